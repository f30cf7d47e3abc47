import { losesAnInversion } from "../sequence.ts";
import { type Item, SIDES, type Side, type Spot, VERSIONS } from "./items.ts";
import { type Docket, ResolveError } from "./judge.ts";
import { spotPath } from "./paths.ts";

type Origin = Side | "both";

/** What stands after an anchor: the members that come from each side, in that side's order. */
interface Gap {
  readonly 1: Item[];
  readonly 2: Item[];
}

/** The members of a list in the order of the merge ([M19]–[M23]). */
export function orderOf(list: Spot, members: ReadonlySet<Item>, docket: Docket): readonly Item[] {
  const common = (list.lists[0] ?? []).filter(
    (item) => members.has(item) && VERSIONS.every((v) => isHere(item, list, v)),
  );
  const anchors = common.filter((item) => !item.reordered[1] && !item.reordered[2]);
  if (anchors.length === members.size) return anchors;
  const order = new Order(list, members, new Set(common));
  const merged = order.around(anchors);
  if (merged !== undefined && (anchors.length === common.length || keepsMoves(common, merged))) return merged;
  const ids = VERSIONS.map((version) => (list.lists[version] ?? []).map((item) => item.id));
  const verdict = docket.decide(spotPath(list), "order", ids);
  return typeof verdict === "number" ? order.asOf(verdict) : order.byHand(verdict.value);
}

function isHere(item: Item, list: Spot, version: 0 | 1 | 2): boolean {
  return item.list(version) === list;
}

/** Whether every pair that a side turned round is turned round in the result ([M22]). */
function keepsMoves(common: readonly Item[], merged: readonly Item[]): boolean {
  const inResult = new Map(merged.filter((item) => item.at[0]).map((item, i) => [item, i]));
  const result = ranks(common.map((item) => inResult.get(item) as number));
  return SIDES.every((side) => {
    if (!common.some((item) => item.reordered[side])) return true;
    return !losesAnInversion(ranks(common.map((item) => item.at[side]?.index as number)), result);
  });
}

/** Replaces distinct numbers by their ranks, 0 for the smallest. */
function ranks(numbers: readonly number[]): number[] {
  const result = new Array<number>(numbers.length);
  [...numbers.keys()]
    .sort((i, j) => (numbers[i] as number) - (numbers[j] as number))
    .forEach((index, rank) => {
      result[index] = rank;
    });
  return result;
}

class Order {
  private readonly list: Spot;
  private readonly members: ReadonlySet<Item>;
  private readonly common: ReadonlySet<Item>;

  constructor(list: Spot, members: ReadonlySet<Item>, common: ReadonlySet<Item>) {
    this.list = list;
    this.members = members;
    this.common = common;
  }

  /** [M20], [M21]: the others around the anchors; undefined if the two sides disagree about a member of both. */
  around(anchors: readonly Item[]): readonly Item[] | undefined {
    const gaps = this.gaps(anchors, (item) => this.origin(item));
    const result: Item[] = [];
    let agrees = true;
    walk(anchors, gaps, result, (gap) => {
      const [y, t] = [this.pieces(gap[1]), this.pieces(gap[2])];
      agrees &&= y.length === t.length && y.every((piece, k) => piece.end === t[k]?.end);
      if (!agrees) return;
      for (const [k, piece] of y.entries()) {
        this.addPieces(result, piece.items, (t[k] as Piece).items);
        if (piece.end !== undefined) result.push(piece.end);
      }
    });
    return agrees ? result : undefined;
  }

  /** [M23]: the common members as the winner has them, the others after the common member before them. */
  asOf(winner: Side): readonly Item[] {
    const anchors = (this.list.lists[winner] ?? []).filter((item) => this.common.has(item));
    const gaps = this.gaps(anchors, (item) => {
      const origin = this.origin(item);
      return origin === "both" ? winner : origin;
    });
    const result: Item[] = [];
    walk(anchors, gaps, result, (gap) => this.addPieces(result, gap[1], gap[2]));
    return result;
  }

  /** The order that was chosen by hand ([M36]). */
  byHand(ids: unknown): Item[] {
    const byId = new Map([...this.members].map((item) => [item.id, item]));
    const items = Array.isArray(ids) ? ids.map((id) => byId.get(id)) : [];
    const chosen = new Set(items);
    if (chosen.size !== items.length || chosen.size !== byId.size || chosen.has(undefined)) {
      throw new ResolveError(spotPath(this.list), "the order must hold the id of each item of the list once");
    }
    return items as Item[];
  }

  /** Which side a member that is no anchor comes from ([M19]). */
  private origin(item: Item): Origin {
    const [y, t] = this.common.has(item)
      ? [item.reordered[1], item.reordered[2]]
      : [item.list(1) === this.list, item.list(2) === this.list];
    return y === t ? "both" : y ? 1 : 2;
  }

  /** The gaps that are not empty, by the anchor before them; undefined is the start. */
  private gaps(anchors: readonly Item[], originOf: (item: Item) => Origin): Map<Item | undefined, Gap> {
    const gaps = new Map<Item | undefined, Gap>();
    const isAnchor = new Set(anchors);
    for (const side of SIDES) {
      let anchor: Item | undefined;
      for (const item of this.list.lists[side] ?? []) {
        if (isAnchor.has(item)) anchor = item;
        else if (this.members.has(item)) {
          const origin = originOf(item);
          if (origin !== side && origin !== "both") continue;
          if (!gaps.has(anchor)) gaps.set(anchor, { 1: [], 2: [] });
          gaps.get(anchor)?.[side].push(item);
        }
      }
    }
    return gaps;
  }

  /** Cuts a run at the members that come from both sides. */
  private pieces(run: readonly Item[]): Piece[] {
    const pieces: Piece[] = [];
    let items: Item[] = [];
    for (const item of run) {
      if (this.origin(item) === "both") {
        pieces.push({ items, end: item });
        items = [];
      } else items.push(item);
    }
    return [...pieces, { items, end: undefined }];
  }

  /** Adds two pieces one after the other, in an order that does not depend on the side. */
  private addPieces(result: Item[], yours: readonly Item[], theirs: readonly Item[]): void {
    // Common members decide if both runs have some: other members may depend on who wins another conflict.
    const isCommon = (item: Item): boolean => this.common.has(item);
    let [y, t] = [yours.find(isCommon), theirs.find(isCommon)];
    if (y === undefined || t === undefined) [y, t] = [yours[0], theirs[0]];
    const yoursFirst = y !== undefined && t !== undefined && y.id < t.id;
    for (const piece of yoursFirst ? [yours, theirs] : [theirs, yours]) {
      for (const item of piece) result.push(item);
    }
  }
}

/** Adds the anchors to the result, and lets what stands in the gaps be added. */
function walk(
  anchors: readonly Item[],
  gaps: ReadonlyMap<Item | undefined, Gap>,
  result: Item[],
  add: (gap: Gap) => void,
): void {
  for (let i = -1; i < anchors.length; i++) {
    const anchor = anchors[i];
    if (anchor !== undefined) result.push(anchor);
    const gap = gaps.get(anchor);
    if (gap !== undefined) add(gap);
  }
}

interface Piece {
  readonly items: readonly Item[];
  readonly end: Item | undefined;
}
