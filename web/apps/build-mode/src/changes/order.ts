import { isList, isObject, type Json, type Path } from "../content/json.ts";
import { parsePointer, valueAt } from "../content/path.ts";
import { type Content, sectionPath } from "../content/storefront.ts";
import type { Field } from "../schema/fields.ts";
import type { Labels } from "./labels.ts";

/** Changes in the order in which a person meets their places: pages and sections from the top, then the design. */
export function inFormOrder<T extends { readonly path: string }>(
  changes: readonly T[],
  labels: Labels,
  content: Content,
): readonly T[] {
  const keyed = changes.map((change) => ({ change, key: keyOf(parsePointer(change.path), labels, content) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ change }) => change);
}

type Key = readonly number[];

function keyOf(path: Path, labels: Labels, content: Content): Key {
  const [top, pageId, what, sectionId, ...rest] = path;
  if (top === "branding") return [1, ...fieldKey(labels.fields("branding"), content.branding, path.slice(1))];
  if (top !== "pages" || pageId === undefined) return [top === undefined ? -1 : 2];
  const page = [0, placeIn(content.pages, pageId)];
  if (what !== "sections") return [...page, 1, ...fieldKey(labels.fields("page"), undefined, path.slice(2))];
  if (sectionId === undefined) return [...page, 0];
  const section = valueAt(content, sectionPath(pageId, sectionId));
  const fields = isObject(section) ? labels.fields(section) : [];
  const place = placeIn(valueAt(content, ["pages", pageId, "sections"]), sectionId);
  return [...page, 0, place, ...fieldKey(fields, section, rest)];
}

function fieldKey(fields: readonly Field[], owner: Json | undefined, path: Path): Key {
  const [name, id, ...rest] = path;
  if (name === undefined) return [];
  const at = fields.findIndex(({ key }) => key === name);
  const field = fields[at];
  const key = [at < 0 ? fields.length : at];
  const value = isObject(owner) ? owner[name] : undefined;
  if (field?.kind === "group") return [...key, ...fieldKey(field.fields, value, path.slice(1))];
  if (field?.kind !== "list" || id === undefined) return key;
  const item = isList(value) ? value.find((each) => isObject(each) && each.id === id) : undefined;
  return [...key, placeIn(value, id), ...fieldKey(field.fields, item, rest)];
}

/** What is no longer in the list comes after what is. */
function placeIn(list: Json | undefined, id: string): number {
  const items = isList(list) ? list : [];
  const at = items.findIndex((item) => isObject(item) && item.id === id);
  return at < 0 ? items.length : at;
}

function compare(a: Key, b: Key): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
