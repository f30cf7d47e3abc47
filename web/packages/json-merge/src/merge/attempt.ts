import { compareKeys, isArray, isObject, type Json, keysOf, MAX_DEPTH } from "../value.ts";
import type { Conflict } from "./conflict.ts";
import { Content } from "./content.ts";
import type { Catalogue, Item } from "./items.ts";
import { Docket, Inseparable, type Judge } from "./judge.ts";
import { itemPath } from "./paths.ts";
import { Places } from "./places.ts";

/** Base, yours, theirs. */
export type Documents = readonly [Json, Json, Json];

/** A merge under one judge. */
export interface Attempt {
  readonly tree: Json;
  readonly conflicts: readonly Conflict[];
  /** For a conflict that is not reported because it is part of another one: the path of that one. */
  readonly partOf: ReadonlyMap<string, string>;
  /** The ids of tracked items in values chosen by hand, with the path of the choice. */
  readonly inValue: ReadonlyMap<string, string>;
}

/** The merge in which the judge says who wins each conflict. Throws Inseparable if there is none ([M33]). */
export function attempt(documents: Documents, catalogue: Catalogue, judge: Judge): Attempt {
  const placing = new Docket(judge);
  const places = new Places(catalogue, placing);
  const build = (): Built => buildTree(documents, catalogue, places, new Docket(judge, placing));
  let built = build();
  if (catalogue.crossing) {
    const missing = missingIn(catalogue, built.content);
    if (missing.length > 0) {
      places.withdraw(missing);
      built = build();
      const [lost] = missingIn(catalogue, built.content).map(itemPath).sort();
      if (lost !== undefined) throw new Inseparable(lost);
    }
    if (isDeeper(built.tree, MAX_DEPTH)) throw new Inseparable("");
  }
  const partOf = new Map<string, string>();
  for (const [item, path] of places.deleteMoves) {
    const around = built.content.partOf.get(item);
    if (around !== undefined) partOf.set(path, around);
  }
  // A `cycle` and a `move` may have the same path: the cycle decides both.
  const isPart = ({ path, kind }: Conflict): boolean =>
    (kind === "delete-move" && partOf.has(path)) || (kind === "move" && places.cycles.has(path));
  const placed = placing.conflicts.filter((conflict) => !isPart(conflict));
  const conflicts = [...placed, ...built.conflicts].sort((a, b) => compareKeys(a.path, b.path));
  for (const [i, { path }] of conflicts.entries()) {
    if (path === conflicts[i + 1]?.path) throw new Inseparable(path);
  }
  return { tree: built.tree, conflicts, partOf, inValue: built.content.inValue };
}

interface Built {
  readonly tree: Json;
  readonly content: Content;
  readonly conflicts: readonly Conflict[];
}

function buildTree(documents: Documents, catalogue: Catalogue, places: Places, docket: Docket): Built {
  const content = new Content(catalogue, places, docket);
  const tree = content.slot(catalogue.root, documents) as Json;
  return { tree, content, conflicts: docket.conflicts };
}

/** The items that both sides have and the tree has not ([M32]). */
function missingIn(catalogue: Catalogue, { built, givenUp }: Content): Item[] {
  return catalogue.items.filter((item) => item.at[1] && item.at[2] && !built.has(item) && !givenUp.has(item));
}

function isDeeper(value: Json, depth: number): boolean {
  if (isArray(value)) return depth === 0 || value.some((element) => isDeeper(element, depth - 1));
  if (isObject(value))
    return depth === 0 || keysOf(value).some((key) => isDeeper(value[key] as Json, depth - 1));
  return false;
}
