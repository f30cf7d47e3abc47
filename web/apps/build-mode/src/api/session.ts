import { callJson, Problem } from "./http.ts";

export interface Session {
  readonly tenant: { readonly slug: string; readonly name: string };
  readonly member: {
    readonly name: string;
    readonly email: string;
    readonly role: "owner" | "editor" | string;
  };
}

/** Who is signed in; null when nobody is. */
export async function currentSession(): Promise<Session | null> {
  try {
    return await callJson<Session>("/session");
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

export function signIn(tenant: string, email: string, password: string): Promise<Session> {
  return callJson<Session>("/session", { method: "POST", body: { tenant, email, password } });
}

export function signOut(): Promise<void> {
  return callJson<void>("/session", { method: "DELETE" });
}
