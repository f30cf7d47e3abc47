import fc from "fast-check";
import { expect, test } from "vitest";
import { shownText, withLineEnds } from "../../src/forms/lineEnds.ts";

test.each([
  ["a letter", "one\r\ntwo\r\nthree", "one\ntwox\nthree", "one\r\ntwox\r\nthree"],
  ["a new line", "one\r\ntwo", "one\nand\ntwo", "one\r\nand\r\ntwo"],
  ["a new line at the end", "one\r\ntwo", "one\ntwo\n", "one\r\ntwo\r\n"],
  [
    "a mark before each line",
    "one\r\ntwo\nthree\r\n",
    "- one\n- two\n- three\n",
    "- one\r\n- two\n- three\r\n",
  ],
  ["nothing", "one\r\ntwo", "one\ntwo", "one\r\ntwo"],
  ["a line taken out", "one\r\ntwo\nthree", "one\nthree", "one\r\nthree"],
  ["old Macintosh line ends", "one\rtwo\rthree", "one\ntwo!\nthree", "one\rtwo!\rthree"],
  ["a text with LF alone", "one\ntwo", "one\n2\ntwo", "one\n2\ntwo"],
])("in a field of several lines, line ends stay: %s", (_, raw, typed, expected) => {
  expect(withLineEnds(raw, typed, "\n")).toBe(expected);
});

test("a field of one line shows no line ends, and keeps those that the draft has", () => {
  expect(withLineEnds("one\r\ntwo", "onetwo!", "")).toBe("one\r\ntwo!");
  expect(withLineEnds("one\ntwo", "ontwo", "")).toBe("on\ntwo");
  expect(withLineEnds("one\ntwo", "onewo", "")).toBe("one\nwo");
});

const lineEnd = fc.constantFrom("\r\n", "\n", "\r");
const lineBreak = fc.constantFrom("\n" as const, "" as const);
const typing = fc.array(fc.constantFrom("x", "\n", " y "), { maxLength: 4 }).map((all) => all.join(""));

test("whatever is typed, the field shows exactly that", () => {
  const text = fc.array(fc.oneof(lineEnd, fc.constantFrom("one", " ", "😀")), { maxLength: 30 });
  fc.assert(
    fc.property(text, typing, fc.nat(), fc.nat(4), lineBreak, (parts, insert, at, gone, shownAs) => {
      const raw = parts.join("");
      const shown = shownText(raw, shownAs);
      const start = at % (shown.length + 1);
      const typed = shown.slice(0, start) + shownText(insert, shownAs) + shown.slice(start + gone);
      expect(shownText(withLineEnds(raw, typed, shownAs), shownAs)).toBe(typed);
    }),
  );
});

test("whatever is typed within a line, all lines around it keep their line ends", () => {
  const lines = fc.array(lineEnd, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lines, fc.nat(), typing, fc.nat(3), (ends, at, insert, gone) => {
      const line = at % ends.length;
      const text = (end: (i: number) => string) => ends.map((_, i) => `(line ${i})${end(i)}`);
      const edited = (all: readonly string[]) =>
        all.map((each, i) => (i === line ? each.slice(0, 2) + insert + each.slice(2 + gone) : each));
      const result = withLineEnds(
        text((i) => ends[i] as string).join(""),
        edited(text(() => "\n")).join(""),
        "\n",
      );
      const found = result.match(/\r\n|\r|\n/g) ?? [];
      expect(found.slice(0, line)).toEqual(ends.slice(0, line));
      expect(found.slice(line - ends.length)).toEqual(ends.slice(line));
    }),
  );
});
