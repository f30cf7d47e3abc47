import { isList, isObject, type Json, same } from "./json.ts";
import { merge } from "./merging.ts";
import { pointer } from "./pointer.ts";

/** One change of mine, as the draft that I saw before and after it. */
interface Step {
  readonly before: Json;
  readonly after: Json;
  /** The place that holds the whole change, and when it was last added to: typing on is one step. */
  readonly place: string;
  readonly time: number;
}

/** What I can take back, and what I took back. Only my own changes are in it. */
export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const noHistory: History = { past: [], future: [] };

const most = 100;
const pause = 1_000;

/** Notes an edit of mine, made at `time` in milliseconds. */
export function record(history: History, before: Json, after: Json, time: number): History {
  const place = placeOf(before, after);
  if (place === null) return history;
  const last = history.past.at(-1);
  const typedOn = last && last.place === place && last.after === before && time - last.time < pause;
  const step = { before: typedOn ? last.before : before, after, place, time };
  const past = typedOn ? history.past.slice(0, -1) : history.past.slice(-(most - 1));
  return { past: [...past, step], future: [] };
}

export interface Undone {
  readonly history: History;
  readonly content: Json;
}

/** Takes back my last change and leaves the others' alone; null when there is nothing that it would change. */
export function undo(history: History, content: Json): Undone | null {
  const found = inverse(history.past, content);
  if (!found) return null;
  return {
    content: found.content,
    history: { past: found.rest, future: [...history.future, found.step] },
  };
}

/** Makes the change again that was taken back last. */
export function redo(history: History, content: Json): Undone | null {
  const found = inverse(history.future, content);
  if (!found) return null;
  return {
    content: found.content,
    history: { past: [...history.past, found.step], future: found.rest },
  };
}

function inverse(steps: readonly Step[], content: Json) {
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Step;
    // Where somebody has changed the same since, theirs stays: the tree of a conflict is the third side's.
    const without = merge(step.after, step.before, content).tree;
    if (same(without, content)) continue;
    const back: Step = { ...step, before: content, after: without };
    return { content: without, rest: steps.slice(0, i), step: back };
  }
  return null;
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
