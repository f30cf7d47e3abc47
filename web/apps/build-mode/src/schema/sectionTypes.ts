import { textOf } from "../content/json.ts";
import { wordsOf } from "./fields.ts";
import { resolve, type Schema, schemaAt } from "./jsonSchema.ts";

/** One kind of section that a page can hold. */
export interface SectionType {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly schema: Schema;
}

/** The section types of the served schema: the branches of `pages[].sections[]`, told apart by `type`. */
export function sectionTypesOf(root: Schema): readonly SectionType[] {
  const union = schemaAt(root, ["pages", "sections"])?.items;
  const node = union && resolve(root, union);
  return (node?.oneOf ?? node?.anyOf ?? [])
    .map((branch) => resolve(root, branch))
    .map((schema) => {
      const type = textOf(schema.properties?.type?.const);
      return {
        type,
        title: schema.title ?? wordsOf(type),
        description: schema.description ?? "",
        schema,
      };
    })
    .filter(({ type }) => type !== "");
}
