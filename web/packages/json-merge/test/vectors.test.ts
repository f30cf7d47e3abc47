import { afterAll, describe, expect, it } from "vitest";
import {
  apply,
  applyMergePatch,
  type Choices,
  type Conflict,
  canonical,
  diff,
  invert,
  type Json,
  merge,
  type Patch,
  type PatchError,
  parse,
  resolve,
} from "../src/index.ts";
import { tokensOf } from "../src/text/tokens.ts";
import { isArray, member } from "../src/value.ts";
import { type Case, field, readCases } from "./vectors.ts";

const cases = readCases("vectors");
const counts = new Map<string, number>();

describe("spec/vectors", () => {
  it("has cases", () => expect(cases.length).toBeGreaterThan(0));

  for (const one of cases) {
    it(`${one.suite}: ${one.name} ${canonical(field(one, "rules"))}`, () => {
      const run = RUNNERS[one.suite];
      if (run === undefined) throw new Error(`nobody runs suite ${one.suite}`);
      run(one);
      counts.set(one.suite, (counts.get(one.suite) ?? 0) + 1);
    });
  }

  afterAll(() => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    console.log(`vectors: ${total} (typescript)`);
  });
});

const RUNNERS: Record<string, (one: Case) => void> = {
  canonical: (one) => {
    const text = field(one, "text") as string;
    if (Object.hasOwn(one.fields, "refused")) expect(() => parse(text)).toThrow(SyntaxError);
    else expect(canonical(parse(text))).toBe(field(one, "canonical"));
  },
  tokens: (one) => {
    expect(tokensOf(field(one, "text") as string).texts).toEqual(field(one, "tokens"));
  },
  diff: (one) => {
    const [base, changed] = [field(one, "base"), field(one, "changed")];
    const patch = diff(base, changed);
    same(patch, field(one, "patch"));
    same(apply(base, patch), changed);
    same(apply(changed, invert(base, patch)), base);
  },
  apply: (one) => {
    const document = field(one, "document");
    const patch = field(one, "patch") as unknown as Patch;
    const before = canonical(document);
    const failing = member(one.fields, "failing");
    if (failing === undefined) same(apply(document, patch), field(one, "result"));
    else {
      const error = errorOf(() => apply(document, patch)) as PatchError;
      expect(error).toMatchObject({ name: "PatchError", index: failing });
      const says = member(one.fields, "says") as string | undefined;
      expect(error.message.endsWith(says ?? ""), error.message).toBe(true);
    }
    expect(canonical(document)).toBe(before);
  },
  "merge-patch": (one) => {
    same(applyMergePatch(field(one, "document"), field(one, "patch")), field(one, "result"));
  },
  invert: (one) => {
    const document = field(one, "document");
    const patch = field(one, "patch") as unknown as Patch;
    const inverse = invert(document, patch);
    same(inverse, field(one, "inverse"));
    same(apply(apply(document, patch), inverse), document);
  },
  resolve: (one) => {
    const [base, yours, theirs] = [field(one, "base"), field(one, "yours"), field(one, "theirs")];
    const choices = field(one, "choices") as unknown as Choices;
    const wrong = member(one.fields, "wrong");
    if (wrong === undefined) same(resolve(base, yours, theirs, choices), field(one, "tree"));
    else
      expect(errorOf(() => resolve(base, yours, theirs, choices))).toMatchObject({
        name: "ResolveError",
        path: wrong,
      });
  },
  merge: (one) => {
    const [base, yours, theirs] = [field(one, "base"), field(one, "yours"), field(one, "theirs")];
    const merged = merge(base, yours, theirs);
    const expected = member(one.fields, "conflicts") ?? [];
    same(
      { tree: merged.tree, conflicts: merged.conflicts },
      { tree: field(one, "tree"), conflicts: expected },
    );
    const swapped = merge(base, theirs, yours);
    same(swapped.conflicts, (expected as unknown as Conflict[]).map(mirrored));
    if (isArray(expected) && expected.length === 0) same(swapped.tree, merged.tree);
  },
};

/** The same canonical bytes. */
function same(actual: unknown, expected: unknown): void {
  expect(canonical(actual as Json)).toBe(canonical(expected as Json));
}

function mirrored({ yours, theirs, ...rest }: Conflict): Conflict {
  return {
    ...rest,
    ...(theirs !== undefined && { yours: theirs }),
    ...(yours !== undefined && { theirs: yours }),
  };
}

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
