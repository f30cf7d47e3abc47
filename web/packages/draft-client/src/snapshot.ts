import type { OpenConflict, Writer } from "./conflict.ts";
import type { Failure } from "./failure.ts";
import type { Json } from "./json.ts";
import type { Tab } from "./live-messages.ts";
import type { News } from "./news.ts";
import type { Violation } from "./refused-values.ts";
import type { Published } from "./transport.ts";

/** What the state line says. The first that applies, from the bottom up. */
export type Status =
  /** Nothing is known yet. */
  | "loading"
  /** Everything that I typed is on the server. */
  | "saved"
  /** Something is being saved, or will be in a moment. */
  | "saving"
  /** My change and another's do not go together; everything else is saved. */
  | "needs-decision"
  /** The server does not answer; what is unsaved is kept on this device and sent when it does. */
  | "offline"
  /** Something was refused: see `errors`. It waits for its correction; everything else is saved. */
  | "invalid"
  /** The session has ended. Everything is kept; `revalidate()` after signing in goes on. */
  | "signed-out"
  /** The draft could not be loaded, and nothing can be edited: an empty page must never become a saved one. */
  | "load-failed";

/** Everything that a page shows of its draft, as an immutable value. */
export interface DraftSnapshot {
  readonly status: Status;
  /** The draft as I see it, with my side of open decisions; undefined until it is loaded. */
  readonly content: Json | undefined;
  /** The newest version that this tab has seen. */
  readonly version: number | undefined;
  /** Open decisions, oldest first. */
  readonly conflicts: readonly OpenConflict[];
  /** What was refused and why, also while other changes are being saved. The path is empty when it is all of it. */
  readonly errors: readonly Violation[];
  /** Why the last call failed; null when it did not. */
  readonly failure: Failure | null;
  /** Whether leaving the page now leaves something that the server does not have. */
  readonly unsaved: boolean;
  /** Whether what is unsaved is kept on this device, and so survives a reload or a crash. */
  readonly kept: boolean;
  /** Milliseconds since 1970 of the last successful save of this tab; null before it. */
  readonly savedAt: number | null;
  /** Milliseconds since 1970 of the next try while offline; null when none is planned. */
  readonly retryAt: number | null;
  readonly published: Published | null;
  /**
   * Whether an older state of the server's database was put back while this tab was open, until `forgetRewind`. What was
   * saved since that state is gone from the server; what was unsaved here is kept, and merged or asked about.
   */
  readonly rewound: boolean;
  /** Who made the newest version that came from elsewhere, and when; null when it is not known. */
  readonly updatedBy: Writer | null;
  readonly updatedAt: string | null;
  /**
   * Whether news come by themselves: `off` without a live transport or while the client is stopped, `connecting` also
   * between tries, `refused` when trying again is of no use until something has changed (`spec/live.md`, [L20]).
   */
  readonly live: "off" | "connecting" | "on" | "refused";
  /** Who else has the draft open, oldest first, this client left out; empty unless `live` is `on`. */
  readonly others: readonly Tab[];
  /** How many others there are beside these. */
  readonly othersMore: number;
  /** What other clients changed since this one loaded the draft, newest last, at most 20. Only with live news. */
  readonly news: readonly News[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Why something that needs everything to be saved was not done. */
export type Reason =
  | "not-loaded"
  | "needs-decision"
  | "invalid"
  | "offline"
  | "signed-out"
  /** The draft is at another version than the one that was reviewed; it has been loaded. Look again. */
  | "changed"
  | "refused";

export interface Refusal {
  readonly ok: false;
  readonly reason: Reason;
  /** A sentence for the person. */
  readonly detail: string;
}

export type Done<T> = { readonly ok: true; readonly value: T } | Refusal;

export function reasonOf(failure: Failure): Reason {
  switch (failure.kind) {
    case "invalid":
    case "too-large":
      return "invalid";
    case "unavailable":
      return "offline";
    case "signed-out":
      return "signed-out";
    case "stale":
      return "changed";
    default:
      return "refused";
  }
}

export function detailOf(failure: Failure): string {
  return "detail" in failure ? failure.detail : "The draft has changed since.";
}

/** Whether the server refused the content itself, so that sending the same again is of no use. */
export function isRefusal(failure: Failure | null): boolean {
  return failure !== null && ["invalid", "too-large", "refused"].includes(failure.kind);
}

/** Whether the content is what the refusal is about: only another content helps, and no other moment. */
export function isBroken(failure: Failure | null): boolean {
  return failure !== null && ["invalid", "too-large"].includes(failure.kind);
}

export function refusal(reason: Reason, detail: string): Refusal {
  return { ok: false, reason, detail };
}

export function undecided(): Refusal {
  return refusal("needs-decision", "Some changes need your decision.");
}
