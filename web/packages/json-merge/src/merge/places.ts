import { longestIncreasing } from "../sequence.ts";
import { compareKeys, type Json } from "../value.ts";
import { type Catalogue, type Item, other, SIDES, type Side, type Spot, VERSIONS } from "./items.ts";
import { type Docket, Inseparable, type Verdict } from "./judge.ts";
import { itemPath, placeIn } from "./paths.ts";

/** The list that an item will stand in. Neither side's own if both have it there. */
export interface Place {
  readonly list: Spot;
  readonly from: Side | "both";
}

/** The places of all items ([M6]–[M11]). An item without one is absent. */
export class Places {
  private readonly places = new Map<Item, Place>();
  /** The removed-and-moved items, with the path under which they are reported. */
  readonly deleteMoves = new Map<Item, string>();
  /** How the items were decided that both sides added, to different lists. */
  readonly addedApart = new Map<Item, Verdict>();
  /** The paths of conflicts about rings. */
  readonly cycles = new Set<string>();
  private readonly docket: Docket;

  constructor(catalogue: Catalogue, docket: Docket) {
    this.docket = docket;
    for (const item of catalogue.items) {
      const place = this.decide(item);
      if (place !== undefined) this.places.set(item, place);
    }
    if (catalogue.crossing && this.breakRings()) this.refuseRings();
  }

  listOf(item: Item): Spot | undefined {
    return this.places.get(item)?.list;
  }

  /** Puts items where the side has them that their place did not come from ([M32]). */
  withdraw(items: readonly Item[]): void {
    for (const item of items) {
      const from = this.places.get(item)?.from;
      if (from === 1 || from === 2) this.putAsIn(item, other(from));
    }
    this.refuseRings();
  }

  private putAsIn(item: Item, side: Side): void {
    const list = item.list(side);
    if (list === undefined) this.places.delete(item);
    else this.places.set(item, { list, from: side });
  }

  private decide(item: Item): Place | undefined {
    const [base, yours, theirs] = [item.list(0), item.list(1), item.list(2)];
    if (yours !== undefined && theirs !== undefined) {
      return base === undefined ? this.added(item, yours, theirs) : this.inAll(item, base, yours, theirs);
    }
    const side = yours !== undefined ? 1 : 2;
    const list = yours ?? theirs;
    if (list === undefined) return undefined;
    if (base === undefined || !isDeleteMove(item, base, side)) return { list, from: side };
    const path = itemPath(item);
    this.deleteMoves.set(item, path);
    return this.docket.side(path, "delete-move", placesOf(item)) === side ? { list, from: side } : undefined;
  }

  /** [M8] */
  private inAll(item: Item, base: Spot, yours: Spot, theirs: Spot): Place {
    const moves = SIDES.filter((side) => item.list(side) !== base || item.reordered[side]);
    if (moves.length === 0) return { list: base, from: "both" };
    if (moves.length === 1) {
      const side = moves[0] as Side;
      return { list: item.list(side) as Spot, from: side };
    }
    if (yours === theirs) return { list: yours, from: "both" };
    const from = this.docket.side(itemPath(item), "move", placesOf(item));
    return { list: item.list(from) as Spot, from };
  }

  /** [M10] */
  private added(item: Item, yours: Spot, theirs: Spot): Place {
    if (yours === theirs) return { list: yours, from: "both" };
    const values = VERSIONS.map((version) => item.value(version));
    const verdict = this.docket.decide(itemPath(item), "add-add", values, item.id);
    this.addedApart.set(item, verdict);
    const from = typeof verdict === "number" ? verdict : 2;
    return { list: item.list(from) as Spot, from };
  }

  /** Takes one side's moves back where the moves of both put items inside each other ([M11]). */
  private breakRings(): boolean {
    const rings = this.rings();
    for (const ring of rings) {
      const moved = ring
        .filter(
          (item) => item.at[0] && SIDES.some((side) => item.at[side] && item.list(side) !== item.list(0)),
        )
        .map((item) => ({ item, path: itemPath(item) }))
        .sort((a, b) => compareKeys(a.path, b.path));
      const path = moved[0]?.path;
      if (path === undefined) throw new Inseparable(itemPath(ring[0] as Item));
      this.cycles.add(path);
      const versions = VERSIONS.map((version) => {
        const places = moved.map(({ item }) => [item.id, placeIn(item, version)] as const).reverse();
        return Object.fromEntries(places.filter(([, place]) => place !== undefined)) as Json;
      });
      const winner = this.docket.side(path, "cycle", versions);
      for (const item of ring) {
        if (this.places.get(item)?.from === other(winner) && item.at[winner]) this.putAsIn(item, winner);
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
    for (const start of this.places.keys()) {
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

function placesOf(item: Item): (Json | undefined)[] {
  return VERSIONS.map((version) => placeIn(item, version));
}

/** Finds which items each side moved within their list ([M6]). */
export function findReordered(catalogue: Catalogue): void {
  for (const list of catalogue.lists) {
    if (list.lists[0] === undefined) continue;
    for (const side of SIDES) {
      const stayed = list.lists[side]?.filter((item) => item.list(0) === list) ?? [];
      const ranks = stayed.map((item) => item.at[0]?.index as number);
      if (ranks.every((rank, i) => i === 0 || rank > (ranks[i - 1] as number))) continue;
      for (const item of stayed) item.reordered[side] = true;
      for (const kept of longestIncreasing(ranks)) (stayed[kept] as Item).reordered[side] = false;
    }
  }
}
