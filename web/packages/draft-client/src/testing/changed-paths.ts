import { isList, isObject, type Json, same } from "../json.ts";
import { pointer } from "../pointer.ts";

/** The id paths that differ between two documents, as a revision lists them; a list's own path when its order does. */
export function changedPaths(before: Json, after: Json): string[] {
  return differences(before, after, []).map(pointer);
}

type Path = readonly string[];

function differences(a: Json | undefined, b: Json | undefined, path: Path): Path[] {
  if (same(a, b)) return [];
  const left = childrenOf(a);
  const right = childrenOf(b);
  if (!left || !right || isList(a) !== isList(b)) return [path];
  const below = [...new Set([...left.keys(), ...right.keys()])].flatMap((step) =>
    differences(left.get(step), right.get(step), [...path, step]),
  );
  const stayed = (one: ReadonlyMap<string, Json>, other: ReadonlyMap<string, Json>) =>
    [...one.keys()].filter((step) => other.has(step)).join("/");
  const isReordered = isList(a) && stayed(left, right) !== stayed(right, left);
  return isReordered ? [path, ...below] : below;
}

function childrenOf(node: Json | undefined): ReadonlyMap<string, Json> | undefined {
  if (isObject(node)) return new Map(Object.entries(node));
  if (!isList(node)) return undefined;
  const items = node.map((item) => [isObject(item) ? item.id : undefined, item] as const);
  return items.every(([id]) => typeof id === "string") ? new Map(items as [string, Json][]) : undefined;
}
