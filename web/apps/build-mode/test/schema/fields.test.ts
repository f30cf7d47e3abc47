import { expect, test } from "vitest";
import { fieldsOf } from "../../src/schema/fields.ts";
import { schemaAt } from "../../src/schema/jsonSchema.ts";
import { sectionTypesOf } from "../../src/schema/sectionTypes.ts";
import { schema } from "../sample.ts";

const typeSchema = (type: string) => {
  const found = sectionTypesOf(schema).find((each) => each.type === type);
  if (!found) throw new Error(`no type ${type}`);
  return found.schema;
};

test("section types come with their words", () => {
  expect(sectionTypesOf(schema).map(({ type, title }) => [type, title])).toEqual([
    ["hero", "Hero"],
    ["faq", "Questions"],
    ["text", "Text"],
  ]);
  expect(sectionTypesOf(schema)[0]?.description).toBe("The first thing a visitor sees.");
});

test("fields stand in x-order, without id and type, with the asked widgets", () => {
  expect(fieldsOf(schema, typeSchema("hero")).map(({ key, kind, label }) => [key, kind, label])).toEqual([
    ["headline", "text", "Headline"],
    ["subheadline", "textarea", "Line below"],
    ["ctaLink", "url", "Button leads to"],
  ]);
});

test("an enumeration is a choice; examples are suggestions", () => {
  const position = fieldsOf(schema, typeSchema("text")).find(({ key }) => key === "imagePosition");
  expect(position).toMatchObject({
    kind: "select",
    options: [
      { value: "left", label: "Left" },
      { value: "right", label: "Right" },
    ],
  });
  const font = fieldsOf(schema, schemaAt(schema, ["branding"]) ?? {}).find(({ key }) => key === "fontFamily");
  expect(font).toMatchObject({ kind: "suggest", suggestions: ["Georgia", "Inter"] });
});

test("a list of objects has the form of its items", () => {
  const items = fieldsOf(schema, typeSchema("faq")).find(({ key }) => key === "items");
  expect(items?.kind === "list" && items.fields.map(({ key, kind }) => [key, kind])).toEqual([
    ["question", "text"],
    ["answer", "markdown"],
    ["stars", "rating"],
  ]);
});

test("a reference to nothing says so", () => {
  expect(() => fieldsOf(schema, { $ref: "#/$defs/Nope" })).toThrow("#/$defs/Nope");
});
