import type { Schema } from "../schema/jsonSchema.ts";
import { currentSession, type Session } from "./session.ts";
import { readStorefrontSchema, readTenant, type Tenant } from "./tenant.ts";

/** Everything that stays the same while one member builds one site. */
export interface Site {
  readonly session: Session;
  readonly tenant: Tenant;
  readonly schema: Schema;
}

/** Nobody is signed in: the sign-in page comes next. */
export class SignedOut extends Error {}

export async function loadSite(slug: string): Promise<Site> {
  const session = await currentSession();
  if (!session) throw new SignedOut();
  const [tenant, schema] = await Promise.all([readTenant(slug), readStorefrontSchema()]);
  return { session, tenant, schema };
}
