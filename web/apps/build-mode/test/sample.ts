import type { Content } from "../src/content/storefront.ts";
import type { Schema } from "../src/schema/jsonSchema.ts";

const text = (title: string, order: number, more: object = {}): Schema => ({
  type: "string",
  title,
  "x-widget": "text",
  "x-order": order,
  ...more,
});
const id = text("Id", 0, { "x-widget": "id" });

/** A schema in the form that the server generates, with a few of its types. */
export const schema: Schema = {
  type: "object",
  properties: {
    schema: { type: "integer", const: 1 },
    branding: { $ref: "#/$defs/Branding" },
    pages: { type: "array", "x-widget": "list", items: { $ref: "#/$defs/Page" } },
  },
  required: ["pages"],
  $defs: {
    Branding: {
      type: "object",
      properties: {
        fontFamily: text("Font", 1, { "x-widget": "select", examples: ["Georgia", "Inter"] }),
        primaryColor: text("Primary colour", 0, { "x-widget": "color" }),
      },
    },
    Page: {
      type: "object",
      title: "Page",
      properties: {
        id,
        title: text("Title", 1),
        enabled: { type: "boolean", title: "Visible", default: true, "x-widget": "boolean", "x-order": 2 },
        sections: { type: "array", title: "Sections", "x-order": 3, items: { $ref: "#/$defs/Section" } },
      },
      required: ["id"],
    },
    Section: { anyOf: [{ $ref: "#/$defs/Hero" }, { $ref: "#/$defs/Faq" }, { $ref: "#/$defs/Text" }] },
    Hero: {
      type: "object",
      title: "Hero",
      description: "The first thing a visitor sees.",
      properties: {
        type: { const: "hero", title: "Kind" },
        ctaLink: text("Button leads to", 3, { "x-widget": "url" }),
        headline: text("Headline", 1, { maxLength: 200 }),
        subheadline: text("Line below", 2, { "x-widget": "textarea" }),
        id,
      },
      required: ["id", "type"],
    },
    Text: {
      type: "object",
      title: "Text",
      properties: {
        type: { const: "text" },
        id,
        content: text("Text", 1, { "x-widget": "markdown" }),
        imagePosition: { type: "string", enum: ["left", "right"], title: "Picture stands", "x-order": 2 },
      },
      required: ["id", "type"],
    },
    Faq: {
      type: "object",
      title: "Questions",
      description: "Questions and answers.",
      properties: {
        type: { const: "faq" },
        id,
        headline: text("Headline", 1),
        items: { type: "array", title: "Questions", "x-order": 2, items: { $ref: "#/$defs/Question" } },
      },
      required: ["id", "type"],
    },
    Question: {
      type: "object",
      title: "Question",
      properties: {
        id,
        question: text("Question", 1),
        answer: text("Answer", 2, { "x-widget": "markdown" }),
        stars: { type: "integer", title: "Stars", "x-widget": "rating", minimum: 0, "x-order": 3 },
      },
      required: ["id"],
    },
  },
};

export const content: Content = {
  schema: 1,
  branding: { primaryColor: "#112233" },
  pages: [
    {
      id: "home",
      title: "Home",
      enabled: true,
      sections: [
        { id: "hero-1", type: "hero", headline: "Good light" },
        {
          id: "faq-1",
          type: "faq",
          headline: "Asked often",
          items: [
            { id: "q-1", question: "Do you travel?", answer: "Yes." },
            { id: "q-2", question: "How long?", answer: "A day." },
          ],
        },
        { id: "text-1", type: "text", content: "## Hello\nWorld" },
      ],
    },
    { id: "about", title: "About", enabled: true, sections: [] },
  ],
};
