import { type OpenConflict, openConflict, withOpened } from "./conflict.ts";
import { isObject, type Json, same } from "./json.ts";
import { merge } from "./merging.ts";
import { assign, at, relocate } from "./pointer.ts";
import { type DraftState, edit, shown } from "./state.ts";

/** What becomes of a value: from the one that the person has in her form to the next; undefined is absence. */
export type ValueChange = (old: Json | undefined) => Json | undefined;

/** A draft of which it is known that the person saw it. */
export interface SeenDraft {
  readonly content: Json;
  readonly version: number;
}

/**
 * My value at a place: in the draft that I see, or, where others have deleted what holds it, in the open decision about
 * that. Undefined when neither has it.
 */
export function yoursAt(
  { content, conflicts }: { readonly content: Json | undefined; readonly conflicts: readonly OpenConflict[] },
  path: string,
): Json | undefined {
  const place = content === undefined ? undefined : relocate(content, path);
  if (place !== undefined) return at(content as Json, place);
  const found = withheld(conflicts, path);
  return found && at(found.mine, found.below);
}

/**
 * The person changed the value at `path` in a form that may have outlived what it is about. While the draft has the
 * place, this is an edit as any other. What others have deleted is changed in the open decision about it; where there is
 * none yet, this opens it, from a draft that still had it (`seen`). Undefined when no such draft is known, and where the
 * person herself deleted it: nothing of hers is kept then, so the form has to say so.
 */
export function editAt(
  state: DraftState,
  path: string,
  change: ValueChange,
  seen?: SeenDraft,
): DraftState | undefined {
  const content = shown(state);
  const place = relocate(content, path);
  if (place !== undefined) return edit(state, changed(content, place, change) as Json);
  const found = withheld(state.conflicts, path);
  if (found) return rewritten(state, found, change);
  const added = changed(content, path, change); // a member that is new, in an object that is there
  if (added !== undefined) return edit(state, added);
  return seen && relocate(state.base, path) === undefined ? reopened(state, path, change, seen) : undefined;
}

/** An open decision about something that is not in the draft and has the place on my side. */
interface Withheld {
  readonly conflict: OpenConflict;
  /** My side of it: a value, or the item that was moved. */
  readonly mine: Json;
  /** Where that is in the draft in which I changed it, and the place below it. */
  readonly around: string;
  readonly below: string;
}

function withheld(conflicts: readonly OpenConflict[], path: string): Withheld | undefined {
  for (const conflict of conflicts) {
    const mine = mineOf(conflict);
    const { yours } = conflict.origin.trees;
    const around = relocate(yours, conflict.origin.path);
    if (mine === undefined || around === undefined) continue;
    const place = relocate(yours, path) ?? path;
    if (`${place}/`.startsWith(`${around}/`))
      return { conflict, mine, around, below: place.slice(around.length) };
  }
  return undefined;
}

function mineOf({ kind, yours }: OpenConflict): Json | undefined {
  if (kind === "delete-move") return isObject(yours) ? yours.item : undefined;
  return kind === "order" || kind === "move" || kind === "cycle" ? undefined : yours;
}

/** All of my typing goes into the decision, and into what a decision for my side is worked out from. */
function rewritten(
  state: DraftState,
  { conflict, mine, around, below }: Withheld,
  change: ValueChange,
): DraftState {
  const next = changed(mine, below, change);
  if (next === undefined || same(next, mine)) return state;
  const { path, trees } = conflict.origin;
  const yours = assign(trees.yours, around, next) as Json;
  // Typed, and typed away: nothing of mine is left in what they deleted.
  const isOver =
    conflict.kind !== "delete-move" && same(next, at(trees.base, relocate(trees.base, path) ?? path));
  const open: OpenConflict = {
    ...conflict,
    yours: conflict.kind === "delete-move" ? { ...(conflict.yours as object), item: next } : next,
    origin: { path, trees: { ...trees, yours } },
  };
  const conflicts = state.conflicts.flatMap((other) => (other !== conflict ? [other] : isOver ? [] : [open]));
  return { ...state, conflicts };
}

/** Others deleted it while nothing of mine in it was unsaved. What is typed now meets their deletion. */
function reopened(
  state: DraftState,
  path: string,
  change: ValueChange,
  seen: SeenDraft,
): DraftState | undefined {
  const place = relocate(seen.content, path) ?? path;
  const yours = changed(seen.content, place, change);
  if (yours === undefined) return undefined;
  if (same(yours, seen.content)) return state;
  const trees = { base: seen.content, yours, theirs: state.local };
  const { tree, conflicts } = merge(trees.base, trees.yours, trees.theirs);
  const side = { version: state.version, since: Math.min(seen.version, state.version), by: null, at: null };
  const found = conflicts.map((conflict) => openConflict(conflict, trees, tree, side));
  return { ...state, local: tree, conflicts: withOpened(state.conflicts, found) };
}

/** `tree` with the value at `path` changed; undefined when there is no way to it. */
function changed(tree: Json, path: string, change: ValueChange): Json | undefined {
  const old = at(tree, path);
  const next = change(old);
  return same(next, old) ? tree : assign(tree, path, next);
}
