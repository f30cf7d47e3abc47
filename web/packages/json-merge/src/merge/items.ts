import { checkDepth } from "../canonical.ts";
import { hasId, type Items, isIdentified } from "../identity.ts";
import { step } from "../pointer.ts";
import { isArray, isObject, type Json, type JsonObject, keysOf, type Maybe, typeOf } from "../value.ts";

/** The three documents: base, yours, theirs. */
export type Version = 0 | 1 | 2;
/** The two that changed. */
export type Side = 1 | 2;
export const VERSIONS: readonly Version[] = [0, 1, 2];
export const SIDES: readonly Side[] = [1, 2];

export function other(side: Side): Side {
  return side === 1 ? 2 : 1;
}

type Lists = [readonly Item[] | undefined, readonly Item[] | undefined, readonly Item[] | undefined];

/** Shared by all spots without lists, which are most. */
const NO_LISTS: Lists = [undefined, undefined, undefined];

/**
 * An address inside a document that does not depend on where an item stands: an item (or the root) and the
 * member names that lead on from it ([M4]). Spots are shared by the three documents.
 */
export class Spot {
  owner: Item | undefined;
  readonly parent: Spot | undefined;
  readonly name: string;
  /** The items of the identified array that is here in each document; undefined if there is none. */
  lists: Lists = NO_LISTS;
  private children: Spot[] | undefined;
  private childByName: Map<string, Spot> | undefined;
  private untracked: Map<string, Item> | undefined;

  constructor(owner: Item | undefined, parent?: Spot, name = "") {
    this.owner = owner;
    this.parent = parent;
    this.name = name;
  }

  child(name: string): Spot {
    this.children ??= [];
    let spot = this.childByName
      ? this.childByName.get(name)
      : this.children.find((child) => child.name === name);
    if (spot === undefined) {
      spot = new Spot(this.owner, this, name);
      this.children.push(spot);
      // Most objects hold few others, and a map for each of them would cost more than all else.
      if (this.children.length === 9)
        this.childByName = new Map(this.children.map((child) => [child.name, child]));
      else this.childByName?.set(name, spot);
    }
    return spot;
  }

  /** The item of this id that cannot leave this list ([M3]). */
  localItem(id: string): Item {
    this.untracked ??= new Map();
    let item = this.untracked.get(id);
    if (item === undefined) {
      item = new Item(id, false);
      this.untracked.set(id, item);
    }
    return item;
  }

  /** Notes the items of the identified array that is here in one document. */
  setList(version: Version, items: readonly Item[]): void {
    if (this.lists === NO_LISTS) this.lists = [undefined, undefined, undefined];
    this.lists[version] = items;
  }

  /** The member names that lead here from the owner, as a pointer. */
  names(): string {
    return this.parent === undefined ? "" : this.parent.names() + step(this.name);
  }
}

const NOT_REORDERED = [false, false, false] as const;

/** Where an item stands in one document. */
export interface Occurrence {
  readonly list: Spot;
  readonly index: number;
  readonly value: JsonObject;
}

/** One list item, the same in all documents that have it; also the spot at which its content begins. */
export class Item extends Spot {
  readonly id: string;
  /** Whether it is the same item in whatever list it stands ([M3]). */
  tracked: boolean;
  readonly at: [Occurrence | undefined, Occurrence | undefined, Occurrence | undefined];
  /** Whether the side moved it among the items of its list ([M6]); by Version, [0] is not used. */
  reordered: readonly [boolean, boolean, boolean] = NOT_REORDERED;
  /** The document in which its id was met last, while documents are surveyed. */
  metIn: Version = 0;

  constructor(id: string, tracked: boolean) {
    super(undefined);
    this.owner = this;
    this.id = id;
    this.tracked = tracked;
    this.at = [undefined, undefined, undefined];
  }

  value(version: Version): Maybe {
    return this.at[version]?.value;
  }

  list(version: Version): Spot | undefined {
    return this.at[version]?.list;
  }
}

/** All items of three documents. */
export class Catalogue {
  readonly root = new Spot(undefined);
  readonly items: Item[] = [];
  /** All spots at which some document has an identified array. */
  readonly lists = new Set<Spot>();
  /** Whether some item stands in different lists; if not, no merge can need more than one list at a time. */
  readonly crossing: boolean;
  /** What each id names if it is tracked. */
  private readonly byId = new Map<string, Item>();
  private readonly identified = new Set<readonly Json[]>();

  constructor(documents: readonly [Json, Json, Json]) {
    for (const version of VERSIONS) this.survey(documents[version], version, 1, false);
    for (const version of VERSIONS) this.enter(documents[version], version, this.root);
    this.crossing = this.items.some(({ at: [base, yours, theirs] }) => {
      const list = (base ?? yours ?? theirs)?.list;
      return (yours !== undefined && yours.list !== list) || (theirs !== undefined && theirs.list !== list);
    });
  }

  /** The item of this id wherever it is, if the id is tracked. */
  tracked(id: string): Item | undefined {
    const item = this.byId.get(id);
    return item?.tracked ? item : undefined;
  }

  /** Checks a document and finds out which ids are tracked ([M3]). */
  private survey(value: Json, version: Version, depth: number, inPlain: boolean): void {
    if (isArray(value)) {
      checkDepth(depth);
      const identified = !inPlain && (this.identified.has(value) || isIdentified(value));
      if (identified) this.identified.add(value);
      for (const element of value) {
        if (hasId(element)) this.meet(element.id, version, identified);
        this.survey(element, version, depth + 1, inPlain || !identified);
      }
    } else if (isObject(value)) {
      checkDepth(depth);
      for (const key of keysOf(value)) {
        const inner = value[key] as Json;
        if (inPlain && hasId(inner)) this.meet(inner.id, version, false);
        this.survey(inner, version, depth + 1, inPlain);
      }
    } else typeOf(value);
  }

  private meet(id: string, version: Version, isItem: boolean): void {
    let item = this.byId.get(id);
    if (item === undefined) {
      item = new Item(id, isItem);
      this.byId.set(id, item);
    } else if (!isItem || item.metIn === version) item.tracked = false;
    item.metIn = version;
  }

  /** Notes where each item stands. */
  private enter(value: Json, version: Version, spot: Spot): void {
    if (isObject(value)) {
      for (const key of keysOf(value)) {
        const inner = value[key];
        if (typeof inner === "object" && inner !== null) this.enter(inner, version, spot.child(key));
      }
    } else if (isArray(value) && this.identified.has(value)) {
      spot.setList(version, this.enterItems(value as Items, version, spot));
      this.lists.add(spot);
    }
  }

  private enterItems(array: Items, version: Version, list: Spot): Item[] {
    return array.map((value, index) => {
      const item = this.tracked(value.id) ?? list.localItem(value.id);
      if (!item.at[0] && !item.at[1] && !item.at[2]) this.items.push(item);
      item.at[version] = { list, index, value };
      this.enter(value, version, item);
      return item;
    });
  }
}
