import { expect, test } from "vitest";
import { makeLink, type Selected, toggleAround, toggleLines } from "../../src/forms/markdown.ts";

/** `a [b] c` → the text `a b c` with b selected, and back. */
const at = (marked: string): Selected => {
  const start = marked.indexOf("‹");
  const end = marked.indexOf("›") - 1;
  return { text: marked.replace(/[‹›]/g, ""), start, end };
};
const shown = ({ text, start, end }: Selected) =>
  `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;

test("bold goes on and off", () => {
  const bold = toggleAround(at("a ‹b› c"), "**", "x");
  expect(shown(bold)).toBe("a **‹b›** c");
  expect(shown(toggleAround(bold, "**", "x"))).toBe("a ‹b› c");
  expect(shown(toggleAround(at("a ‹›"), "**", "x"))).toBe("a **‹x›**");
});

test("a list mark goes on all selected lines, and off again", () => {
  const list = toggleLines(at("one\nt‹wo\nth›ree\nfour"), "- ");
  expect(shown(list)).toBe("one\n‹- two\n- three›\nfour");
  expect(shown(toggleLines(list, "- "))).toBe("one\n‹two\nthree›\nfour");
});

test("a link selects its address", () => {
  expect(shown(makeLink(at("see ‹this›")))).toBe("see [this](‹https://›)");
});
