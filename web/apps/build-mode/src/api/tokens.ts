import type { HttpCaller } from "@stet/draft-client";
import { orThrow } from "./failed.ts";
import { tenantPath } from "./tenant.ts";

/** How much a token may do; each includes those before it. */
export type Scope = "read" | "edit" | "publish" | "admin";

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly createdAt: string;
  /** Absent or null: it is valid until it is revoked. */
  readonly expiresAt?: string | null;
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

export interface WantedToken {
  readonly name: string;
  readonly scope: Scope;
  /** Null: it is valid until it is revoked. */
  readonly days: number | null;
}

export function createToken(
  api: HttpCaller,
  slug: string,
  { name, scope, days }: WantedToken,
): Promise<NewToken> {
  const expiresAt = days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
  return orThrow(
    api.json({ method: "POST", path: `${tenantPath(slug)}/tokens`, body: { name, scope, expiresAt } }),
  );
}

export async function revokeToken(api: HttpCaller, slug: string, id: string): Promise<void> {
  const path = `${tenantPath(slug)}/tokens/${encodeURIComponent(id)}`;
  await orThrow(api.json({ method: "DELETE", path }));
}
