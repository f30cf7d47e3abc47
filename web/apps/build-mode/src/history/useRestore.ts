import { notifications } from "@mantine/notifications";
import type { Draft } from "@stet/draft-react";
import { useState } from "react";
import { wordsOfRefusal } from "../api/failed.ts";
import type { Content } from "../content/storefront.ts";

/** Brings an earlier version back as a new one, and says how it went. */
export function useRestore(draft: Draft<Content>) {
  const [busy, setBusy] = useState(false);
  const restore = async (version: number): Promise<boolean> => {
    setBusy(true);
    const done = await draft.restore(version);
    setBusy(false);
    notifications.show(
      done.ok
        ? { title: `Version ${version} is back`, message: "What it replaced is in the history." }
        : { color: "proof", title: "Not restored", message: wordsOfRefusal(done) },
    );
    return done.ok;
  };
  return { restore, busy };
}
