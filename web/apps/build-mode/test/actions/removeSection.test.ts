import { expect, test } from "vitest";
import { bringBackSection } from "../../src/actions/bringBackSection.ts";
import { removeSection } from "../../src/actions/removeSection.ts";
import { setValue } from "../../src/actions/setValue.ts";
import { idBefore } from "../../src/content/lists.ts";
import { type Section, sectionsOf, sectionsPath } from "../../src/content/storefront.ts";
import { content } from "../sample.ts";

const ids = (draft: typeof content) => sectionsOf(draft, "home").map(({ id }) => id);

test("takes the section away by its id", () => {
  expect(ids(removeSection(content, "home", "faq-1"))).toEqual(["hero-1", "text-1"]);
  expect(removeSection(content, "home", "gone")).toBe(content);
});

test("bringing it back undoes the removal and keeps what was edited since", () => {
  const section = sectionsOf(content, "home")[1] as Section;
  const after = idBefore(content, sectionsPath("home"), "faq-1");
  const removed = removeSection(content, "home", "faq-1");
  const edited = setValue(removed, ["pages", "home", "sections", "hero-1", "headline"], "New");
  const back = bringBackSection(edited, "home", section, after);
  expect(ids(back)).toEqual(["hero-1", "faq-1", "text-1"]);
  expect(sectionsOf(back, "home")[0]?.headline).toBe("New");
  expect(bringBackSection(back, "home", section, after)).toBe(back);
});

test("the first section comes back as the first", () => {
  const section = sectionsOf(content, "home")[0] as Section;
  const after = idBefore(content, sectionsPath("home"), "hero-1");
  expect(ids(bringBackSection(removeSection(content, "home", "hero-1"), "home", section, after))).toEqual([
    "hero-1",
    "faq-1",
    "text-1",
  ]);
});
