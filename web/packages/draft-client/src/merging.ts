/** The only place that merges: trees and choices in, data out. */
import {
  type Choice as MergeChoice,
  type Conflict as MergeConflict,
  merge as mergeTrees,
  ResolveError,
  resolve as resolveTrees,
} from "@stet/json-merge";
import type { Json } from "./json.ts";

export type { MergeChoice, MergeConflict };
export { ResolveError };

export interface Merged {
  /** Theirs, with every change of yours that no conflict holds back. */
  readonly tree: Json;
  readonly conflicts: readonly MergeConflict[];
}

export function merge(base: Json, yours: Json, theirs: Json): Merged {
  // The common cases cost no merge: nothing of mine, or nothing of theirs.
  if (base === yours) return { tree: theirs, conflicts: [] };
  if (base === theirs) return { tree: yours, conflicts: [] };
  return mergeTrees(base, yours, theirs);
}

/** The same merge with each conflict decided; those that `choice` says nothing about go to `otherwise`. */
export function resolve(
  three: ThreeTrees,
  choice: (path: string) => MergeChoice | undefined,
  otherwise: "yours" | "theirs",
): Json {
  const { base, yours, theirs } = three;
  const { tree, conflicts } = merge(base, yours, theirs);
  if (conflicts.length === 0) return tree;
  const choices = conflicts.map(({ path }) => [path, choice(path) ?? otherwise] as const);
  return resolveTrees(base, yours, theirs, Object.fromEntries(choices));
}

export interface ThreeTrees {
  readonly base: Json;
  readonly yours: Json;
  readonly theirs: Json;
}
