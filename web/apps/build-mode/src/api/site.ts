import type { HttpCaller } from "@stet/draft-client";
import { pageCaller } from "@stet/draft-client/browser";
import type { Schema } from "../schema/jsonSchema.ts";
import { currentSession, type Session } from "./session.ts";
import { readStorefrontSchema, readTenant, type Tenant } from "./tenant.ts";

/** Everything that stays the same while one member builds one site. */
export interface Site {
  /** Makes every call of this page, for the member whom it was opened for. */
  readonly api: HttpCaller;
  readonly session: Session;
  readonly tenant: Tenant;
  readonly schema: Schema;
}

/** Nobody is signed in: the sign-in page comes next. */
export class SignedOut extends Error {}

export async function loadSite(slug: string): Promise<Site> {
  const session = await currentSession(pageCaller());
  if (!session) throw new SignedOut();
  const api = pageCaller({ member: session.member.email });
  const [tenant, schema] = await Promise.all([readTenant(api, slug), readStorefrontSchema(api)]);
  return { api, session, tenant, schema };
}
