import { expect, test } from "vitest";
import { copyOfSection, duplicateSection } from "../../src/actions/duplicateSection.ts";
import { isList, isObject, itemsOf, type Json, type JsonObject } from "../../src/content/json.ts";
import { sectionsOf } from "../../src/content/storefront.ts";
import { content } from "../sample.ts";

function idsIn(value: Json | undefined): string[] {
  if (isList(value)) return value.flatMap(idsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === "id" ? [String(each)] : idsIn(each)));
}

test("case 35: every id in the copy is new, however deep, and the words are the same", () => {
  const nested: JsonObject = {
    ...content,
    pages: [
      {
        id: "home",
        sections: [
          {
            id: "p",
            type: "pricing",
            tiers: [{ id: "t", name: "Small", features: [{ id: "f", text: "One hour" }] }],
          },
        ],
      },
    ],
  };
  const copy = copyOfSection(nested, "home", "p");
  if (!copy) throw new Error("no copy");
  const after = duplicateSection(nested, "home", "p", copy);
  const all = idsIn(sectionsOf(after, "home") as Json);
  expect(all).toHaveLength(6);
  expect(new Set(all).size).toBe(6);
  const tier = itemsOf(copy.tiers)[0];
  expect(tier?.name).toBe("Small");
  expect(itemsOf(tier?.features)[0]?.text).toBe("One hour");
});

test("the copy stands right after its original", () => {
  const copy = copyOfSection(content, "home", "hero-1");
  if (!copy) throw new Error("no copy");
  const ids = sectionsOf(duplicateSection(content, "home", "hero-1", copy), "home").map(({ id }) => id);
  expect(ids).toEqual(["hero-1", copy.id, "faq-1", "text-1"]);
});

test("there is no copy of what is gone", () => {
  expect(copyOfSection(content, "home", "gone")).toBeUndefined();
});
