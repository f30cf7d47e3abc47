import { expect, test } from "vitest";
import { addSection } from "../../src/actions/addSection.ts";
import { sectionsOf } from "../../src/content/storefront.ts";
import { content } from "../sample.ts";

const section = { id: "new", type: "hero" };
const ids = (pageId: string, after?: string) =>
  sectionsOf(addSection(content, pageId, section, after), pageId).map(({ id }) => id);

test("goes after the named section", () => {
  expect(ids("home", "hero-1")).toEqual(["hero-1", "new", "faq-1", "text-1"]);
});

test("goes to the end when none is named, or the named one was deleted meanwhile", () => {
  expect(ids("home")).toEqual(["hero-1", "faq-1", "text-1", "new"]);
  expect(ids("home", "gone")).toEqual(["hero-1", "faq-1", "text-1", "new"]);
  expect(ids("about")).toEqual(["new"]);
});

test("leaves the draft alone when the page is not there", () => {
  expect(addSection(content, "nowhere", section)).toBe(content);
});
