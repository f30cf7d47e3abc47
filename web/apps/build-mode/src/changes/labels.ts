import type { JsonObject, Path } from "../content/json.ts";
import { parsePointer, valueAt } from "../content/path.ts";
import { type Content, excerpt, pageOf, titleOf } from "../content/storefront.ts";
import { type Field, fieldsOf } from "../schema/fields.ts";
import { type Schema, schemaAt } from "../schema/jsonSchema.ts";
import { type SectionType, sectionTypesOf } from "../schema/sectionTypes.ts";

/** Says places of a draft in a person's words. */
export interface Labels {
  readonly page: (pageId: string) => string;
  readonly section: (section: JsonObject) => string;
  /** The fields of a section, of the page or of the branding, as the forms call them. */
  readonly fields: (of: JsonObject | "page" | "branding") => readonly Field[];
  /** `/pages/home/sections/hero-1/headline` → `["Home", "Hero “Good light”", "Headline"]`. */
  readonly place: (path: Path) => readonly string[];
}

/** Labels in the light of a draft: what is gone from it is named by what its id tells. */
export function labelsOf(schema: Schema, content: Content): Labels {
  const types = sectionTypesOf(schema);
  const branding = schemaAt(schema, ["branding"]);
  const page = schemaAt(schema, ["pages"])?.items;
  const fields: Labels["fields"] = (of) => {
    if (of === "branding") return branding ? fieldsOf(schema, branding) : [];
    if (of === "page") return page ? fieldsOf(schema, page) : [];
    const type = typeOf(types, of);
    return type ? fieldsOf(schema, type.schema) : [];
  };
  const labels: Labels = {
    page: (pageId) => {
      const found = pageOf(content, pageId);
      return found ? titleOf(found) : pageId;
    },
    section: (section) =>
      sectionName(typeOf(types, section)?.title ?? String(section.type ?? "Section"), section),
    fields,
    place: (path) => placeOf(labels, content, path),
  };
  return labels;
}

function typeOf(types: readonly SectionType[], section: JsonObject): SectionType | undefined {
  return types.find(({ type }) => type === section.type);
}

function sectionName(title: string, section: JsonObject): string {
  const text = excerpt(section);
  const short = text.length > 36 ? `${text.slice(0, 34).trimEnd()}…` : text;
  return short === "" || short === title ? title : `${title} “${short}”`;
}

function placeOf(labels: Labels, content: Content, path: Path): readonly string[] {
  const [top, pageId, what, sectionId, ...rest] = path;
  if (top === "branding") return ["Site design", ...inner(labels.fields("branding"), path.slice(1))];
  if (top !== "pages" || pageId === undefined) return top === undefined ? ["The whole draft"] : [top];
  const page = labels.page(pageId);
  if (what === undefined) return [page];
  if (what !== "sections") return [page, ...inner(labels.fields("page"), path.slice(2))];
  if (sectionId === undefined) return [page, "Sections and their order"];
  const section = valueAt(content, path.slice(0, 4)) as JsonObject | undefined;
  if (!section) return [page, "A section that is no longer there"];
  return [page, labels.section(section), ...inner(labels.fields(section), rest)];
}

/** The labels of fields along `path`, list items counted out as their field alone. */
function inner(fields: readonly Field[], path: Path): readonly string[] {
  const [key, id, ...rest] = path;
  if (key === undefined) return [];
  const field = fields.find((each) => each.key === key);
  if (field?.kind === "list") return [field.label, ...inner(field.fields, id === undefined ? [] : rest)];
  if (field?.kind === "group") return [field.label, ...inner(field.fields, path.slice(1))];
  return [field?.label ?? key];
}

/** Several pointers in words, each place once: `Home · Hero “Good light” · Headline`. */
export function placesInWords(labels: Labels, pointers: readonly string[]): readonly string[] {
  return [...new Set(pointers.map((pointer) => labels.place(parsePointer(pointer)).join(" · ")))];
}
