import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apply, canonical, invert, type Json, type Operation, PatchError } from "../src/index.ts";

const SEED = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);

const pointers = fc
  .array(fc.constantFrom("a", "b", "l", "0", "1", "2", "-", "__proto__"), { maxLength: 3 })
  .map((names) => names.map((name) => `/${name}`).join(""));
const values = fc.constantFrom<Json>(1, null, { a: 1 }, [1, 2], { l: [{ a: [] }], b: {} });
const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ op: fc.constantFrom("add" as const, "replace" as const), path: pointers, value: values }),
  fc.record({ op: fc.constant("remove" as const), path: pointers }),
  fc.record({ op: fc.constantFrom("move" as const, "copy" as const), from: pointers, path: pointers }),
);
const START: Json = { a: { a: 1, l: [1, { b: 2 }] }, b: [{ a: [0] }, [], 3], l: [{ l: { a: [] } }] };

describe("patches", () => {
  it(`[P4] do what RFC 6902 says, one operation after the other (seed ${SEED})`, () => {
    let applied = 0;
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 12 }), (wished) => {
        const before = canonical(START);
        let expected: Json = START;
        const patch = wished.filter((operation) => {
          const next = plainly(expected, operation);
          if (next === undefined) expect(() => apply(expected, [operation])).toThrow(PatchError);
          else expected = next;
          return next !== undefined;
        });
        applied += patch.length;
        const result = apply(START, patch);
        expect(canonical(result)).toBe(canonical(expected));
        expect(canonical(apply(result, invert(START, patch)))).toBe(before);
        expect(canonical(START)).toBe(before);
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect(applied).toBeGreaterThan(2000);
  });

  it("[C7] a copy is a value of its own", () => {
    const patch: Operation[] = [
      { op: "add", path: "/a/b", value: [] },
      { op: "copy", from: "/a", path: "/c" },
      { op: "add", path: "/c/b/0", value: 1 },
      { op: "add", path: "/a/b/0", value: 2 },
    ];
    expect(apply({ a: {} }, patch)).toEqual({ a: { b: [2] }, c: { b: [1] } });
  });
});

/** RFC 6902 in the plainest way: everything is copied. Undefined if it cannot be done. */
function plainly(document: Json, operation: Operation): Json | undefined {
  const box = { root: structuredClone(document) as unknown };
  const at = (path: string): string[] => ["root", ...path.split("/").slice(1)];
  if ("from" in operation) {
    const value = read(box, at(operation.from));
    if (value === undefined) return undefined;
    if (operation.op === "copy") return write(box, at(operation.path), structuredClone(value), true);
    if (operation.path.startsWith(`${operation.from}/`)) return undefined;
    if (operation.path === operation.from) return document;
    return erase(box, at(operation.from)) ? write(box, at(operation.path), value, true) : undefined;
  }
  if (operation.op === "remove") return erase(box, at(operation.path)) ? (box.root as Json) : undefined;
  if (operation.op === "test") return undefined;
  return write(box, at(operation.path), structuredClone(operation.value), operation.op === "add");
}

function read(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    if (Array.isArray(found) && !/^\d+$/.test(name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

function write(
  box: { root: unknown },
  path: readonly string[],
  value: unknown,
  adds: boolean,
): Json | undefined {
  const parent = read(box, path.slice(0, -1));
  const name = path.at(-1) as string;
  if (!adds && read(box, path) === undefined) return undefined;
  if (Array.isArray(parent)) {
    const index = name === "-" ? parent.length : Number(name);
    if (!(index <= parent.length)) return undefined;
    parent.splice(index, adds ? 0 : 1, value);
  } else if (typeof parent === "object" && parent !== null) {
    Object.defineProperty(parent, name, { value, enumerable: true, writable: true, configurable: true });
  } else return undefined;
  return box.root as Json;
}

function erase(box: { root: unknown }, path: readonly string[]): boolean {
  const parent = read(box, path.slice(0, -1));
  const name = path.at(-1) as string;
  if (path.length === 1 || read(box, path) === undefined) return false;
  if (Array.isArray(parent)) parent.splice(Number(name), 1);
  else delete (parent as Record<string, unknown>)[name];
  return true;
}
