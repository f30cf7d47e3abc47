import { expect, test } from "vitest";
import { setValue } from "../../src/actions/setValue.ts";
import type { JsonObject } from "../../src/content/json.ts";
import { valueAt } from "../../src/content/path.ts";
import { content } from "../sample.ts";

const headline = ["pages", "home", "sections", "hero-1", "headline"];

test("writes the field and shares everything else", () => {
  const next = setValue(content, headline, "Better light");
  expect(valueAt(next, headline)).toBe("Better light");
  expect(next.branding).toBe(content.branding);
  expect(valueAt(next, ["pages", "about"])).toBe(valueAt(content, ["pages", "about"]));
});

test("writes to a nested item by id", () => {
  const path = ["pages", "home", "sections", "faq-1", "items", "q-2", "answer"];
  expect(valueAt(setValue(content, path, "Two days."), path)).toBe("Two days.");
});

test("never brings a deleted section back", () => {
  expect(setValue(content, ["pages", "home", "sections", "gone", "headline"], "x")).toBe(content);
});

test("makes the branding with its first field", () => {
  const bare: JsonObject = { pages: [] };
  expect(setValue(bare, ["branding", "primaryColor"], "#000000")).toEqual({
    pages: [],
    branding: { primaryColor: "#000000" },
  });
});

test("undefined takes the field away; the same value changes nothing", () => {
  expect(valueAt(setValue(content, headline, undefined), headline)).toBeUndefined();
  expect(setValue(content, headline, "Good light")).toBe(content);
});
