import { describe, expect, it } from "vitest";
import {
  apply,
  applyMergePatch,
  canonical,
  diff,
  invert,
  type Json,
  merge,
  type Patch,
  parse,
} from "../src/index.ts";

type Item = { readonly id: string; readonly [key: string]: Json };

describe("hostile input", () => {
  it("changes no prototype", () => {
    const evil = parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    merge({}, evil, parse('{"__proto__":{"other":1}}'));
    applyMergePatch({}, evil);
    apply({}, [
      { op: "add", path: "/__proto__", value: evil },
      { op: "add", path: "/__proto__/polluted", value: 1 },
    ]);
    for (const path of ["/__proto__/polluted", "/constructor/prototype/polluted", "/toString/polluted"]) {
      expect(() => apply({}, [{ op: "add", path, value: 1 }])).toThrow(/leads nowhere/);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(merge({}, { toString: 1 }, {}).tree).toEqual({ toString: 1 });
    expect(merge([], [{ id: "__proto__" }], [{ id: "constructor" }]).tree).toHaveLength(2);
  });

  it("stands 500 levels, and refuses more before the stack ends", () => {
    const deep = (leaf: Json, levels: number): Json => {
      let value = leaf;
      for (let i = 0; i < levels; i += 2) value = [{ id: `i${i}`, l: value }];
      return value;
    };
    const merged = merge({ r: deep(1, 498) }, { r: deep(2, 498) }, { r: deep(3, 498) });
    expect(merged.conflicts).toHaveLength(1);
    expect(merged.conflicts[0]?.path.split("/")).toHaveLength(2 + 498);
    const patch = diff(deep(1, 500), deep(2, 500));
    expect(canonical(apply(deep(1, 500), patch))).toBe(canonical(deep(2, 500)));
    for (const levels of [502, 100_000]) {
      expect(() => merge(deep(1, levels), 1, 1)).toThrow(RangeError);
      expect(() => diff(deep(1, levels), deep(2, levels))).toThrow(RangeError);
    }
  });

  it("works on frozen documents and gives back what did not change", () => {
    const base = freeze({ a: { b: [{ id: "x", n: 1 }] }, c: { d: 1 }, e: [1] });
    const yours = freeze({ a: { b: [{ id: "x", n: 2 }] }, c: { d: 1 }, e: [1] });
    const theirs = freeze({ a: { b: [{ id: "x", n: 1 }] }, c: { d: 2 }, e: [1] });
    const tree = merge(base, yours, theirs).tree as typeof base;
    expect(tree.a).toBe(yours.a);
    expect(tree.c).toBe(theirs.c);
    expect(merge(base, base, theirs).tree).toBe(theirs);
    const patch = freeze([{ op: "replace", path: "/a/b/0/n", value: 3 }]) as Patch;
    const patched = apply(base, patch) as typeof base;
    expect(patched.a.b[0]?.n).toBe(3);
    expect(patched.c).toBe(base.c);
    expect(canonical(apply(patched, invert(base, patch)))).toBe(canonical(base));
  });

  it("refuses patches that are none", () => {
    const wrong = [null, 1, {}, [1], [{}], [{ op: "add" }], [{ op: "add", path: "a", value: 1 }]];
    for (const patch of [...wrong, [{ op: "add", path: "/~2", value: 1 }], [{ op: "add", path: "/a" }]]) {
      expect(() => apply({}, patch as unknown as Patch)).toThrow(
        expect.objectContaining({ name: "PatchError" }),
      );
    }
  });
});

/** Sizes at which a spread into arguments or a step per pair would not end well. */
describe("large input", () => {
  const size = 100_000;
  const ids = Array.from({ length: size }, (_, i) => `i${i}`);
  const list = (order: readonly string[], n = 0): Item[] => order.map((id) => ({ id, n }));

  it("merges two orders of the longest list that is followed", () => {
    const turned = [...ids].reverse();
    same(merge(list(ids), list(turned), list(ids)).tree, list(turned));
    const rotated = [...ids.slice(1), "i0"];
    const conflicts = merge(list(ids), list(turned), list(rotated)).conflicts;
    expect(conflicts.map(({ kind }) => kind)).toEqual(["order"]);
  });

  it("adds as many at one place on both sides", () => {
    const tree = merge([], list(ids), list(ids.map((id) => `${id}b`))).tree as Item[];
    expect(tree.length).toBe(2 * size);
  });

  it("[M1] takes a longer list as a whole", () => {
    const longer = list([...ids, "one more"]);
    expect(merge(longer, [], longer.slice(1)).conflicts.map(({ kind }) => kind)).toEqual(["too-large"]);
  });

  it("moves all to another list, and diffs a list turned round", () => {
    const [p, q] = [
      { p: list(ids), q: [] },
      { p: [], q: list(ids) },
    ];
    same(merge(p, q, { p: list(ids, 1), q: [] }).tree, { p: [], q: list(ids, 1) });
    const some = ids.slice(0, 5000);
    const turned = list([...some].reverse());
    const patch = diff(list(some), turned);
    expect(patch.length).toBe(4999);
    same(apply(list(some), patch), turned);
  });

  it("[M39] looks ten times as often at a document ten times as large", () => {
    const looks = [100, 1000, 10_000].map((size) => {
      const order = ids.slice(0, size);
      const page = (n: number, moved: readonly string[]): Json => ({ p: list(moved, 0), q: { n } });
      const turned = [...order.slice(size / 2), ...order.slice(0, size / 2)];
      const counter = new Looks();
      const [base, yours, theirs] = [page(1, order), page(2, turned), page(1, order.slice(1))];
      merge(counter.at(base), counter.at(yours), counter.at(theirs));
      return counter.count / size;
    });
    const [small] = looks as [number];
    for (const each of looks) expect(Math.abs(each / small - 1)).toBeLessThan(0.1);
  });

  /** The same numbers in LimitsTest.java. */
  it.each([
    [9_999, 9_999, "edit"],
    [10_000, 10_000, "edit"],
    [10_001, 1, "too-large"],
  ])("[M39] makes of %i conflicts %i: more nobody could decide", (items, conflicts, kind) => {
    const many = ids.slice(0, items);
    const merged = merge(list(many, 1), list(many, 2), list(many, 3));
    expect(merged.conflicts).toHaveLength(conflicts);
    expect(new Set(merged.conflicts.map((conflict) => conflict.kind))).toEqual(new Set([kind]));
    same(merged.tree, list(many, 3));
  });
});

/** Counts how often somebody looks into the objects and arrays that it gives out: work that no clock blurs. */
class Looks {
  count = 0;
  private readonly seen = new WeakMap<object, object>();

  at(value: Json): Json {
    if (typeof value !== "object" || value === null) return value;
    const known = this.seen.get(value);
    if (known !== undefined) return known as Json;
    const look = <T>(result: T): T => {
      this.count++;
      return result;
    };
    const proxy = new Proxy(value as object, {
      get: (target, key) => look(this.at(Reflect.get(target, key) as Json)),
      ownKeys: (target) => look(Reflect.ownKeys(target)),
      getOwnPropertyDescriptor: (target, key) => look(Reflect.getOwnPropertyDescriptor(target, key)),
    });
    this.seen.set(value, proxy);
    return proxy as Json;
  }
}

function same(actual: Json, expected: Json): void {
  expect(canonical(actual) === canonical(expected)).toBe(true);
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
