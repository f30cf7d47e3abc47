import { expect, test } from "vitest";
import { blankItem } from "../../src/schema/blank.ts";
import { newSection } from "../../src/schema/newSection.ts";
import { sectionTypesOf } from "../../src/schema/sectionTypes.ts";
import { schema } from "../sample.ts";

test("a new section has its type, an id of its own, and its type's name as headline", () => {
  const type = sectionTypesOf(schema)[0];
  if (!type) throw new Error("no type");
  const one = newSection(schema, type);
  expect(one).toEqual({ id: one.id, type: "hero", headline: "Hero" });
  expect(one.id).toMatch(/^hero-[a-z0-9]{10}$/);
  expect(newSection(schema, type).id).not.toBe(one.id);
});

test("a new item has the schema's defaults", () => {
  expect(blankItem(schema, { $ref: "#/$defs/Page" }, "page")).toMatchObject({ enabled: true });
});
