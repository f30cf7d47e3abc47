import { step } from "../pointer.ts";
import type { JsonObject } from "../value.ts";
import { type Item, type Side, type Spot, VERSIONS, type Version } from "./items.ts";

/** The path of a list or a value, the same whichever side it is seen from ([M5]). */
export function spotPath(spot: Spot): string {
  return (spot.owner === undefined ? "" : itemPath(spot.owner)) + spot.names();
}

/** The path of an item: where base has it; else where it was added; if in two lists, the smaller one. */
export function itemPath(item: Item): string {
  const [base, yours, theirs] = VERSIONS.map((version) => item.list(version));
  const list = base ?? yours ?? theirs;
  if (base === undefined && yours !== undefined && theirs !== undefined && yours !== theirs) {
    return [literalPath(item, 1), literalPath(item, 2)].sort()[0] as string;
  }
  return spotPath(list as Spot) + step(item.id);
}

/** The path of an item by what is around it in one version alone. */
function literalPath(item: Item, side: Side): string {
  const list = item.list(side) as Spot;
  return (list.owner === undefined ? "" : literalPath(list.owner, side)) + list.names() + step(item.id);
}

/** The place of an item in one version ([M27]), undefined if that version does not have it. */
export function placeIn(item: Item, version: Version): JsonObject | undefined {
  const at = item.at[version];
  if (at === undefined) return undefined;
  const before = at.list.lists[version]?.[at.index - 1];
  return { list: spotPath(at.list), after: before?.id ?? null };
}
