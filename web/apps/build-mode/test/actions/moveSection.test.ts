import { expect, test } from "vitest";
import { moveSection } from "../../src/actions/moveSection.ts";
import { sectionsOf } from "../../src/content/storefront.ts";
import { content } from "../sample.ts";

const after = (id: string, target: string) =>
  sectionsOf(moveSection(content, "home", id, target), "home").map((section) => section.id);

test("takes the place of the target, downwards and upwards", () => {
  expect(after("hero-1", "text-1")).toEqual(["faq-1", "text-1", "hero-1"]);
  expect(after("text-1", "hero-1")).toEqual(["text-1", "hero-1", "faq-1"]);
  expect(after("hero-1", "faq-1")).toEqual(["faq-1", "hero-1", "text-1"]);
});

test("changes nothing when either is gone or both are one", () => {
  expect(moveSection(content, "home", "gone", "hero-1")).toBe(content);
  expect(moveSection(content, "home", "hero-1", "gone")).toBe(content);
  expect(moveSection(content, "home", "hero-1", "hero-1")).toBe(content);
});
