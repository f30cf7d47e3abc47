import fc from "fast-check";
import type { Json } from "../src/index.ts";

type Node = Record<string, unknown>;
/** One random change: which kind, and numbers that say where and what. */
type Edit = readonly [kind: number, where: number, to: number, what: number];

export interface Triple {
  readonly base: Json;
  readonly yours: Json;
  readonly theirs: Json;
}

const IDS = ["a", "b", "c", "d", "e", "f", "g", "__proto__", "x/~y", "é"];
const KEYS = ["l", "m", "n", "s", "__proto__", "a/b"];
const WORDS = [
  ...[
    "red",
    "it's",
    "日本",
    "👩‍👩‍👧",
    "3.14",
    "",
    "[x](y)",
    "الف",
    "e\u0301",
    "\r\n",
    "🇩🇪🇫🇷",
    "a™",
    "\u0600x",
    "👩\u200d",
  ],
  ...["ก", "#️⃣", "\ud83d", "\u0301"],
];
const SCALARS = [null, true, 1, 2, 1e21, 1.5e-7, "x", "red green blue", "it's red"];

const numbers = [fc.nat(40), fc.nat(40), fc.nat(40)] as const;
const anyEdit: fc.Arbitrary<Edit> = fc.tuple(fc.nat(13), ...numbers);
/** Mostly insertions, so that there is something to change. */
const building: fc.Arbitrary<Edit> = fc.tuple(fc.constantFrom(4, 4, 4, 4, 4, 9, 13, 5), ...numbers);

/** A document and two changed versions: moves, removals, insertions and edits of text are likely. */
export const triples: fc.Arbitrary<Triple> = fc
  .record({
    base: fc.array(building, { maxLength: 16, size: "max" }),
    both: fc.array(anyEdit, { maxLength: 1 }),
    yours: fc.array(anyEdit, { maxLength: 7, size: "max" }),
    theirs: fc.array(anyEdit, { maxLength: 7, size: "max" }),
  })
  .map(({ base, both, yours, theirs }) => {
    const start = changed({ l: [], m: [] }, base);
    return {
      base: start,
      yours: changed(start, [...both, ...yours]),
      theirs: changed(start, [...both, ...theirs]),
    };
  });

function changed(base: unknown, edits: readonly Edit[]): Json {
  const document = structuredClone(base) as Node;
  for (const one of edits) perform(document, one);
  return document as Json;
}

interface Place {
  readonly list: unknown[];
  readonly item: Node;
}

function perform(root: Node, [kind, where, to, what]: Edit): void {
  const { lists, nodes } = partsOf(root);
  const places = lists.flatMap((list): Place[] => list.filter(isNode).map((item) => ({ list, item })));
  const place = pick(places, where);
  const target = pick(lists, to);
  const node = pick(nodes, where) ?? root;
  const key = pick(KEYS, to) as string;
  switch (kind) {
    case 0:
    case 1:
    case 2:
      if (place && target && !partsOf(place.item).lists.includes(target)) {
        place.list.splice(place.list.indexOf(place.item), 1);
        target.splice(what % (target.length + 1), 0, place.item);
      }
      break;
    case 3:
      place?.list.splice(place.list.indexOf(place.item), 1);
      break;
    case 4:
      target?.splice(what % (target.length + 1), 0, newItem(root, where, what));
      break;
    case 5:
      if (place && what % 16 === 0) place.list.push(structuredClone(place.item));
      else if (place && what % 2 === 0) {
        place.list.splice(place.list.indexOf(place.item), 1, { ...newItem(root, to, what), l: [place.item] });
      }
      break;
    case 6:
    case 7:
    case 8:
      editText(nodes, where, to, what);
      break;
    case 9:
      if (what % 4 > 0) delete node[key];
      else set(node, key, pick([[], {}, [1], [newItem(root, where, 1)], { l: [] }], what / 4));
      break;
    case 10:
      place?.list.reverse();
      break;
    case 11:
    case 12:
      nest(place, pick(places, to)?.item);
      break;
    default:
      set(node, key, pick(SCALARS, what));
  }
}

/** Moves an item into another one; where both sides do, rings are likely. */
function nest(place: Place | undefined, into: Node | undefined): void {
  if (place === undefined || into === undefined || partsOf(place.item).nodes.includes(into)) return;
  place.list.splice(place.list.indexOf(place.item), 1);
  if (Array.isArray(into.l)) into.l.push(place.item);
  else into.l = [place.item];
}

/** Mostly of an id that is free; sometimes of one that is not. */
function newItem(root: Node, where: number, what: number): Node {
  const used = new Set(partsOf(root).nodes.map((node) => node.id));
  const free = IDS.filter((id) => !used.has(id));
  const id = pick(what % 16 === 7 || free.length === 0 ? IDS : free, where);
  return what % 2 === 0 ? { id, l: [] } : { id, s: "red green" };
}

function editText(nodes: readonly Node[], where: number, to: number, what: number): void {
  const texts = nodes.flatMap((node) =>
    Object.keys(node)
      .filter((key) => key !== "id" && typeof node[key] === "string")
      .map((key) => ({ node, key })),
  );
  const text = pick(texts, where);
  if (text === undefined) return;
  const parts = (text.node[text.key] as string).split(" ");
  parts.splice(to % (parts.length + 1), what % 2, pick(WORDS, what) as string);
  set(text.node, text.key, parts.join(" "));
}

function set(node: Node, key: string, value: unknown): void {
  Object.defineProperty(node, key, { value, enumerable: true, writable: true, configurable: true });
}

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[Math.floor(number) % list.length];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Parts {
  readonly lists: unknown[][];
  readonly nodes: Node[];
}

/** All lists and all objects in a value. */
function partsOf(value: unknown, parts: Parts = { lists: [], nodes: [] }): Parts {
  if (Array.isArray(value)) {
    parts.lists.push(value);
    for (const element of value) partsOf(element, parts);
  } else if (isNode(value)) {
    parts.nodes.push(value);
    for (const key of Object.keys(value)) partsOf(value[key], parts);
  }
  return parts;
}
