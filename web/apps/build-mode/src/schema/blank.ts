import { newId } from "../content/ids.ts";
import type { Item, Json } from "../content/json.ts";
import { resolve, type Schema } from "./jsonSchema.ts";

/** A new object of this schema with its own id: defaults where the schema has them, required fields, no more. */
export function blankItem(root: Schema, node: Schema, hint: string): Item {
  const schema = resolve(root, node);
  const required = schema.required ?? [];
  const entries = Object.entries(schema.properties ?? {})
    .map(([key, property]): [string, Schema] => [key, resolve(root, property)])
    .filter(([key, property]) => required.includes(key) || property.default !== undefined)
    .map(([key, property]): [string, Json] => [key, blankValue(root, property, key)]);
  return { ...Object.fromEntries(entries), id: newId(hint) };
}

function blankValue(root: Schema, schema: Schema, key: string): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0] ?? null;
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  switch (type) {
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => blankItem(root, schema.items ?? {}, key));
    case "object":
      return blankItem(root, schema, key);
    case "boolean":
      return false;
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    default:
      return (schema.minLength ?? 0) > 0 ? (schema.title ?? key) : "";
  }
}
