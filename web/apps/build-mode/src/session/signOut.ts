import { notifications } from "@mantine/notifications";
import { messageOf } from "../api/http.ts";
import * as api from "../api/session.ts";

/** Ends the session and goes to `next`. What is unsaved stays on this device, for the same member. */
export async function signOut(next: string): Promise<void> {
  try {
    await api.signOut();
    location.assign(next);
  } catch (error) {
    notifications.show({ color: "proof", title: "Not signed out", message: messageOf(error) });
  }
}
