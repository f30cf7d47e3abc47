import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, ExactNumber, equal, type Json, parse } from "../src/index.ts";

const SEED = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);

describe("canonical", () => {
  it(`[C5] writes every double as JavaScript does (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(canonical(number)).toBe(String(number + 0));
        expect(parse(canonical(number))).toBe(number + 0);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it(`[C5] gives one form to all ways to write a number (seed ${SEED})`, () => {
    const digits = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).filter((number) => number !== 0n);
    fc.assert(
      fc.property(digits, fc.integer({ min: -60, max: 60 }), fc.nat(20), (number, exponent, zeros) => {
        const plain = parse(`${number}e${exponent}`);
        const padded = parse(`${number}${"0".repeat(zeros)}E${exponent - zeros}`);
        const pointed = parse(`${number}.${"0".repeat(zeros + 1)}e+${"0".repeat(zeros)}0`);
        expect(canonical(padded)).toBe(canonical(plain));
        expect(canonical(pointed)).toBe(canonical(parse(`${number}`)));
        expect(equal(parse(canonical(plain)), plain)).toBe(true);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it("[C5] keeps what a double would round", () => {
    const big = parse("9007199254740993");
    expect(big).toBeInstanceOf(ExactNumber);
    expect(equal(big, 9007199254740992)).toBe(false);
    expect(equal(big, parse("9007199254740993.0"))).toBe(true);
    expect(() => JSON.stringify({ big })).toThrow(/canonical/);
  });

  it("[C2] refuses what is not JSON", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, 1n, Symbol("x"), () => 1]) {
      expect(() => canonical([value] as unknown as Json)).toThrow(TypeError);
    }
  });

  it("leaves out members that are undefined", () => {
    expect(canonical({ a: undefined, b: 1 } as unknown as Json)).toBe('{"b":1}');
    expect(equal({ a: undefined, b: 1 } as unknown as Json, { b: 1 })).toBe(true);
  });

  it("[C7] refuses nesting over 500, and so a ring", () => {
    expect(canonical(nested(500))).toHaveLength(1000);
    expect(() => canonical(nested(501))).toThrow(RangeError);
    const ring: Json[] = [];
    ring.push(ring);
    expect(() => canonical(ring)).toThrow(RangeError);
  });
});

describe("parse", () => {
  it(`[C6] reads what JSON.parse reads, and to the same value (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, "\t"), (text, indent) => {
        const value = JSON.parse(text);
        // What JSON.parse reads of `-0` and of a key that occurs twice is not what was written.
        expect(JSON.parse(canonical(parse(JSON.stringify(value, null, indent))))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it(`[C6] refuses what JSON.parse refuses (seed ${SEED})`, () => {
    const marks = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      "u",
      "0",
      "-",
      ".",
      "e",
      "1",
      " ",
      "true",
      "a",
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 8 }), (parts) => {
        const text = parts.join("");
        const refused = (read: (text: string) => unknown): boolean => {
          try {
            read(text);
            return false;
          } catch {
            return true;
          }
        };
        if (refused(JSON.parse)) expect(refused(parse), text).toBe(true);
        else if (!/"([^"]*)":.*"\1":/.test(text)) expect(refused(parse), text).toBe(false);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  it("[C6] refuses bytes that are not UTF-8, and a byte order mark", () => {
    expect(parse(new TextEncoder().encode('"é"'))).toBe("é");
    expect(() => parse(new Uint8Array([0x22, 0xe9, 0x22]))).toThrow(SyntaxError);
    expect(() => parse(new Uint8Array([0xef, 0xbb, 0xbf, 0x31]))).toThrow(SyntaxError);
  });

  it("[C6] refuses nesting over 500 and endless numbers", () => {
    expect(canonical(parse("[".repeat(500) + "]".repeat(500)))).toHaveLength(1000);
    expect(() => parse("[".repeat(501) + "]".repeat(501))).toThrow(/deeper/);
    expect(() => parse("[".repeat(1_000_000))).toThrow(/deeper/);
    expect(canonical(parse(`1${"0".repeat(999)}`))).toBe("1e+999");
    expect(() => parse(`1${"0".repeat(1000)}`)).toThrow(/1,000/);
  });

  it("[C6] takes __proto__ for a key like any other", () => {
    const value = parse('{"__proto__":{"polluted":1},"constructor":{"prototype":2}}') as Record<string, Json>;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

function nested(depth: number): Json {
  let value: Json = [];
  for (let i = 1; i < depth; i++) value = [value];
  return value;
}
