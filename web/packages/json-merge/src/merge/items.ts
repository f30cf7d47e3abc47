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

/**
 * An address inside a document that does not depend on where an item stands: an item (or the root) and the
 * member names that lead on from it ([M4]). Spots are shared by the three documents.
 */
export class Spot {
  readonly owner: Item | undefined;
  readonly parent: Spot | undefined;
  readonly name: string;
  /** The items of the identified array that is here in each document; undefined if there is none. */
  readonly lists: [(readonly Item[])?, (readonly Item[])?, (readonly Item[])?] = [];
  private children: Map<string, Spot> | undefined;
  private untracked: Map<string, Item> | undefined;

  constructor(owner: Item | undefined, parent?: Spot, name = "") {
    this.owner = owner;
    this.parent = parent;
    this.name = name;
  }

  child(name: string): Spot {
    this.children ??= new Map();
    let spot = this.children.get(name);
    if (spot === undefined) {
      spot = new Spot(this.owner, this, name);
      this.children.set(name, spot);
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

  /** The member names that lead here from the owner, as a pointer. */
  names(): string {
    return this.parent === undefined ? "" : this.parent.names() + step(this.name);
  }
}

/** Where an item stands in one document. */
export interface Occurrence {
  readonly list: Spot;
  readonly index: number;
  readonly value: JsonObject;
}

/** One list item, the same in all documents that have it. */
export class Item {
  readonly id: string;
  /** Whether it is the same item in whatever list it stands ([M3]). */
  tracked: boolean;
  readonly at: [Occurrence?, Occurrence?, Occurrence?] = [];
  /** Where its own content begins. */
  readonly content: Spot = new Spot(this);
  /** Whether the side moved it among the items of its list ([M6]); by Version, [0] is not used. */
  readonly reordered: [boolean, boolean, boolean] = [false, false, false];

  constructor(id: string, tracked: boolean) {
    this.id = id;
    this.tracked = tracked;
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
  readonly items = new Set<Item>();
  /** All spots at which some document has an identified array. */
  readonly lists = new Set<Spot>();
  /** Whether some item stands in different lists; if not, no merge can need more than one list at a time. */
  readonly crossing: boolean;
  /** The items by id, as far as the id names one item at most in each document. */
  private readonly byId = new Map<string, { item: Item; version: Version }>();
  private readonly identified = new Set<readonly Json[]>();

  constructor(documents: readonly [Json, Json, Json]) {
    for (const version of VERSIONS) this.survey(documents[version], version, 1, false);
    for (const version of VERSIONS) this.enter(documents[version], version, this.root);
    this.crossing = [...this.items].some((item) => {
      const lists = item.at.filter((at) => at !== undefined).map((at) => at.list);
      return lists.some((list) => list !== lists[0]);
    });
  }

  /** The item of this id wherever it is, if the id is tracked. */
  tracked(id: string): Item | undefined {
    const item = this.byId.get(id)?.item;
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
    const known = this.byId.get(id);
    if (known === undefined) this.byId.set(id, { item: new Item(id, isItem), version });
    else {
      if (!isItem || known.version === version) known.item.tracked = false;
      known.version = version;
    }
  }

  /** Notes where each item stands. */
  private enter(value: Json, version: Version, spot: Spot): void {
    if (isObject(value)) {
      for (const key of keysOf(value)) {
        const inner = value[key];
        if (typeof inner === "object" && inner !== null) this.enter(inner, version, spot.child(key));
      }
    } else if (isArray(value) && this.identified.has(value)) {
      spot.lists[version] = this.enterItems(value as Items, version, spot);
      this.lists.add(spot);
    }
  }

  private enterItems(array: Items, version: Version, list: Spot): Item[] {
    return array.map((value, index) => {
      const item = this.tracked(value.id) ?? list.localItem(value.id);
      item.at[version] = { list, index, value };
      this.items.add(item);
      this.enter(value, version, item.content);
      return item;
    });
  }
}
