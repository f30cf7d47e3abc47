import type { HttpCaller, Result } from "@stet/draft-client";
import { CallFailed } from "./failed.ts";

export interface Session {
  readonly tenant: { readonly slug: string; readonly name: string };
  readonly member: {
    readonly name: string;
    readonly email: string;
    readonly role: "owner" | "editor" | string;
  };
}

/** Who is signed in; null when nobody is. */
export async function currentSession(api: HttpCaller): Promise<Session | null> {
  const session = await api.json<Session>({ path: "/session" });
  if (session.ok) return session.value;
  if (session.failure.kind === "signed-out") return null;
  throw new CallFailed(session.failure);
}

export function signIn(
  api: HttpCaller,
  tenant: string,
  email: string,
  password: string,
): Promise<Result<Session>> {
  return api.json<Session>({ method: "POST", path: "/session", body: { tenant, email, password } });
}

/** Ends the session. One that has ended already, or that is another member's by now, is none of this page's. */
export async function signOut(api: HttpCaller): Promise<Result<unknown>> {
  const ended = await api.json({ method: "DELETE", path: "/session", tries: 1 });
  return !ended.ok && ended.failure.kind === "signed-out" ? { ok: true, value: null } : ended;
}
