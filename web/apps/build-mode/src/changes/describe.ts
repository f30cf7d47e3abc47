import { same } from "@stet/draft-client";
import { type Item, isObject, itemsOf, type Json, type JsonObject } from "../content/json.ts";
import { type Content, type Page, pageOf, pagesOf } from "../content/storefront.ts";
import type { Field } from "../schema/fields.ts";
import type { Schema } from "../schema/jsonSchema.ts";
import { type Labels, labelsOf } from "./labels.ts";

/** What changed on one page (or in the design) between two versions, in a person's words. */
export interface ChangeGroup {
  readonly where: string;
  readonly changes: readonly string[];
}

/** Every difference between `before` and `after`, page by page. Empty when they say the same. */
export function describeChanges(schema: Schema, before: Content, after: Content): readonly ChangeGroup[] {
  const now = labelsOf(schema, after);
  const then = labelsOf(schema, before);
  const design = fieldChanges(now.fields("branding"), object(before.branding), object(after.branding));
  const groups: ChangeGroup[] = [{ where: "Site design", changes: design }];
  for (const page of pagesOf(after)) {
    groups.push({ where: now.page(page.id), changes: pageChanges(now, pageOf(before, page.id), page) });
  }
  for (const page of pagesOf(before)) {
    if (!pageOf(after, page.id)) groups.push({ where: then.page(page.id), changes: ["Page removed"] });
  }
  const order = orderChanged(pagesOf(before), pagesOf(after)) ? ["Pages in another order"] : [];
  groups.push({ where: "Navigation", changes: order });
  return groups.filter(({ changes }) => changes.length > 0);
}

function pageChanges(labels: Labels, before: Page | undefined, after: Page): readonly string[] {
  if (!before) return ["Page added"];
  const shown = (page: Page) => page.enabled !== false;
  const changes: string[] = [];
  if (shown(before) !== shown(after)) changes.push(shown(after) ? "Now visible" : "Now hidden from visitors");
  const fields = labels.fields("page").filter(({ key }) => key !== "sections" && key !== "enabled");
  changes.push(...fieldChanges(fields, before, after));
  changes.push(...sectionChanges(labels, itemsOf(before.sections), itemsOf(after.sections)));
  return changes;
}

function sectionChanges(labels: Labels, before: readonly Item[], after: readonly Item[]): readonly string[] {
  const changes: string[] = [];
  for (const section of after) {
    const old = before.find(({ id }) => id === section.id);
    const name = labels.section(section);
    if (!old) changes.push(`${name} added`);
    else changes.push(...edits(labels, name, old, section));
  }
  for (const section of before) {
    if (!after.some(({ id }) => id === section.id)) changes.push(`${labels.section(section)} deleted`);
  }
  if (orderChanged(before, after)) changes.push("Sections in another order");
  return changes;
}

function edits(labels: Labels, name: string, before: Item, after: Item): readonly string[] {
  const fields = labels.fields(after);
  const known = fieldChanges(fields, before, after);
  if (known.length > 0) return [`${name}: ${known.join(", ")}`];
  // Fields that no form shows, made by a program, are a change all the same.
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const { key } of fields) keys.delete(key);
  return [...keys].some((key) => !same(plain(before[key]), plain(after[key]))) ? [`${name} edited`] : [];
}

function fieldChanges(fields: readonly Field[], before: JsonObject, after: JsonObject): readonly string[] {
  return fields
    .filter(({ key }) => !same(plain(before[key]), plain(after[key])))
    .map((field) =>
      field.kind === "list" ? listChange(field.label, before[field.key], after[field.key]) : field.label,
    );
}

function listChange(label: string, before: Json | undefined, after: Json | undefined): string {
  const old = itemsOf(before);
  const now = itemsOf(after);
  const added = now.filter(({ id }) => !old.some((each) => each.id === id)).length;
  const gone = old.filter(({ id }) => !now.some((each) => each.id === id)).length;
  const edited = now.filter((item) => {
    const was = old.find(({ id }) => id === item.id);
    return was !== undefined && !same(was, item);
  }).length;
  const parts = [
    added > 0 && `${added} added`,
    gone > 0 && `${gone} removed`,
    edited > 0 && `${edited} edited`,
    orderChanged(old, now) && "in another order",
  ].filter((part) => part !== false);
  return parts.length > 0 ? `${label} (${parts.join(", ")})` : label;
}

/** Whether the items that both lists have stand in another order. */
function orderChanged(before: readonly Item[], after: readonly Item[]): boolean {
  const old = before.filter(({ id }) => after.some((each) => each.id === id));
  const now = after.filter(({ id }) => before.some((each) => each.id === id));
  return old.some((item, i) => item.id !== now[i]?.id);
}

/** A text that is missing and an empty text are one to a reader. */
function plain(value: Json | undefined): Json {
  return value ?? "";
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
