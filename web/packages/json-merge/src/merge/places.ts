import { longestIncreasing } from "../sequence.ts";
import { compareKeys, type Json } from "../value.ts";
import { type Catalogue, type Item, other, SIDES, type Side, type Spot, VERSIONS } from "./items.ts";
import { type Docket, Inseparable, type Verdict } from "./judge.ts";
import { itemPath, placeIn } from "./paths.ts";

/** The lists that items will stand in ([M6]–[M11]). An item without one is absent. */
export class Places {
  /** Those that are not where theirs has the item, or else yours. */
  private readonly lists = new Map<Item, Spot | undefined>();
  /** The items that one side removed and the other moved, with the path of the conflict. */
  readonly deleteMoves = new Map<Item, string>();
  /** How the items were decided that both sides added, to different lists. */
  readonly addedApart = new Map<Item, Verdict>();
  /** The paths of conflicts about rings. */
  readonly cycles = new Set<string>();
  private readonly catalogue: Catalogue;
  private readonly docket: Docket;

  constructor(catalogue: Catalogue, docket: Docket) {
    this.catalogue = catalogue;
    this.docket = docket;
    for (const item of catalogue.items) {
      const list = this.decide(item);
      if (list !== this.listOf(item)) this.lists.set(item, list);
    }
    if (catalogue.crossing && this.breakRings()) this.refuseRings();
  }

  listOf(item: Item): Spot | undefined {
    return this.lists.has(item) ? this.lists.get(item) : (item.list(2) ?? item.list(1));
  }

  /** Puts items where the side has them that their place is not from ([M32]). */
  withdraw(items: readonly Item[]): void {
    for (const item of items) {
      const side = SIDES.find((one) => item.list(one) !== this.listOf(item));
      // In one list on both sides: it is missing because what is around it is, and comes back with that.
      if (side !== undefined) this.lists.set(item, item.list(side) as Spot);
    }
    this.refuseRings();
  }

  private decide(item: Item): Spot | undefined {
    const [base, yours, theirs] = [item.list(0), item.list(1), item.list(2)];
    if (yours !== undefined && theirs !== undefined) {
      return base === undefined ? this.added(item, yours, theirs) : this.inAll(item, base, yours, theirs);
    }
    const side = yours !== undefined ? 1 : 2;
    const list = yours ?? theirs;
    if (list === undefined || base === undefined || !isDeleteMove(item, base, side)) return list;
    const path = itemPath(item);
    this.deleteMoves.set(item, path);
    return this.docket.side(path, "delete-move", placesAndItems(item)) === side ? list : undefined;
  }

  /** [M8] */
  private inAll(item: Item, base: Spot, yours: Spot, theirs: Spot): Spot {
    if (yours === theirs) return yours;
    if (yours === base && !item.reordered[1]) return theirs;
    if (theirs === base && !item.reordered[2]) return yours;
    const places = VERSIONS.map((version) => placeIn(item, version));
    return item.list(this.docket.side(itemPath(item), "move", places)) as Spot;
  }

  /** [M10] */
  private added(item: Item, yours: Spot, theirs: Spot): Spot {
    if (yours === theirs) return yours;
    const values = VERSIONS.map((version) => item.value(version));
    const verdict = this.docket.decide(itemPath(item), "add-add", values, item.id);
    this.addedApart.set(item, verdict);
    return verdict === 1 ? yours : theirs;
  }

  /** Takes one side's moves back where the moves of both put items inside each other ([M11]). */
  private breakRings(): boolean {
    const rings = this.rings();
    for (const ring of rings) {
      const movers = ring
        .filter(isMover)
        .map((item) => ({ item, path: itemPath(item) }))
        .sort((a, b) => compareKeys(a.path, b.path));
      const path = movers[0]?.path;
      if (path === undefined) throw new Inseparable(itemPath(ring[0] as Item));
      this.cycles.add(path);
      const versions = VERSIONS.map((version) => {
        // Of two with one id the first stays: it is written last.
        const places = movers.map(({ item }) => [item.id, placeIn(item, version)] as const).reverse();
        return Object.fromEntries(places.filter(([, place]) => place !== undefined)) as Json;
      });
      const winner = this.docket.side(path, "cycle", versions);
      for (const item of ring) {
        if (item.at[1] && item.at[2]) this.lists.set(item, item.list(winner) as Spot);
      }
    }
    return rings.length > 0;
  }

  private refuseRings(): void {
    const [ring] = this.rings();
    if (ring !== undefined) throw new Inseparable(itemPath(ring[0] as Item));
  }

  /** The rings that one gets into by going from items to the items around their places. */
  private rings(): Item[][] {
    const rings: Item[][] = [];
    const seen = new Map<Item, Item>();
    for (const start of this.catalogue.items) {
      const path: Item[] = [];
      let item: Item | undefined = start;
      while (item !== undefined && !seen.has(item)) {
        seen.set(item, start);
        path.push(item);
        item = this.listOf(item)?.owner;
      }
      if (item !== undefined && seen.get(item) === start) rings.push(path.slice(path.indexOf(item)));
    }
    return rings;
  }
}

/** [M9] */
function isDeleteMove(item: Item, base: Spot, side: Side): boolean {
  if (item.list(side) !== base) return true;
  return item.reordered[side] && base.lists[other(side)] !== undefined;
}

/** Whether an item of a ring helped to make it ([M11]). */
function isMover(item: Item): boolean {
  const [base, yours, theirs] = [item.list(0), item.list(1), item.list(2)];
  if (base === undefined) return yours !== undefined && theirs !== undefined && yours !== theirs;
  return (yours !== undefined && yours !== base) || (theirs !== undefined && theirs !== base);
}

/** What a `delete-move` shows: the places, and the item, which may be edited, too ([M27]). */
function placesAndItems(item: Item): (Json | undefined)[] {
  return VERSIONS.map((version) => {
    const place = placeIn(item, version);
    return place && { ...place, item: item.value(version) as Json };
  });
}

/** Finds which items each side moved within their list ([M6]). */
export function findReordered(catalogue: Catalogue): void {
  for (const list of catalogue.lists) {
    if (list.lists[0] === undefined) continue;
    for (const side of SIDES) findMoved(list, side);
  }
}

function findMoved(list: Spot, side: Side): void {
  const items = list.lists[side] ?? [];
  let last = -1;
  const inOrder = items.every(({ at: [base] }) => {
    if (base?.list !== list) return true;
    const isAfter = base.index > last;
    last = base.index;
    return isAfter;
  });
  if (inOrder) return;
  const stayed = items.filter((item) => item.list(0) === list);
  const kept = new Set(longestIncreasing(stayed.map((item) => item.at[0]?.index as number)));
  for (const [i, item] of stayed.entries()) {
    if (!kept.has(i))
      item.reordered = [false, side === 1 || item.reordered[1], side === 2 || item.reordered[2]];
  }
}
