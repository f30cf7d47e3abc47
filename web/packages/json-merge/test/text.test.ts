import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffWords } from "../src/index.ts";
import { RANGES } from "../src/text/classes.ts";
import { mergeText } from "../src/text/merge.ts";
import { tokensOf } from "../src/text/tokens.ts";
import { SPEC } from "./vectors.ts";

const SEED = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);

/** Texts of words, emoji, marks and lone surrogates. */
const texts = fc
  .array(
    fc.constantFrom(
      "red ",
      "it's",
      " ",
      "\r\n",
      "日",
      "👩‍👩‍👧",
      "🇩🇪",
      "e\u0301",
      "\u0600",
      "\ud83d",
      ".",
      "#️⃣",
      "ก",
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(""));

describe("text", () => {
  it("[T1] has the classes of the specification", () => {
    const file = JSON.parse(readFileSync(join(SPEC, "text-classes.json"), "utf8")) as Record<string, string>;
    for (const [name, ranges] of Object.entries(RANGES)) {
      let last = 0;
      const short = (file[name] as string).split(" ").map((range) => {
        const [start, end = start] = range.split("-").map((digits) => Number.parseInt(digits, 16)) as [
          number,
          number?,
        ];
        const text = (start - last).toString(36) + (end > start ? `,${(end - start).toString(36)}` : "");
        last = end;
        return text;
      });
      expect(ranges).toBe(short.join(" "));
    }
    expect(Object.keys(RANGES).sort()).toEqual(
      Object.keys(file)
        .filter((name) => name !== "comment")
        .sort(),
    );
  });

  it(`[T3] tokens joined are the text; their ends are ends of grapheme clusters (seed ${SEED})`, () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = tokensOf(text).texts;
        expect(tokens.join("")).toBe(text);
        const boundaries = new Set([...segmenter.segment(text)].map(({ index }) => index));
        let at = 0;
        for (const token of tokens) {
          expect(boundaries.has(at)).toBe(true);
          at += token.length;
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it(`shows differences from which both texts can be read (seed ${SEED})`, () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const segments = diffWords(a, b);
        const without = (kind: string): string =>
          segments.flatMap((segment) => (segment.kind === kind ? [] : [segment.text])).join("");
        expect(without("inserted")).toBe(a);
        expect(without("deleted")).toBe(b);
        for (const segment of segments) expect(segment.text).not.toBe("");
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("shows changed words", () => {
    expect(diffWords("the quick fox", "the slow fox")).toEqual([
      { kind: "equal", text: "the " },
      { kind: "deleted", text: "quick" },
      { kind: "inserted", text: "slow" },
      { kind: "equal", text: " fox" },
    ]);
    expect(diffWords("", "")).toEqual([]);
    expect(diffWords("", "new")).toEqual([{ kind: "inserted", text: "new" }]);
  });

  it("[M24] does not look into texts over the limit", () => {
    const long = "word ".repeat(60_000);
    expect(mergeText(long, `${long}a`, `b${long}`)).toEqual({ conflict: "too-large" });
    const fits = "word ".repeat(50_000);
    expect(mergeText(fits, `${fits}a`, `b ${fits}`)).toEqual({ text: `b ${fits}a` });
  });
});
