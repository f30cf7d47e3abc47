import { child, pointer, steps } from "@stet/draft-client";
import { isList, isObject, type Json, type Path } from "./json.ts";

/** The value at `path`, or undefined when there is none. */
export function valueAt(tree: Json | undefined, path: Path): Json | undefined {
  let node = tree;
  for (const step of path) node = child(node, step);
  return node;
}

/**
 * `tree` with the value at `path` replaced by `change` of it; `undefined` takes a property away.
 * When the way to it no longer exists (somebody deleted the section meanwhile) the tree comes back as it was.
 */
export function changeAt<T extends Json>(
  tree: T,
  path: Path,
  change: (old: Json | undefined) => Json | undefined,
): T {
  return (replace(tree, path, change) ?? tree) as T;
}

/** `/pages/home/sections/hero-1` as steps (RFC 6901, with item ids in place of indexes). */
export function parsePointer(pointer: string): Path {
  return steps(pointer);
}

export function toPointer(path: Path): string {
  return pointer(path);
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: Path, ancestor: Path): boolean {
  return ancestor.every((step, i) => path[i] === step);
}

function replace(
  node: Json | undefined,
  path: Path,
  change: (old: Json | undefined) => Json | undefined,
): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(node);
  // A missing object is made for its first field (branding, say); a missing list item never is: it was deleted.
  const old = child(node, step) ?? (rest.length === 1 && isObject(node) ? {} : undefined);
  if (rest.length > 0 && old === undefined) return node;
  const next = replace(old, rest, change);
  if (next === old) return node;
  if (isList(node)) {
    if (old === undefined) return node;
    return next === undefined ? node.filter((it) => it !== old) : node.map((it) => (it === old ? next : it));
  }
  if (!isObject(node)) return node;
  if (next === undefined) {
    const { [step]: _gone, ...others } = node;
    return others;
  }
  return { ...node, [step]: next };
}
