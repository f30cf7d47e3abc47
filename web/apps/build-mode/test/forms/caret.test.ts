import fc from "fast-check";
import { expect, test } from "vitest";
import { mapOffset, rebase } from "../../src/forms/caret.ts";

/** `one | two` → the text and where its caret is. */
function caret(text: string) {
  return { text: text.replace("|", ""), at: text.indexOf("|") };
}

function moved(before: string, after: string): string {
  const { text, at } = caret(before);
  const to = mapOffset(text, after, at);
  return `${after.slice(0, to)}|${after.slice(to)}`;
}

test.each([
  [
    "words before it are changed",
    "Bowls for| breakfast",
    "Big old bowls for breakfast",
    "Big old bowls for| breakfast",
  ],
  ["words behind it are changed", "Bowls for| breakfast", "Bowls for supper", "Bowls for| supper"],
  ["words around it are changed", "red bowls| here", "blue bowls there", "blue bowls| there"],
  ["something is added where it is", "Bowls|", "Bowls and cups", "Bowls| and cups"],
  ["something is added before it", "|Bowls", "Big Bowls", "|Big Bowls"],
  ["its word is finished by somebody", "break|fas", "breakfast", "break|fast"],
  ["its word is spelt right", "brek|fast", "breakfast", "break|fast"],
  ["its words are gone", "one two| three", "one three", "one |three"],
  ["everything is gone", "one| two", "", "|"],
  ["everything is new", "one|", "zwei", "zwei|"],
  ["it stood at the end of a replaced word", "red| bowls", "blue bowls", "blue| bowls"],
])("[L15] the caret stays in place when %s", (_, before, after, expected) => {
  expect(moved(before, after)).toBe(expected);
});

test("[L15] the caret never lands within a character", () => {
  expect(moved("a😀|b", "a😁b")).toBe("a😁|b");
});

test("any caret stays within any text, and keeps its place in a text that is the same", () => {
  const words = fc.array(fc.constantFrom("one", "two", " ", " ", "😀", "\n", "x")).map((all) => all.join(""));
  fc.assert(
    fc.property(words, words, fc.nat(), (before, after, n) => {
      const at = n % (before.length + 1);
      const to = mapOffset(before, after, at);
      expect(to).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(after.length);
      expect(mapOffset(before, before, at)).toBe(at);
    }),
  );
});

test("what is typed meanwhile is put into the newer text", () => {
  expect(rebase("one two", "one two three", "zero one two")).toBe("zero one two three");
  expect(rebase("one two", "one 2", "zero one two")).toBe("zero one 2");
  expect(rebase("one", "one!", "one")).toBe("one!");
});
