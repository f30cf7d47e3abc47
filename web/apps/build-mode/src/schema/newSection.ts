import type { Section } from "../content/storefront.ts";
import { blankItem } from "./blank.ts";
import { fieldsOf } from "./fields.ts";
import type { Schema } from "./jsonSchema.ts";
import type { SectionType } from "./sectionTypes.ts";

/** A new section of a type. It starts with its type's name as headline, so that the preview shows where it is. */
export function newSection(root: Schema, { type, title, schema }: SectionType): Section {
  const section = blankItem(root, schema, type);
  const first = fieldsOf(root, schema)[0];
  return first?.kind === "text" ? { ...section, [first.key]: title } : section;
}
