import { hasDuplicates, idsIn, MAX_ITEMS } from "../identity.ts";
import { mergeText } from "../text/merge.ts";
import {
  equal,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  keysOf,
  type Maybe,
  member,
  put,
  typeOf,
} from "../value.ts";
import type { ConflictKind } from "./conflict.ts";
import { type Catalogue, type Item, other, SIDES, type Side, type Spot } from "./items.ts";
import type { Docket, Verdict } from "./judge.ts";
import { orderOf } from "./order.ts";
import { itemPath, spotPath } from "./paths.ts";
import type { Places } from "./places.ts";
import { touched } from "./touch.ts";

type Three = readonly [Maybe, Maybe, Maybe];

/** Builds the tree once the places are known ([M12]–[M18]). */
export class Content {
  /** The items that stand in the tree. */
  readonly built = new Set<Item>();
  /** For each item that only one side has, in its value in a conflict: the path of that conflict ([M16]). */
  readonly partOf = new Map<Item, string>();
  /** The values that were chosen by hand for removed items. */
  private readonly chosen = new Map<Item, Json>();
  /** The ids of items in values that were chosen by hand, with the path of the choice. */
  readonly inValue = new Map<string, string>();
  /** The items that a value chosen by hand gave up. */
  readonly givenUp = new Set<Item>();
  private readonly catalogue: Catalogue;
  private readonly places: Places;
  private readonly docket: Docket;

  constructor(catalogue: Catalogue, places: Places, docket: Docket) {
    this.catalogue = catalogue;
    this.places = places;
    this.docket = docket;
    for (const [item, path] of places.deleteMoves) {
      const side = item.at[1] === undefined ? 2 : 1;
      this.claim(item, side, item.value(side), path);
    }
  }

  /** Merges three versions of what is at one spot; undefined is absence. */
  slot(spot: Spot, versions: Three): Maybe {
    const [base, yours, theirs] = versions;
    if (!this.catalogue.crossing) {
      // Shared parts need no look inside, unless an item in them may have been moved out.
      if (base === yours) return theirs;
      if (base === theirs) return yours;
    }
    if (isObject(base) && isObject(yours) && isObject(theirs))
      return this.members(spot, [base, yours, theirs]);
    const bothArrays = isArray(yours) && isArray(theirs);
    const allArrays = bothArrays && isArray(base);
    const inBase = base === undefined || spot.lists[0] !== undefined;
    if (bothArrays && inBase && spot.lists[1] && spot.lists[2]) return this.list(spot, versions);
    const [y, t] = SIDES.map((side) =>
      allArrays ? !equal(base, versions[side]) : touched(spot, side, base, versions[side]),
    );
    if (!y || !t) return this.take(spot, y ? 1 : 2, y ? yours : theirs);
    if (equal(yours, theirs)) return this.take(spot, 2, theirs);
    return this.collide(spot, versions);
  }

  private members(spot: Spot, versions: readonly [JsonObject, JsonObject, JsonObject]): JsonObject {
    const [base, yours, theirs] = versions;
    const result: Record<string, Json> = {};
    let [size, asYours, asTheirs] = [0, true, true];
    const merge = (key: string, t: Maybe): void => {
      const [b, y] = [member(base, key), member(yours, key)];
      const value = b === y && y === t && typeof t !== "object" ? t : this.slot(spot.child(key), [b, y, t]);
      if (value !== undefined) {
        put(result, key, value);
        size++;
      }
      asYours &&= value === y;
      asTheirs &&= value === t;
    };
    const keys = keysOf(theirs);
    for (const key of keys) merge(key, theirs[key]);
    const more = keysOf(yours);
    for (const key of more) if (member(theirs, key) === undefined) merge(key, undefined);
    if (asTheirs && size === keys.length) return theirs;
    return asYours && size === more.length ? yours : result;
  }

  /** Both touched it, not alike, and it is not an object or a list on all sides. */
  private collide(spot: Spot, versions: Three): Maybe {
    const [base, yours, theirs] = versions;
    let kind: ConflictKind;
    if (typeof base === "string" && typeof yours === "string" && typeof theirs === "string") {
      const merged = mergeText(base, yours, theirs);
      if ("text" in merged) return merged.text;
      kind = merged.conflict;
    } else kind = kindOf(versions);
    const path = spotPath(spot);
    const id = spot === spot.owner ? spot.owner.id : undefined;
    const verdict = this.docket.decide(path, kind, versions, id);
    for (const side of SIDES) this.claim(spot, side, versions[side], path);
    return this.carryOut(verdict, spot, versions);
  }

  private carryOut(verdict: Verdict, spot: Spot, versions: Three): Maybe {
    if (typeof verdict === "number") return this.take(spot, verdict, versions[verdict]);
    for (const side of SIDES) this.giveUp(spot, side, versions[side]);
    this.standsIn(verdict.value, spotPath(spot));
    return verdict.value;
  }

  /** A side's value, its lists built anew ([M15]). */
  private take(spot: Spot, side: Side, value: Maybe): Maybe {
    if (isObject(value)) {
      const result: Record<string, Json> = {};
      let isSame = true;
      for (const key of keysOf(value)) {
        const inner = value[key] as Json;
        const taken = typeof inner === "object" ? this.take(spot.child(key), side, inner) : inner;
        put(result, key, taken as Json);
        isSame &&= taken === inner;
      }
      return isSame ? value : result;
    }
    const list = isArray(value) ? spot.lists[side] : undefined;
    if (list === undefined) return value;
    const items = list.filter((item) => this.places.listOf(item) === spot).map((item) => this.item(item));
    return unlessSameList(items, value);
  }

  /** The content of an item that stands in the tree ([M18]). */
  private item(item: Item): Json {
    if (this.catalogue.crossing) this.built.add(item);
    const versions = valuesOf(item);
    const [, yours, theirs] = versions;
    if (yours === undefined || theirs === undefined) {
      const side = yours === undefined ? 2 : 1;
      return this.chosen.get(item) ?? (this.take(item, side, versions[side]) as Json);
    }
    const verdict = this.places.addedApart.get(item);
    if (verdict === undefined) return this.slot(item, versions) as Json;
    for (const side of SIDES) this.claim(item, side, versions[side], itemPath(item));
    return this.carryOut(verdict, item, versions) as Json;
  }

  private list(spot: Spot, versions: Three): Json {
    const items = this.itemsAt(spot).map((item) => this.item(item));
    return unlessSameList(unlessSameList(items, versions[1]), versions[2]);
  }

  private itemsAt(spot: Spot): readonly Item[] {
    // A list that base lacks counts as empty ([M13]).
    const [base, yours, theirs] = spot.lists.map((items) => items ?? []) as [Item[], Item[], Item[]];
    const isSame = base.length === yours.length && base.length === theirs.length;
    if (isSame && base.every((item, i) => item === yours[i] && item === theirs[i])) return base;
    const members = new Set<Item>();
    for (const item of new Set([...base, ...yours, ...theirs])) {
      if (this.places.listOf(item) === spot && this.stays(item)) members.add(item);
    }
    return orderOf(spot, members, this.docket);
  }

  /** Whether an item that one side removed stays in its list ([M17]). */
  private stays(item: Item): boolean {
    const side = item.at[1] === undefined ? 2 : 1;
    if (!item.at[0] || item.at[other(side)] || this.places.deleteMoves.has(item)) return true;
    const value = item.value(side);
    if (!touched(item, side, item.value(0), value)) return false;
    const path = itemPath(item);
    const verdict = this.docket.decide(path, "delete-edit", valuesOf(item), item.id);
    this.claim(item, side, value, path);
    if (typeof verdict === "number") return verdict === side;
    this.chosen.set(item, verdict.value);
    this.standsIn(verdict.value, path);
    return true;
  }

  /** Notes which items are part of one side's value in a conflict, and of nothing else ([M16]). */
  private claim(spot: Spot, side: Side, value: Maybe, path: string): void {
    if (!this.catalogue.crossing) return;
    for (const item of itemsIn(spot, side, value)) {
      if (item.at[other(side)] === undefined) this.partOf.set(item, path);
    }
  }

  /** Notes which items would stand in a value, had it not been chosen by hand. */
  private giveUp(spot: Spot, side: Side, value: Maybe): void {
    for (const item of itemsIn(spot, side, value)) {
      if (this.places.listOf(item) === item.list(side)) this.givenUp.add(item);
    }
  }

  /** Notes the items in a value that was chosen by hand. */
  private standsIn(value: Json, path: string): void {
    for (const id of idsIn(value)) {
      const item = this.catalogue.tracked(id);
      if (item === undefined) continue;
      this.built.add(item);
      this.inValue.set(id, path);
    }
  }
}

/** The items in one side's value, without looking into those that the other side has, too. */
function* itemsIn(spot: Spot, side: Side, value: Maybe): Iterable<Item> {
  if (isObject(value)) {
    for (const key of keysOf(value)) {
      const inner = value[key];
      if (typeof inner === "object") yield* itemsIn(spot.child(key), side, inner);
    }
  } else if (isArray(value)) {
    for (const item of spot.lists[side] ?? []) {
      yield item;
      if (item.at[other(side)] === undefined) yield* itemsIn(item, side, item.value(side));
    }
  }
}

function valuesOf(item: Item): Three {
  return [item.value(0), item.value(1), item.value(2)];
}

/** The kind of a conflict at a value that is taken as a whole ([M14]). */
function kindOf(versions: Three): ConflictKind {
  const [base, yours, theirs] = versions;
  if (base === undefined) return "add-add";
  if (yours === undefined || theirs === undefined) return "delete-edit";
  const all = [base, yours, theirs];
  if (all.every(isArray)) {
    if (all.some((array) => array.length > MAX_ITEMS)) return "too-large";
    return all.some(hasDuplicates) ? "duplicate-id" : "edit";
  }
  return new Set(all.map(typeOf)).size > 1 ? "type" : "edit";
}

/** Keeps the reference of a list that did not change. */
function unlessSameList(result: readonly Json[], old: Maybe): readonly Json[] {
  return isArray(old) && old.length === result.length && result.every((value, i) => value === old[i])
    ? old
    : result;
}
