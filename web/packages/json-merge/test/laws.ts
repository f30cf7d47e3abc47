import { expect } from "vitest";
import { idsIn, isIdentified } from "../src/identity.ts";
import {
  apply,
  type Choice,
  type Conflict,
  canonical,
  diff,
  equal,
  invert,
  type Json,
  type JsonObject,
  type Merged,
  merge,
  parse,
  ResolveError,
  resolve,
} from "../src/index.ts";
import type { Documents } from "../src/merge/attempt.ts";
import { catalogueOf } from "../src/merge/merge.ts";
import { steps } from "../src/pointer.ts";
import { isArray, isObject, keysOf, type Maybe, member } from "../src/value.ts";
import type { Triple } from "./documents.ts";

/** What must be so for any three documents; each checked on every triple. */
const LAWS: Record<string, (triple: Triple, merged: Merged) => void> = {
  "[M34] one side changed, or both to the same: that, cleanly": ({ base, yours }) => {
    clean(merge(base, yours, base), yours);
    clean(merge(base, base, yours), yours);
    clean(merge(base, yours, yours), yours);
  },
  "[M30] the sides swapped: the same clean tree, mirrored conflicts": ({ base, yours, theirs }, merged) => {
    const swapped = merge(base, theirs, yours);
    same(swapped.conflicts.map(mirrored), merged.conflicts);
    if (merged.conflicts.length === 0) same(swapped.tree, merged.tree);
  },
  "[M13] a list that base lacks merges like an empty one": ({ base, yours, theirs }) => {
    for (const name of ["l", "m"]) {
      const lists = [yours, theirs].map((document) => member(document as JsonObject, name));
      if (!isObject(base) || !lists.every(isIdentified)) continue;
      const { [name]: _, ...rest } = base;
      const [absent, empty] = [merge(rest, yours, theirs), merge({ ...rest, [name]: [] }, yours, theirs)];
      same(absent.tree, empty.tree);
      // A conflict about the whole document holds base itself.
      if (absent.conflicts[0]?.path !== "") same(absent.conflicts, empty.conflicts);
    }
  },
  "[M34] a tracked id is there once, no id vanishes, none appears": ({ base, yours, theirs }, { tree }) => {
    const [y, t] = [new Set(idsIn(yours)), new Set(idsIn(theirs))];
    const catalogue = catalogueOf([base, yours, theirs]);
    const ids = [...idsIn(tree)];
    expect(ids.filter((id) => !y.has(id) && !t.has(id))).toEqual([]);
    const tracked = ids.filter((id) => catalogue.tracked(id));
    expect(new Set(tracked).size).toBe(tracked.length);
    const inBoth = catalogue.items.filter((item) => item.tracked && item.at[1] && item.at[2]);
    expect(inBoth.filter((item) => !tracked.includes(item.id))).toEqual([]);
  },
  "[M29] conflicts are sorted, no path occurs twice": (_, { conflicts }) => {
    const paths = conflicts.map(({ path }) => path);
    expect([...new Set(paths)].sort()).toEqual(paths);
  },
  "[C7] nothing that was given is changed": ({ base, yours, theirs }) => {
    const before = [base, yours, theirs].map(canonical);
    const frozen = [base, yours, theirs].map((document) => deepFreeze(structuredClone(document)));
    merge(...(frozen as [Json, Json, Json]));
    apply(frozen[0] as Json, diff(frozen[0] as Json, frozen[1] as Json));
    same(
      frozen.map((document) => canonical(document as Json)),
      before,
    );
  },
  "[M35] all decided for one side": ({ base, yours, theirs }, { tree, conflicts }) => {
    const all = (choice: Choice): Record<string, Choice> =>
      Object.fromEntries(conflicts.map(({ path }) => [path, choice]));
    same(resolve(base, yours, theirs, all("theirs")), tree);
    same(resolve(base, yours, theirs, all("yours")), merge(base, theirs, yours).tree);
  },
  "[P1]–[P6] a patch leads there, its inverse back": ({ base, yours }) => {
    const patch = diff(base, yours);
    same(apply(base, patch), yours);
    same(apply(yours, invert(base, patch)), base);
    if (patch.length === 0) same(base, yours);
  },
  "[C2] canonical text is read back as the same value": ({ yours }) => {
    expect(canonical(parse(canonical(yours)))).toBe(canonical(yours));
    same(parse(JSON.stringify(yours)), yours);
  },
  "[M34] what one side added or removed is there or gone, or in a conflict": (
    triple,
    { tree, conflicts },
  ) => {
    const ids = new Set(idsIn(tree));
    const disputed = new Set(
      conflicts.flatMap(({ path, base, yours, theirs }) => [
        ...(steps(path) ?? []),
        ...namesIn([base ?? null, yours ?? null, theirs ?? null]),
      ]),
    );
    for (const { id, at, tracked } of catalogueOf(documentsOf(triple)).items) {
      if (!tracked || (at[1] && at[2]) || disputed.has(id) || conflicts[0]?.kind === "structure") continue;
      if (ids.has(id) !== (at[0] === undefined))
        expect.fail(`${id} is ${ids.has(id) ? "still there" : "lost"}`);
    }
  },
  "[M31] what one side alone changed in an item is in the tree": (triple, { tree, conflicts }) => {
    if (conflicts[0]?.kind === "structure") return;
    const merged = itemsIn(tree);
    for (const item of catalogueOf(documentsOf(triple)).items) {
      const [base, yours, theirs] = [item.value(0), item.value(1), item.value(2)];
      if (!item.tracked || !isObject(base) || !isObject(yours) || !isObject(theirs)) continue;
      for (const key of ["n", "s", "a/b", "__proto__"]) {
        const [b, y, t] = [member(base, key), member(yours, key), member(theirs, key)];
        if ([b, y, t].some((value) => typeof value === "object")) continue;
        const now = member(merged.get(item.id) as JsonObject, key);
        if (equal(b, t) && !equal(now, y)) expect.fail(`${key} of ${item.id} is not as yours has it`);
        if (equal(b, y) && !equal(now, t)) expect.fail(`${key} of ${item.id} is not as theirs has it`);
      }
    }
  },
  "[M35] mixed choices give a document that lost nothing, or are refused": (triple, { conflicts }) => {
    const { base, yours, theirs } = triple;
    const mixed = conflicts.map(({ path }, i): [string, Choice] => [path, i % 2 === 0 ? "yours" : "theirs"]);
    try {
      const ids = new Set(idsIn(resolve(base, yours, theirs, Object.fromEntries(mixed))));
      for (const { id, at, tracked } of catalogueOf(documentsOf(triple)).items) {
        if (tracked && at[1] && at[2] && !ids.has(id)) expect.fail(`${id} is lost`);
      }
    } catch (error) {
      if (!(error instanceof ResolveError)) throw error;
    }
  },
};

/** Checks all laws; the error says which one does not hold, and for what. */
export function obeysTheLaws(triple: Triple, merged: Merged): void {
  for (const [name, law] of Object.entries(LAWS)) {
    try {
      law(triple, merged);
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message} ${canonical(triple as unknown as Json)}`, {
        cause: error,
      });
    }
  }
}

function documentsOf({ base, yours, theirs }: Triple): Documents {
  return [base, yours, theirs];
}

/** All keys and strings in a value. */
function namesIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (isArray(value)) return value.flatMap(namesIn);
  return isObject(value) ? keysOf(value).flatMap((key) => [key, ...namesIn(value[key] as Json)]) : [];
}

function itemsIn(value: Maybe, found = new Map<string, JsonObject>()): Map<string, JsonObject> {
  if (isObject(value)) for (const key of keysOf(value)) itemsIn(value[key], found);
  if (isIdentified(value)) {
    for (const item of value) {
      found.set(item.id, item);
      itemsIn(item, found);
    }
  }
  return found;
}

function clean(merged: Merged, expected: Json): void {
  expect(merged.conflicts).toEqual([]);
  same(merged.tree, expected);
}

/** Not by expect: a hundred thousand of them take longer than all merges. */
function same(actual: unknown, expected: unknown): void {
  const [a, b] = [canonical(actual as Json), canonical(expected as Json)];
  if (a !== b) expect(a).toBe(b);
}

function mirrored({ yours, theirs, ...rest }: Conflict): Conflict {
  return {
    ...rest,
    ...(theirs !== undefined && { yours: theirs }),
    ...(yours !== undefined && { theirs: yours }),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
