import { notifications } from "@mantine/notifications";
import type { TakenBack } from "@stet/draft-client";
import type { Draft } from "@stet/draft-react";
import type { Content } from "../content/storefront.ts";

/** Takes back my last change, and says so when others have changed the same since: then theirs stays. */
export function undo(draft: Draft<Content>): void {
  say(draft.undo(), "Not all of it is taken back");
}

export function redo(draft: Draft<Content>): void {
  say(draft.redo(), "Not all of it is made again");
}

function say(outcome: TakenBack, title: string): void {
  if (outcome !== "conflict") return;
  notifications.show({
    id: "undo",
    title,
    message: "Somebody has changed the same since, and theirs stays.",
  });
}
