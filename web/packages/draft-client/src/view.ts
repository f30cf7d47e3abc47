import type { Failure } from "./failure.ts";
import type { History } from "./history.ts";
import type { Log } from "./news.ts";
import type { Violation } from "./refused-values.ts";
import { type DraftSnapshot, isRefusal, type Status } from "./snapshot.ts";
import { type DraftState, isUnsaved, isWaiting, openRefusals, shown } from "./state.ts";

/** What a client knows beside its draft. */
export interface View
  extends Pick<
    DraftSnapshot,
    | "failure"
    | "kept"
    | "savedAt"
    | "retryAt"
    | "published"
    | "rewound"
    | "updatedBy"
    | "updatedAt"
    | "live"
    | "others"
    | "othersMore"
  > {
  readonly sending: boolean;
}

export function snapshotOf(
  state: DraftState | null,
  version: number | undefined,
  history: History,
  log: Log,
  view: View,
): DraftSnapshot {
  // Member by member: taking one out of a copy is many times slower, and this is done with every key.
  const {
    failure,
    kept,
    savedAt,
    retryAt,
    published,
    rewound,
    updatedBy,
    updatedAt,
    live,
    others,
    othersMore,
  } = view;
  return {
    status: statusOf(state, view),
    content: state ? shownOnce(state) : undefined,
    version,
    conflicts: state?.conflicts ?? [],
    errors: errorsOf(state, failure),
    failure,
    unsaved: state !== null && isUnsaved(state),
    kept,
    savedAt,
    retryAt,
    published,
    rewound,
    updatedBy,
    updatedAt,
    live,
    others,
    othersMore,
    news: log.news,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}

function statusOf(state: DraftState | null, { failure, sending }: View): Status {
  if (failure?.kind === "signed-out") return "signed-out";
  if (!state) return failure ? "load-failed" : "loading";
  if (sending) return "saving";
  const waits = isWaiting(state);
  if (isRefusal(failure)) return "invalid";
  if (failure?.kind === "unavailable" && (waits || state.conflicts.length > 0)) return "offline";
  if (waits) return "saving";
  if (openRefusals(state).length > 0) return failure?.kind === "unavailable" ? "offline" : "invalid";
  return state.conflicts.length > 0 ? "needs-decision" : "saved";
}

function errorsOf(state: DraftState | null, failure: Failure | null): DraftSnapshot["errors"] {
  if (!failure || !isRefusal(failure)) return state ? openRefusals(state).map(error) : [];
  return failure.kind === "invalid"
    ? failure.errors
    : [{ path: "", message: "detail" in failure ? failure.detail : "" }];
}

function error({ path, message }: Violation): Violation {
  return { path, message };
}

const memo = new WeakMap<DraftState, DraftSnapshot["content"]>();

/** One state is always shown as one object, so that a page can tell by identity that nothing changed. */
function shownOnce(state: DraftState): DraftSnapshot["content"] {
  if (!memo.has(state)) memo.set(state, shown(state));
  return memo.get(state);
}
