import type { HttpCaller } from "@stet/draft-client";
import { orThrow } from "./failed.ts";
import { tenantPath } from "./tenant.ts";

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt?: string | null;
}

/** A new token; the only time its secret is told. */
export interface NewToken extends Token {
  readonly token: string;
}

export async function readTokens(api: HttpCaller, slug: string): Promise<readonly Token[]> {
  const path = `${tenantPath(slug)}/tokens`;
  return (await orThrow(api.json<{ tokens: readonly Token[] }>({ path }))).tokens;
}

export function createToken(api: HttpCaller, slug: string, name: string): Promise<NewToken> {
  return orThrow(api.json({ method: "POST", path: `${tenantPath(slug)}/tokens`, body: { name } }));
}

export async function revokeToken(api: HttpCaller, slug: string, id: string): Promise<void> {
  const path = `${tenantPath(slug)}/tokens/${encodeURIComponent(id)}`;
  await orThrow(api.json({ method: "DELETE", path }));
}
