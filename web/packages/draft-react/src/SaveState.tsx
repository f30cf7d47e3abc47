import type { DraftSnapshot, Status } from "@stet/draft-client";
import { useRef } from "react";
import classes from "./saveState.module.css";

export interface SaveStateProps {
  readonly draft: Pick<DraftSnapshot, "status" | "kept" | "conflicts">;
  /** Opens the decisions. */
  readonly onDecide: () => void;
  /** Signs in again. */
  readonly onSignIn?: () => void;
  /** Tries again now. */
  readonly onRetry?: () => void;
}

/** One line that says whether what I typed is safe, and offers what can be done about it. */
export function SaveState({ draft, onDecide, onSignIn, onRetry }: SaveStateProps) {
  const { status } = draft;
  const words = wordsFor(draft);
  const action = {
    "needs-decision": onDecide,
    "signed-out": onSignIn,
    offline: onRetry,
    "load-failed": onRetry,
  }[status as string];
  // Saving comes and goes every few seconds: it is shown, but not read out again and again.
  const spoken = useRef("");
  if (status !== "saving") spoken.current = words;
  return (
    <span className={classes.line} data-status={status}>
      <span aria-hidden className={classes.dot} />
      {action ? (
        <button type="button" className={classes.action} onClick={action}>
          {words}
        </button>
      ) : (
        <span aria-hidden>{words}</span>
      )}
      <span role="status" aria-live="polite" className={classes.spoken}>
        {spoken.current}
      </span>
    </span>
  );
}

const words: Record<Status, string> = {
  loading: "Loading…",
  saved: "Saved",
  saving: "Saving…",
  offline: "Offline, kept on this device",
  "needs-decision": "Needs your decision",
  invalid: "Not saved: something needs correcting",
  "signed-out": "Signed out, kept on this device",
  "load-failed": "Could not be loaded",
};

/** What only this page has, where the browser keeps nothing: in a private window, or with a full disk. */
const notKept: Partial<Record<Status, string>> = {
  offline: "Offline: keep this page open",
  "signed-out": "Signed out: keep this page open",
  "needs-decision": "Needs your decision: keep this page open",
  invalid: "Something needs correcting: keep this page open",
};

function wordsFor({ status, kept, conflicts }: SaveStateProps["draft"]): string {
  const warning = kept ? undefined : notKept[status];
  if (warning) return warning;
  const { length } = conflicts;
  return status === "needs-decision" && length > 1 ? `${words[status]} (${length})` : words[status];
}
