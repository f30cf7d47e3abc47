import {
  type Choice,
  type OpenConflict,
  openConflict,
  overlay,
  refreshed,
  type ServerConflict,
  type TheirSide,
  underlay,
  type Writer,
  withBases,
  withOpened,
} from "./conflict.ts";
import { decided } from "./decide.ts";
import { type Json, same } from "./json.ts";
import { merge } from "./merging.ts";
import { at, relocate } from "./pointer.ts";
import {
  type RefusedValue,
  refusedIn,
  stillRefused,
  type Violation,
  withoutRefused,
} from "./refused-values.ts";

/** A version of the draft as the server has it. */
export interface Remote {
  readonly version: number;
  readonly content: Json;
  readonly by: Writer | null;
  /** ISO 8601 instant, for display. */
  readonly at: string | null;
  /** The `Stet-Client` of the save that made this version: how a tab knows its own echo. */
  readonly client?: string | undefined;
  /** The history that the version belongs to; versions of two can't be compared. Absent: the one that is known. */
  readonly lineage?: string | undefined;
}

/** A save whose answer is not known yet. It is sent again unchanged, with the same key, until there is one. */
export interface Inflight {
  /** The `Idempotency-Key`. */
  readonly key: string;
  /** The `Stet-Client`: client id and counter. */
  readonly client: string;
  readonly content: Json;
}

/**
 * Everything a tab knows about its draft, as a value. Every change is a function from a state to the next one.
 *
 * `local` is what can be saved; `shown(state)` is what the person sees, which differs at open conflicts.
 * `inflight` is a change of `base`, `local` is a change of `inflight` (or of `base` when nothing is under way).
 */
export interface DraftState {
  /** The version of `base`. */
  readonly version: number;
  /** The history that the version belongs to, if the server has named one. */
  readonly lineage?: string | undefined;
  readonly base: Json;
  readonly inflight: Inflight | null;
  readonly local: Json;
  readonly conflicts: readonly OpenConflict[];
  /**
   * A newer version that came while a save or a command was under way. It waits for the answer, because only the answer
   * says whether it contains that save, or what the command gave up; guessing would report conflicts of a person with
   * herself.
   */
  readonly held: Remote | null;
  /** What the server refused of mine, and I may not have corrected yet. */
  readonly refused: readonly RefusedValue[];
}

export function opened(remote: Remote): DraftState {
  return {
    version: remote.version,
    lineage: remote.lineage,
    base: remote.content,
    inflight: null,
    local: remote.content,
    conflicts: [],
    held: null,
    refused: [],
  };
}

/** The draft as the person sees it: hers wins where a decision is open. */
export function shown(state: DraftState): Json {
  return overlay(state.local, state.conflicts);
}

/** Whether there is something that no save carries yet. */
export function isDirty(state: DraftState): boolean {
  return !same(state.local, state.inflight?.content ?? state.base);
}

/** The values that the server refused, and that alone are held back until they are corrected. */
export function openRefusals({ local, base, refused }: DraftState): readonly RefusedValue[] {
  return stillRefused(local, base, refused);
}

/** What the next save would carry: everything but what is held back. */
function sendable(state: DraftState): Json {
  return withoutRefused(state.local, state.base, openRefusals(state));
}

/** Whether there is something that no save carries yet, and that the server has not refused. */
export function isSendable(state: DraftState): boolean {
  if (state.refused.length === 0) return isDirty(state);
  return !same(sendable(state), state.inflight?.content ?? state.base);
}

/** Whether something waits to be accepted by the server. */
export function isWaiting(state: DraftState): boolean {
  return state.inflight !== null || isSendable(state);
}

/** Whether leaving now would leave something that only this device has. */
export function isUnsaved(state: DraftState): boolean {
  return state.conflicts.length > 0 || state.inflight !== null || isDirty(state);
}

/** The person changed what she sees to `content`. */
export function edit(state: DraftState, content: Json): DraftState {
  const { tree, conflicts } = underlay(state.local, content, state.conflicts);
  return { ...state, local: tree, conflicts };
}

/** Puts what is unsaved on its way. Nothing happens while a save is under way, or when there is nothing. */
export function send(state: DraftState, names: { key: string; client: string }): DraftState {
  if (state.inflight || !isSendable(state)) return state;
  return { ...state, refused: openRefusals(state), inflight: { ...names, content: sendable(state) } };
}

/** The save was accepted: as version `version`, with `content` where the server merged it with others' changes. */
export function acknowledge(
  state: DraftState,
  key: string,
  saved: Pick<Remote, "version" | "lineage"> & Partial<Pick<Remote, "content" | "by" | "at">>,
): DraftState {
  const sent = state.inflight;
  if (sent?.key !== key) return state; // a second answer, or the echo came first
  const remote = {
    version: saved.version,
    lineage: saved.lineage,
    content: saved.content ?? sent.content,
    by: saved.by ?? null,
    at: saved.at ?? null,
  };
  return release(rebase(state, sent.content, remote));
}

/** The save was refused as stale: nothing of it is in the draft, so everything of mine goes onto the newest one. */
export function reject(
  state: DraftState,
  key: string,
  current: Remote,
  places: readonly ServerConflict[] = [],
): DraftState {
  if (state.inflight?.key !== key) return state;
  return release(rebase(state, state.base, current, places));
}

/** The save was refused for what it contains: it becomes part of the local draft again, to be corrected. */
export function unsend(state: DraftState, key: string): DraftState {
  if (state.inflight?.key !== key) return state;
  return release({ ...state, inflight: null });
}

/**
 * The save was refused for some of the values that it contains: these are held back, and the rest can be sent. The state
 * itself when none of them is a change of mine, so that holding back would not help.
 */
export function refuse(state: DraftState, key: string, errors: readonly Violation[]): DraftState {
  if (state.inflight?.key !== key) return state;
  const found = refusedIn(state.inflight.content, state.base, errors);
  return found.length === 0 ? state : unsend({ ...state, refused: [...openRefusals(state), ...found] }, key);
}

/** The newest version whose content is known: the one that is held back, else the base. */
export function newest({ version, held }: DraftState): number {
  return Math.max(version, held?.version ?? version);
}

/** Another version of the draft is known: loaded, or told by the server. */
export function receive(state: DraftState, remote: Remote): DraftState {
  if (isRewound(state, remote)) return rebase({ ...state, held: null }, state.base, remote);
  if (remote.version <= state.version) return state; // an answer that was overtaken
  const sent = state.inflight;
  if (!sent) return rebase(state, state.base, remote);
  if (remote.client === sent.client) return acknowledge(state, sent.key, remote);
  return hold(state, remote);
}

/**
 * Whether an older state of the database was put back since: what I am based on may not be there any more, nor a save of
 * mine that is under way. All that is unsaved is merged from its own base, which I have; nothing is sent on the old one.
 */
export function isRewound(state: DraftState, { lineage }: Pick<Remote, "lineage">): boolean {
  return lineage !== undefined && state.lineage !== undefined && lineage !== state.lineage;
}

/** Holds another version back, if it is newer than all that is known, until `release`. */
export function hold(state: DraftState, remote: Remote): DraftState {
  return remote.version > newest(state) ? { ...state, held: remote } : state;
}

/** Takes in what was held back. */
export function release(state: DraftState): DraftState {
  return state.held ? receive({ ...state, held: null }, state.held) : state;
}

/**
 * The person decided an open conflict. It becomes an ordinary edit on top of the newest version. The conflict stays
 * open if what others have done since leaves no place for the decision.
 */
export function decide(state: DraftState, id: string, choice: Choice): DraftState {
  const conflict = state.conflicts.find((open) => open.id === id);
  const local = conflict && decided(state.local, conflict, choice);
  if (local === undefined) return state;
  return {
    ...state,
    local,
    conflicts: state.conflicts.filter((open) => open !== conflict),
  };
}

/** Keeps a hand-made mix with its open conflict, or forgets it. */
export function sketch(state: DraftState, id: string, mix: Json | undefined): DraftState {
  const conflicts = state.conflicts.map((open) => {
    if (open.id !== id) return open;
    const { mix: _, ...without } = open;
    return mix === undefined ? without : { ...without, mix };
  });
  return { ...state, conflicts };
}

/** Whether `absorb` can be called: nothing of mine waits to be saved, and no place has two decisions. */
export function canAbsorb(state: DraftState, orphan: DraftState): boolean {
  const open = new Set(state.conflicts.map(({ id }) => id));
  return state.inflight === null && !isDirty(state) && !orphan.conflicts.some(({ id }) => open.has(id));
}

/** Goes on with another tab's unsaved work. What I have is just a newer version of what that was based on. */
export function absorb(state: DraftState, orphan: DraftState): DraftState {
  const both = { ...orphan, conflicts: [...orphan.conflicts, ...state.conflicts] };
  const { version, lineage, base } = state;
  return receive(both, { version, lineage, content: base, by: null, at: null });
}

/**
 * Replaces everything of mine by the newest version: only when a person asked for it. Not while a decision is open:
 * what it holds of mine is nowhere else, and no undo would bring it back.
 */
export function abandon(state: DraftState): DraftState {
  if (state.conflicts.length > 0) return state;
  const { version, lineage, base, held } = state;
  return { ...opened({ version, lineage, content: base, by: null, at: null }), held };
}

/** My changes since `from`, put on top of `remote`. */
function rebase(
  state: DraftState,
  from: Json,
  remote: Remote,
  places: readonly ServerConflict[] = [],
): DraftState {
  const { version, by, at } = remote;
  const lineage = remote.lineage ?? state.lineage;
  const side: TheirSide = { version, since: state.version, by, at, places };
  const { open, gone, withdrawn } = refreshed(state.conflicts, state.local, remote.content, side);
  const trees = {
    base: withBases(from, gone),
    yours: overlay(state.local, gone),
    theirs: remote.content,
  };
  const merged = merge(trees.base, trees.yours, trees.theirs);
  const found = merged.conflicts.map((conflict) => openConflict(conflict, trees, merged.tree, side));
  const rebased = { ...state, version, lineage, base: remote.content, inflight: null, local: merged.tree };
  return withdrawn.reduce(closed, { ...rebased, conflicts: withOpened([...open, ...withdrawn], found) });
}

/**
 * Nothing of theirs is left to decide about: what is mine becomes an edit. It stays open where that has no place, and
 * while I have an edit of another kind there, which my side of the decision knows nothing of.
 */
function closed(state: DraftState, { id, path }: OpenConflict): DraftState {
  const valueIn = (tree: Json) => at(tree, relocate(tree, path) ?? path);
  return same(valueIn(state.local), valueIn(state.base)) ? decide(state, id, "yours") : state;
}
