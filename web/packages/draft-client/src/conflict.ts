import { isList, isObject, type Json, same } from "./json.ts";
import type { MergeConflict, ThreeTrees } from "./merging.ts";
import { assign, at, put, relocate, steps } from "./pointer.ts";

/** Who changed the draft. */
export interface Writer {
  readonly kind: "person" | "token" | "agent" | "system";
  /** Together with the kind it tells one writer from another of the same name. */
  readonly id?: string;
  readonly name: string;
}

/**
 * One place where my change and another's do not go together, waiting for a person's decision. The draft that is
 * saved meanwhile holds theirs; mine is kept here, on this device, until it is decided.
 */
export interface OpenConflict {
  /** Stable as long as the conflict is open. */
  readonly id: string;
  /** Where it is now: a JSON Pointer with item ids. */
  readonly path: string;
  /** As in `spec/merge.md`, section 7, which also says what the three sides are. */
  readonly kind: MergeConflict["kind"];
  /** Absent: the thing did not exist. */
  readonly base?: Json;
  /** Absent: I deleted it. */
  readonly yours?: Json;
  /** Absent: they deleted it. */
  readonly theirs?: Json;
  /** Whose change it is; null when the server did not say. */
  readonly by: Writer | null;
  /** Whether their side is an earlier change of this very tab, whose reply never came. */
  readonly isOwn?: boolean;
  /** ISO 8601 instant, the server's clock; for display only. */
  readonly at: string | null;
  /** The version in which their side was seen. */
  readonly version: number;
  /** The version that mine was based on: their change came after it. */
  readonly since: number;
  /** A hand-made mix that the person has begun and not decided on yet. */
  readonly mix?: Json;
  /** The merge that found it, and its path there: what a decision is worked out from. */
  readonly origin: { readonly path: string; readonly trees: ThreeTrees };
}

/** Which side to keep; `value` is a hand-made mix. */
export type Choice = "yours" | "theirs" | { readonly value: Json };

/** What is known about the other side of the conflicts of one merge. */
export interface TheirSide {
  readonly version: number;
  readonly since: number;
  readonly by: Writer | null;
  readonly at: string | null;
  /** The server's own list, which may name a writer per place. */
  readonly places?: readonly ServerConflict[];
}

/** A conflict as the server reports it. */
export interface ServerConflict {
  readonly path: string;
  readonly theirsBy?: Writer;
  readonly theirsAt?: string;
  readonly theirsVersion?: number;
  /** Whether it is an earlier change of the client that was refused. */
  readonly theirsIsYours?: boolean;
}

/** The conflict that a merge of `trees` into `tree` found, as an open decision. */
export function openConflict(
  conflict: MergeConflict,
  trees: ThreeTrees,
  tree: Json,
  side: TheirSide,
): OpenConflict {
  const named = side.places?.find((place) => place.path === conflict.path);
  return {
    ...conflict,
    id: conflict.path,
    path: relocate(tree, conflict.path) ?? conflict.path,
    by: named?.theirsBy ?? side.by,
    ...(named?.theirsIsYours ? { isOwn: true } : {}),
    at: named?.theirsAt ?? side.at,
    version: named?.theirsVersion ?? side.version,
    since: side.since,
    origin: { path: conflict.path, trees },
  };
}

/** Kinds whose sides are places or orders, not the value at the path. */
const structural: ReadonlySet<string> = new Set(["order", "move", "delete-move", "cycle", "structure"]);

/**
 * Whether my side can stand in the draft that I see: a value against a value at a place that is there. A deleted
 * section or an order cannot; it is shown as theirs, and the decision says what is mine.
 */
export function overlays(conflict: OpenConflict, tree: Json): boolean {
  return (
    conflict.yours !== undefined &&
    conflict.theirs !== undefined &&
    !isStructural(conflict) &&
    at(tree, conflict.path) !== undefined
  );
}

/** The draft as I see it: the one that is saved, with my side of every open decision. */
export function overlay(tree: Json, conflicts: readonly OpenConflict[]): Json {
  return conflicts.reduce(
    (shown, conflict) =>
      overlays(conflict, shown) ? put(shown, conflict.path, conflict.yours as Json) : shown,
    tree,
  );
}

/**
 * The opposite: takes my undecided sides out of the draft that I edited. Typing in an undecided field changes my
 * side of the decision; deleting what holds it decides it; moving it takes the decision along.
 */
export function underlay(
  before: Json,
  edited: Json,
  conflicts: readonly OpenConflict[],
): { tree: Json; conflicts: readonly OpenConflict[] } {
  let tree = edited;
  const open: OpenConflict[] = [];
  for (const conflict of conflicts) {
    if (!overlays(conflict, before)) {
      open.push(conflict);
      continue;
    }
    const path = relocate(tree, conflict.path);
    if (path === undefined) continue;
    const yours = at(tree, path) as Json;
    const theirs = at(before, conflict.path) as Json;
    tree = put(tree, path, theirs);
    if (!same(yours, theirs))
      open.push(
        same(yours, conflict.yours) && path === conflict.path ? conflict : { ...conflict, path, yours },
      );
  }
  return { tree, conflicts: open };
}

/** Adds what a merge found; a second conflict at a place keeps the first base, also its absence: what I started from. */
export function withOpened(
  open: readonly OpenConflict[],
  found: readonly OpenConflict[],
): readonly OpenConflict[] {
  if (found.length === 0) return open;
  const byId = new Map(open.map((conflict) => [conflict.id, conflict]));
  for (const conflict of found) {
    const earlier = byId.get(conflict.id);
    byId.set(conflict.id, earlier ? startedFrom(conflict, earlier.base) : conflict);
  }
  return [...byId.values()];
}

function startedFrom(conflict: OpenConflict, base: Json | undefined): OpenConflict {
  const { base: _, ...rest } = conflict;
  return base === undefined ? rest : { ...rest, base };
}

/** What a newer version makes of the open conflicts. */
export interface Refreshed {
  /** Still open, with their side as it is now. */
  readonly open: readonly OpenConflict[];
  /**
   * Their place was deleted under an undecided value of mine: the merge has to find them anew, as a deletion against the
   * whole item.
   */
  readonly gone: readonly OpenConflict[];
  /** Their side is again what I started from, so that only mine is left. */
  readonly withdrawn: readonly OpenConflict[];
}

/** Those whose sides have become equal are over. */
export function refreshed(
  conflicts: readonly OpenConflict[],
  local: Json,
  content: Json,
  side: TheirSide,
): Refreshed {
  const open: OpenConflict[] = [];
  const gone: OpenConflict[] = [];
  const withdrawn: OpenConflict[] = [];
  for (const conflict of conflicts) {
    const path = relocate(content, conflict.path) ?? conflict.path;
    const theirs = at(content, path);
    if (isStructural(conflict)) (isBack(conflict, content, path) ? withdrawn : open).push(conflict);
    else if (same(theirs, conflict.yours)) continue;
    else if (same(theirs, conflict.base)) withdrawn.push(withTheirs({ ...conflict, path }, theirs));
    else if (same(theirs, conflict.theirs)) open.push({ ...conflict, path });
    else if (theirs !== undefined) open.push({ ...conflict, isOwn: false, path, theirs, ...seen(side) });
    else if (overlays(conflict, local)) gone.push(conflict);
    else open.push(conflict);
  }
  return { open, gone, withdrawn };
}

function isStructural({ kind }: OpenConflict): boolean {
  return structural.has(kind);
}

/** Whether a place or an order that they had changed is exactly what I started from. */
function isBack({ kind, base }: OpenConflict, content: Json, path: string): boolean {
  const value = at(content, path);
  if (kind === "order") return same(idsOf(value), base);
  if (value === undefined || !isObject(base) || (kind !== "move" && kind !== "delete-move")) return false;
  const list = path.slice(0, path.lastIndexOf("/"));
  const ids = idsOf(at(content, list)) ?? [];
  const after = ids[ids.indexOf(steps(path).at(-1) as string) - 1] ?? null;
  const isItem = base.item === undefined || same(value, base.item);
  return isItem && base.list === list && base.after === after;
}

function idsOf(list: Json | undefined): readonly Json[] | undefined {
  return isList(list) ? list.map((item) => (isObject(item) ? (item.id ?? null) : null)) : undefined;
}

function withTheirs(conflict: OpenConflict, theirs: Json | undefined): OpenConflict {
  const { theirs: _, ...rest } = conflict;
  return theirs === undefined ? rest : { ...rest, theirs };
}

/** `tree` with what I started from in place of what their side of these conflicts was. */
export function withBases(tree: Json, conflicts: readonly OpenConflict[]): Json {
  return conflicts.reduce(
    (all, { path, base }) => assign(all, relocate(all, path) ?? path, base) ?? all,
    tree,
  );
}

function seen({ by, at, version }: TheirSide): Pick<OpenConflict, "by" | "at" | "version"> {
  return { by, at, version };
}
