import type { HttpCaller } from "@stet/draft-client";
import { wordsOf } from "../api/failed.ts";
import * as session from "../api/session.ts";

/** Where a member signs in who comes back to this page. */
export function signInAgain(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname)}`;
}

/**
 * Ends the session and goes to `next`. What is unsaved stays on this device, for the same member. Answers with what went
 * wrong; null when this page is being left.
 */
export async function signOut(api: HttpCaller, next: string): Promise<string | null> {
  const ended = await session.signOut(api);
  if (!ended.ok) return wordsOf(ended.failure);
  location.assign(next);
  return null;
}
