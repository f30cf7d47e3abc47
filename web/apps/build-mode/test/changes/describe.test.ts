import { expect, test } from "vitest";
import { addItem } from "../../src/actions/addItem.ts";
import { moveSection } from "../../src/actions/moveSection.ts";
import { removeSection } from "../../src/actions/removeSection.ts";
import { setPageEnabled } from "../../src/actions/setPageEnabled.ts";
import { setValue } from "../../src/actions/setValue.ts";
import { describeChanges } from "../../src/changes/describe.ts";
import { labelsOf, placesInWords } from "../../src/changes/labels.ts";
import type { Content } from "../../src/content/storefront.ts";
import { content, schema } from "../sample.ts";

const changes = (after: Content) => describeChanges(schema, content, after);

test("nothing to say about the same content", () => {
  expect(changes(structuredClone(content) as Content)).toEqual([]);
});

test("names the section and its fields", () => {
  const after = setValue(content, ["pages", "home", "sections", "hero-1", "subheadline"], "Now");
  expect(changes(after)).toEqual([{ where: "Home", changes: ["Hero “Good light”: Line below"] }]);
});

test("an empty text where there was none is no change to a reader", () => {
  const after = setValue(content, ["pages", "home", "sections", "hero-1", "subheadline"], "");
  expect(changes(after)).toEqual([]);
});

test("a field that no form shows is a change all the same", () => {
  const after = setValue(content, ["pages", "home", "sections", "hero-1", "tracking"], "on");
  expect(changes(after)).toEqual([{ where: "Home", changes: ["Hero “Good light” edited"] }]);
});

test("deletions, order, visibility, items and design", () => {
  let after = removeSection(content, "home", "text-1");
  after = moveSection(after, "home", "faq-1", "hero-1");
  after = setPageEnabled(after, "about", false);
  after = addItem(after, ["pages", "home", "sections", "faq-1", "items"], { id: "q-3", question: "Why?" });
  after = setValue(after, ["branding", "primaryColor"], "#445566");
  expect(changes(after)).toEqual([
    { where: "Site design", changes: ["Primary colour"] },
    {
      where: "Home",
      changes: [
        "Questions “Asked often”: Questions (1 added)",
        "Text “Hello World” deleted",
        "Sections in another order",
      ],
    },
    { where: "About", changes: ["Now hidden from visitors"] },
  ]);
});

test("pointers in words, each place once", () => {
  expect(
    placesInWords(labelsOf(schema, content), [
      "/pages/home/sections/faq-1/items/q-1/answer",
      "/pages/home/sections/faq-1/items/q-2/answer",
      "/branding/primaryColor",
      "/pages/home/sections/gone/headline",
      "/pages/about/enabled",
    ]),
  ).toEqual([
    "Home · Questions “Asked often” · Questions · Answer",
    "Site design · Primary colour",
    "Home · A section that is no longer there",
    "About · Visible",
  ]);
});
