import { isList, isObject, type Json, same } from "./json.ts";
import { merge } from "./merging.ts";
import { pointer } from "./pointer.ts";

/** One change of mine, as the draft that I saw before and after it. */
interface Step {
  readonly before: Json;
  readonly after: Json;
  /** The place that holds the whole change, and when it was last added to: typing on is one step. Null: never. */
  readonly place: string;
  readonly time: number | null;
}

/** What I can take back, and what I took back. Only my own changes are in it. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const noHistory: History = { past: [], future: [] };

const most = 100;
const pause = 1_000;

/** Notes an edit of mine, typed at `time` in milliseconds; null for one that was made at once, such as a decision. */
export function record(history: History, before: Json, after: Json, time: number | null): History {
  const place = placeOf(before, after);
  if (place === null) return history;
  const last = history.past.at(-1);
  const isSoon = time !== null && last?.time != null && time - last.time < pause;
  const earlier = isSoon && last.place === place ? begun(last, before) : undefined;
  const step = { before: earlier ?? before, after, place, time };
  const past = earlier === undefined ? history.past.slice(-(most - 1)) : history.past.slice(0, -1);
  if (same(step.before, after)) return { past, future: [] }; // typed, and typed away: there is nothing to take back
  return { past: [...past, step], future: [] };
}

/**
 * Where a step that is typed on began: with the others' changes of meanwhile, which are not part of it. Undefined when
 * these have changed the same.
 */
function begun(last: Step, now: Json): Json | undefined {
  if (last.after === now) return last.before;
  const { content, outcome } = without(last, now);
  return outcome === "done" ? content : undefined;
}

/**
 * What came of taking a change back. `nothing`: there is none, or nothing of it is left. `conflict`: others have changed
 * the same since, which stays as it is; whatever else the change did is taken back.
 */
export type TakenBack = "done" | "nothing" | "conflict";

export interface Undone {
  readonly history: History;
  readonly content: Json;
  readonly outcome: TakenBack;
}

/** Takes back my last change and leaves the others' alone. Never an older one in its place. */
export function undo(history: History, content: Json): Undone {
  const { step, rest, ...undone } = inverse(history.past, content);
  return { ...undone, history: { past: rest, future: step ? [...history.future, step] : history.future } };
}

/** Makes the change again that was taken back last. */
export function redo(history: History, content: Json): Undone {
  const { step, rest, ...undone } = inverse(history.future, content);
  return { ...undone, history: { past: step ? [...history.past, step] : history.past, future: rest } };
}

/** `content` without the change that led from `before` to `after`. */
export function without(
  { before, after }: { readonly before: Json; readonly after: Json },
  content: Json,
): { readonly content: Json; readonly outcome: TakenBack } {
  // Where somebody has changed the same since, theirs stays: the tree of a conflict is the third side's.
  const { tree, conflicts } = merge(after, before, content);
  if (conflicts.length > 0) return { content: tree, outcome: "conflict" };
  return { content: tree, outcome: same(tree, content) ? "nothing" : "done" };
}

function inverse(
  steps: readonly Step[],
  content: Json,
): Omit<Undone, "history"> & { step?: Step; rest: Step[] } {
  const last = steps.at(-1);
  const rest = steps.slice(0, -1);
  if (!last) return { content, rest, outcome: "nothing" };
  const undone = without(last, content);
  // What nothing came of leads nowhere back. It is gone, so that the next call takes back the one before.
  if (same(undone.content, content)) return { ...undone, rest };
  return { ...undone, rest, step: { ...last, before: content, after: undone.content } };
}

/** The deepest place that holds every difference; null when there is none. */
function placeOf(before: Json, after: Json): string | null {
  if (same(before, after)) return null;
  const path: string[] = [];
  let a: Json = before;
  let b: Json = after;
  for (;;) {
    const next = onlyDifference(a, b);
    if (!next) return pointer(path);
    path.push(next.step);
    a = next.a;
    b = next.b;
  }
}

function onlyDifference(a: Json, b: Json): { step: string; a: Json; b: Json } | null {
  const left = children(a);
  const right = children(b);
  if (!left || !right || left.length !== right.length) return null;
  let found: { step: string; a: Json; b: Json } | null = null;
  for (const [i, [step, value]] of left.entries()) {
    const [other, otherValue] = right[i] as [string, Json];
    if (other !== step) return null;
    if (same(value, otherValue)) continue;
    if (found) return null;
    found = { step, a: value, b: otherValue };
  }
  return found;
}

function children(node: Json): [string, Json][] | null {
  if (isObject(node)) return Object.entries(node);
  if (!isList(node)) return null;
  return node.map((item, i) => [isObject(item) && typeof item.id === "string" ? item.id : String(i), item]);
}
