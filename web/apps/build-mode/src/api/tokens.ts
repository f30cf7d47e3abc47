import { callJson } from "./http.ts";
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

export async function readTokens(slug: string): Promise<readonly Token[]> {
  const answer = await callJson<readonly Token[] | { tokens: readonly Token[] }>(
    `${tenantPath(slug)}/tokens`,
  );
  return "tokens" in answer ? answer.tokens : answer;
}

export function createToken(slug: string, name: string): Promise<NewToken> {
  return callJson(`${tenantPath(slug)}/tokens`, { method: "POST", body: { name } });
}

export function revokeToken(slug: string, id: string): Promise<void> {
  return callJson(`${tenantPath(slug)}/tokens/${encodeURIComponent(id)}`, { method: "DELETE" });
}
