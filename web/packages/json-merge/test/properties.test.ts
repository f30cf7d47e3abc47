import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
const RUNS = Number(process.env.STET_RUNS ?? 4000);

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
  "[M34] a tracked id is there once, no id vanishes, none appears": ({ base, yours, theirs }, { tree }) => {
    const [y, t] = [new Set(idsIn(yours)), new Set(idsIn(theirs))];
    const catalogue = new Catalogue([base, yours, theirs]);
    const ids = [...idsIn(tree)];
    expect(ids.filter((id) => !y.has(id) && !t.has(id))).toEqual([]);
    const tracked = ids.filter((id) => catalogue.tracked(id));
    expect(new Set(tracked).size).toBe(tracked.length);
    const inBoth = [...catalogue.items].filter((item) => item.tracked && item.at[1] && item.at[2]);
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
};

describe("any three documents", () => {
  const seen = new Map<string, number>();

  it("obey the laws", { timeout: 120_000 }, () => {
    console.log(`seed ${SEED}`);
    fc.assert(
      fc.property(triples, (triple) => {
        const merged = merge(triple.base, triple.yours, triple.theirs);
        for (const kind of merged.conflicts.length > 0
          ? merged.conflicts.map(({ kind }) => kind)
          : ["clean"]) {
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
        for (const [name, law] of Object.entries(LAWS)) {
          try {
            law(triple, merged);
          } catch (error) {
            throw new Error(`${name}: ${JSON.stringify(triple)}`, { cause: error });
          }
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
    const counts = [...seen].sort().map(([kind, times]) => `${kind} ${times}`);
    console.log(`triples: ${RUNS} (typescript), seed ${SEED}: ${counts.join(", ")}`);
    if (RUNS >= 4000) expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(EXPECTED));
  });
});

/** A run that never meets one of these does not test what it should. */
const EXPECTED = [
  "clean",
  "add-add",
  "cycle",
  "delete-edit",
  "delete-move",
  "move",
  "order",
  "structure",
  "text",
  "type",
];

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
