import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { idsIn } from "../src/identity.ts";
import {
  apply,
  type Choice,
  type Conflict,
  canonical,
  diff,
  invert,
  type Json,
  type Merged,
  merge,
  parse,
  resolve,
} from "../src/index.ts";
import { Catalogue } from "../src/merge/items.ts";
import { type Triple, triples } from "./documents.ts";

const SEED = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.STET_RUNS ?? 3000);
const seen = { clean: 0, conflicts: new Map<string, number>() };

describe(`any three documents (seed ${SEED}, ${RUNS} triples each)`, () => {
  holds("nobody changed, one side changed, both changed to the same", ({ base, yours }) => {
    clean(merge(base, yours, base), yours);
    clean(merge(base, base, yours), yours);
    clean(merge(base, yours, yours), yours);
  });

  holds("[M30] the sides swapped: the same clean tree, mirrored conflicts", ({ base, yours, theirs }) => {
    const merged = merge(base, yours, theirs);
    const swapped = merge(base, theirs, yours);
    same(swapped.conflicts.map(mirrored), merged.conflicts);
    if (merged.conflicts.length === 0) same(swapped.tree, merged.tree);
    count(merged);
  });

  holds("[M34] a tracked id is there once, no id vanishes, none appears", ({ base, yours, theirs }) => {
    const { tree } = merge(base, yours, theirs);
    const [y, t] = [new Set(idsIn(yours)), new Set(idsIn(theirs))];
    const catalogue = new Catalogue([base, yours, theirs]);
    const ids = [...idsIn(tree)];
    for (const id of ids) expect(y.has(id) || t.has(id)).toBe(true);
    const tracked = ids.filter((id) => catalogue.tracked(id));
    expect(new Set(tracked).size).toBe(tracked.length);
    for (const item of catalogue.items) {
      if (item.tracked && item.at[1] && item.at[2]) expect(tracked).toContain(item.id);
    }
  });

  holds("[M29] conflicts are sorted, no path occurs twice", ({ base, yours, theirs }) => {
    const paths = merge(base, yours, theirs).conflicts.map(({ path }) => path);
    expect([...new Set(paths)].sort()).toEqual(paths);
  });

  holds("[C7] nothing that was given is changed", ({ base, yours, theirs }) => {
    const before = [base, yours, theirs].map(canonical);
    const frozen = [base, yours, theirs].map(deepFreeze) as [Json, Json, Json];
    merge(...frozen);
    apply(frozen[0], diff(frozen[0], frozen[1]));
    expect([base, yours, theirs].map(canonical)).toEqual(before);
  });

  holds("[M35] all for theirs is the tree, all for yours is the tree of the mirrored merge", (triple) => {
    const { base, yours, theirs } = triple;
    const merged = merge(base, yours, theirs);
    const all = (choice: Choice): Record<string, Choice> =>
      Object.fromEntries(merged.conflicts.map(({ path }) => [path, choice]));
    same(resolve(base, yours, theirs, all("theirs")), merged.tree);
    same(resolve(base, yours, theirs, all("yours")), merge(base, theirs, yours).tree);
  });

  holds("[P1]–[P6] a patch leads there, its inverse back", ({ base, yours }) => {
    const patch = diff(base, yours);
    same(apply(base, patch), yours);
    const inverse = invert(base, patch);
    same(apply(yours, inverse), base);
    if (patch.length === 0) same(base, yours);
  });

  holds("[C2] canonical text is read back as the same value", ({ yours }) => {
    expect(canonical(parse(canonical(yours)))).toBe(canonical(yours));
    same(parse(JSON.stringify(yours)), yours);
  });

  afterAll(() => {
    const kinds = [...seen.conflicts].sort().map(([kind, times]) => `${kind} ${times}`);
    console.log(
      `triples: ${RUNS} (typescript), seed ${SEED}; clean ${seen.clean}, conflicts: ${kinds.join(", ")}`,
    );
    if (RUNS >= 3000)
      expect([...seen.conflicts.keys()]).toEqual(expect.arrayContaining(["move", "order", "text"]));
  });
});

function holds(name: string, property: (triple: Triple) => void): void {
  it(name, () => fc.assert(fc.property(triples, property), { seed: SEED, numRuns: RUNS }), 60_000);
}

function clean(merged: Merged, expected: Json): void {
  expect(merged.conflicts).toEqual([]);
  same(merged.tree, expected);
}

function same(actual: unknown, expected: unknown): void {
  expect(canonical(actual as Json)).toBe(canonical(expected as Json));
}

function count({ conflicts }: Merged): void {
  if (conflicts.length === 0) seen.clean++;
  for (const { kind } of conflicts) seen.conflicts.set(kind, (seen.conflicts.get(kind) ?? 0) + 1);
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
