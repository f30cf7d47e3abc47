import {
  equal,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  keysOf,
  type Maybe,
  member,
} from "../value.ts";
import { type Item, other, type Side, type Spot } from "./items.ts";

/**
 * Whether a side changed a value, apart from items that live on elsewhere ([M14]).
 * @param spot where the value is in both documents
 */
export function touched(spot: Spot, side: Side, base: Maybe, changed: Maybe): boolean {
  if (base === undefined || changed === undefined) return base !== changed;
  return !same(spot, side, base, changed);
}

function same(spot: Spot, side: Side, base: Json, changed: Json): boolean {
  if (base === changed) return true;
  if (isObject(base) && isObject(changed)) return sameMembers(spot, side, base, changed);
  if (!isArray(base) || !isArray(changed)) return equal(base, changed);
  const [before, after] = [spot.lists[0], spot.lists[side]];
  if (before === undefined && after === undefined) return equal(base, changed);
  if (before === undefined || after === undefined) return false;
  return sameItems(spot, side, before, after);
}

function sameMembers(spot: Spot, side: Side, base: JsonObject, changed: JsonObject): boolean {
  const keys = keysOf(base);
  if (keys.length !== keysOf(changed).length) return false;
  return keys.every((key) => {
    const [before, after] = [base[key] as Json, member(changed, key)];
    if (before === after) return true;
    return after !== undefined && same(spot.child(key), side, before, after);
  });
}

function sameItems(list: Spot, side: Side, before: readonly Item[], after: readonly Item[]): boolean {
  const rival = other(side);
  const was = before.filter((item) => {
    const livesOn = item.at[rival] !== undefined || (item.at[side] !== undefined && item.list(side) !== list);
    return !(item.tracked && livesOn);
  });
  const is = after.filter((item) => !(item.tracked && item.at[rival] !== undefined && item.list(0) === list));
  if (was.length !== is.length) return false;
  return was.every((item, i) => {
    if (item !== is[i]) return false;
    return same(item, side, item.value(0) as Json, item.value(side) as Json);
  });
}
