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

const IDS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const KEYS = ["l", "m", "n", "s", "__proto__", "a/b"];
const WORDS = ["red", "green", "it's", "日本", "👩‍👩‍👧", "3.14", "été", "[x](y)", "الف"];

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((list) => list.join(" "));
const scalar = fc.oneof(fc.constantFrom(null, true, 0, 1, 2, "x", ""), words);

const { object } = fc.letrec<{ value: unknown; object: Node; list: unknown[]; item: Node }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: tie("list"), weight: 5 },
    { arbitrary: tie("object"), weight: 1 },
    { arbitrary: fc.array(scalar, { maxLength: 3 }), weight: 1 },
  ),
  list: fc.array(tie("item"), { maxLength: 4 }),
  item: fc.tuple(fc.constantFrom(...IDS), tie("object")).map(([id, rest]) => withMember(rest, "id", id)),
  object: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie("value")), { maxLength: 3 })
    .map((members) => members.reduce((node, [key, value]) => withMember(node, key, value), {} as Node)),
}));

const edit: fc.Arbitrary<Edit> = fc.tuple(fc.nat(11), fc.nat(40), fc.nat(40), fc.nat(40));

/** A document and two changed versions: moves, removals, insertions and edits of text are likely. */
export const triples: fc.Arbitrary<Triple> = fc
  .record({
    base: object,
    doubles: fc.integer({ min: 0, max: 9 }),
    yours: fc.array(edit, { maxLength: 6 }),
    theirs: fc.array(edit, { maxLength: 6 }),
    both: fc.array(edit, { maxLength: 1 }),
  })
  .map(({ base, doubles, yours, theirs, both }) => {
    const start = structuredClone(base);
    if (doubles > 0) dropDoubles(start, new Set());
    return {
      base: start as Json,
      yours: changed(start, [...both, ...yours]),
      theirs: changed(start, [...both, ...theirs]),
    };
  });

function withMember(node: Node, key: string, value: unknown): Node {
  const copy = { ...node };
  Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
  return copy;
}

/** Removes items whose id occurred before, so that most ids name one item. */
function dropDoubles(value: unknown, seen: Set<unknown>): void {
  if (Array.isArray(value)) {
    const kept = value.filter((element) => {
      if (!isNode(element) || element.id === undefined) return true;
      const isNew = !seen.has(element.id);
      seen.add(element.id);
      return isNew;
    });
    value.splice(0, value.length, ...kept);
    for (const element of value) dropDoubles(element, seen);
  } else if (isNode(value)) for (const key of Object.keys(value)) dropDoubles(value[key], seen);
}

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
  const lists = listsIn(root);
  const nodes = nodesIn(root);
  const places = lists.flatMap((list): Place[] => list.filter(isNode).map((item) => ({ list, item })));
  const place = pick(places, where);
  const target = pick(lists, to);
  const node = pick(nodes, where) ?? root;
  const key = pick(KEYS, to) as string;
  switch (kind) {
    case 0:
    case 1:
    case 2:
      if (place && target && !listsIn(place.item).includes(target)) {
        place.list.splice(place.list.indexOf(place.item), 1);
        target.splice(what % (target.length + 1), 0, place.item);
      }
      break;
    case 3:
      place?.list.splice(place.list.indexOf(place.item), 1);
      break;
    case 4:
      target?.splice(what % (target.length + 1), 0, { id: pick(IDS, where), n: what % 2 });
      break;
    case 5:
      if (place && what % 4 === 0) place.list.push(structuredClone(place.item));
      else if (place)
        place.list.splice(place.list.indexOf(place.item), 1, { id: pick(IDS, to), l: [place.item] });
      break;
    case 6:
    case 7:
      editText(nodes, where, to, what);
      break;
    case 8:
      delete node[key];
      break;
    case 9:
      set(node, key, pick([[], {}, [1], [{ id: pick(IDS, where) }], { l: [] }], what));
      break;
    default:
      set(node, key, pick([null, true, 1, 2, "x", "red green", "blue"], what));
  }
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
  return list[number % list.length];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listsIn(value: unknown): unknown[][] {
  if (Array.isArray(value)) return [value, ...value.flatMap(listsIn)];
  return isNode(value) ? Object.values(value).flatMap(listsIn) : [];
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
}
