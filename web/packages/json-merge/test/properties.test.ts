import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merge, parse } from "../src/index.ts";
import { type Triple, triples } from "./documents.ts";
import { obeysTheLaws } from "./laws.ts";
import { SPEC } from "./vectors.ts";

const SEED = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.STET_RUNS ?? 3000);

describe("any three documents", () => {
  const seen = new Map<string, number>();

  it("obey the laws", () => {
    console.log(`seed ${SEED}`);
    fc.assert(
      fc.property(triples, (triple) => {
        const merged = merge(triple.base, triple.yours, triple.theirs);
        for (const kind of merged.conflicts.length > 0
          ? merged.conflicts.map(({ kind }) => kind)
          : ["clean"]) {
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
        obeysTheLaws(triple, merged);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    const counts = [...seen].sort().map(([kind, times]) => `${kind} ${times}`);
    console.log(`random triples: ${RUNS} (typescript), seed ${SEED}: ${counts.join(", ")}`);
    if (RUNS >= 3000) expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(EXPECTED));
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

/** Triples on which a law once failed, or the two implementations disagreed. */
describe("spec/found", () => {
  const files = readdirSync(join(SPEC, "found")).filter((file) => file.endsWith(".json"));

  it("has cases", () => expect(files.length).toBeGreaterThan(0));

  it.each(files)("%s", (file) => {
    const triple = parse(readFileSync(join(SPEC, "found", file))) as unknown as Triple;
    expect(Object.keys(triple).sort()).toEqual(["base", "theirs", "yours"]);
    obeysTheLaws(triple, merge(triple.base, triple.yours, triple.theirs));
  });
});
