import { notifications } from "@mantine/notifications";
import { messageOf } from "../api/http.ts";
import * as api from "../api/session.ts";

/** Where a member signs in who comes back to this page. */
export function signInAgain(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname)}`;
}

/** Ends the session and goes to `next`. What is unsaved stays on this device, for the same member. */
export async function signOut(next: string): Promise<void> {
  try {
    await api.signOut();
    location.assign(next);
  } catch (error) {
    notifications.show({ color: "proof", title: "Not signed out", message: messageOf(error) });
  }
}
