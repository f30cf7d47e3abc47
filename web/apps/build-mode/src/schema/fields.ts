import { type Json, textOf } from "../content/json.ts";
import { resolve, type Schema } from "./jsonSchema.ts";

export type Widget =
  | "text"
  | "textarea"
  | "markdown"
  | "url"
  | "image"
  | "color"
  | "boolean"
  | "rating"
  | "number"
  | "lines";

interface Common {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly maxLength: number | undefined;
}
export interface PlainField extends Common {
  readonly kind: Widget;
}
export interface SelectField extends Common {
  readonly kind: "select";
  readonly options: readonly { readonly value: string; readonly label: string }[];
}
/** Free text with suggestions. */
export interface SuggestField extends Common {
  readonly kind: "suggest";
  readonly suggestions: readonly string[];
}
export interface ListField extends Common {
  readonly kind: "list";
  readonly item: Schema;
  readonly fields: readonly Field[];
  readonly maxItems: number | undefined;
}
export interface GroupField extends Common {
  readonly kind: "group";
  readonly fields: readonly Field[];
}
export type Field = PlainField | SelectField | SuggestField | ListField | GroupField;

/** What identifies or shapes an object is not for its form. */
const HIDDEN = new Set(["id", "type", "schema"]);

/** The form of an object: its fields in the order that the schema asks for. */
export function fieldsOf(root: Schema, node: Schema, omit: readonly string[] = []): readonly Field[] {
  const owner = resolve(root, node);
  return inOrder(root, owner)
    .filter(([key, property]) => !HIDDEN.has(key) && !omit.includes(key) && property.const === undefined)
    .map(([key, property]) => fieldOf(root, key, property, owner.required?.includes(key) ?? false));
}

function fieldOf(root: Schema, key: string, schema: Schema, required: boolean): Field {
  const common: Common = {
    key,
    label: schema.title ?? wordsOf(key),
    help: schema.description ?? "",
    required,
    maxLength: schema.maxLength,
  };
  if (schema.enum) return { ...common, kind: "select", options: optionsOf(schema) };
  if (isType(schema, "array")) {
    const item = resolve(root, schema.items ?? {});
    if (!isType(item, "object")) return { ...common, kind: "lines" };
    return { ...common, kind: "list", item, fields: fieldsOf(root, item), maxItems: schema.maxItems };
  }
  if (isType(schema, "object")) return { ...common, kind: "group", fields: fieldsOf(root, schema) };
  if (schema.examples) return { ...common, kind: "suggest", suggestions: schema.examples.map(textOf) };
  return { ...common, kind: widgetOf(schema) };
}

const WIDGETS = new Set<string>([
  "text",
  "textarea",
  "markdown",
  "url",
  "image",
  "color",
  "boolean",
  "rating",
]);

function widgetOf(schema: Schema): Widget {
  const asked = schema["x-widget"];
  if (asked && WIDGETS.has(asked)) return asked as Widget;
  if (isType(schema, "boolean")) return "boolean";
  if (isType(schema, "integer") || isType(schema, "number")) return "number";
  return "text";
}

function optionsOf(schema: Schema) {
  return (schema.enum ?? [])
    .map((value, i) => ({
      value: textOf(value),
      label: schema["x-enum-titles"]?.[i] ?? wordsOf(textOf(value)),
    }))
    .filter((option) => option.value !== "");
}

function isType(schema: Schema, type: string): boolean {
  return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}

function inOrder(root: Schema, owner: Schema): [string, Schema][] {
  const entries = Object.entries(owner.properties ?? {}).map(([key, property]): [string, Schema] => [
    key,
    resolve(root, property),
  ]);
  const listed = Array.isArray(owner["x-order"]) ? (owner["x-order"] as readonly string[]) : undefined;
  const place = (key: string, schema: Schema): number => {
    if (listed) return listed.includes(key) ? listed.indexOf(key) : listed.length;
    return typeof schema["x-order"] === "number" ? schema["x-order"] : Number.MAX_SAFE_INTEGER;
  };
  return entries.sort(([a, x], [b, y]) => place(a, x) - place(b, y));
}

/** `ctaLink` → `Cta link`, for a schema that gives no title. */
export function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}
