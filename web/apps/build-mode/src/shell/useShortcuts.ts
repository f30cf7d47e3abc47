import { notifications } from "@mantine/notifications";
import type { Draft } from "@stet/draft-react";
import { useEffect, useRef } from "react";
import { wordsOfRefusal } from "../api/failed.ts";
import type { Content } from "../content/storefront.ts";
import { redo, undo } from "./undo.ts";

/** A key press, as far as shortcuts look at it. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export type Shortcut = "undo" | "redo" | "save" | "help";

/** Which shortcut a key press is. `typing` is when a letter belongs to a text field. */
export function shortcutOf(press: Press, typing: boolean): Shortcut | null {
  const key = press.key.toLowerCase();
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    if (key === "z") return press.shiftKey ? "redo" : "undo";
    if (key === "y" && !press.shiftKey) return "redo";
    if (key === "s" && !press.shiftKey) return "save";
    return null;
  }
  return key === "?" && !typing ? "help" : null;
}

/**
 * Undo works on the draft also inside text fields: the browser's own undo knows nothing of what others changed
 * meanwhile, and would write old text over theirs.
 */
export function useShortcuts(draft: Draft<Content>, onHelp: () => void): void {
  const latest = useRef({ draft, onHelp });
  latest.current = { draft, onHelp };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element | null;
      // A dialog's own fields (a password, say) are not part of the draft.
      if (target?.closest?.("[role=dialog]")) return;
      const typing = target?.closest?.("input, textarea, select, [contenteditable]") != null;
      const shortcut = shortcutOf(event, typing);
      if (!shortcut) return;
      event.preventDefault();
      run(shortcut, latest.current.draft, latest.current.onHelp);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function run(shortcut: Shortcut, draft: Draft<Content>, onHelp: () => void): void {
  if (shortcut === "undo") undo(draft);
  if (shortcut === "redo") redo(draft);
  if (shortcut === "help") onHelp();
  if (shortcut === "save") void saveNow(draft);
}

/** Everything saves by itself; whoever asks for it anyway gets an answer. */
async function saveNow(draft: Draft<Content>): Promise<void> {
  const done = await draft.flush();
  notifications.show({
    id: "save-now",
    autoClose: 2_500,
    ...(done.ok
      ? { message: "Everything is saved." }
      : { color: "proof", title: "Not everything is saved yet", message: wordsOfRefusal(done) }),
  });
}
