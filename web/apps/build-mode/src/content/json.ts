/** Values of a draft. Content is treated as immutable: every change returns a new tree that shares the rest. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** An object of a list; its id is its address. */
export type Item = JsonObject & { readonly id: string };

/** Where a value is: property names, and for a step into a list the id of the item (never an index). */
export type Path = readonly string[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isItem(value: Json | undefined): value is Item {
  return isObject(value) && typeof value.id === "string";
}

export function itemsOf(value: Json | undefined): readonly Item[] {
  return isList(value) ? value.filter(isItem) : [];
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
