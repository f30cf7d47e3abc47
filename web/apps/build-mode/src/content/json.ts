import { isList, isObject, type Json, type JsonObject } from "@stet/draft-client";

export { isList, isObject, type Json, type JsonObject };

/** An object of a list; its id is its address. */
export type Item = JsonObject & { readonly id: string };

/** Where a value is: property names, and for a step into a list the id of the item (never an index). */
export type Path = readonly string[];

export function isItem(value: Json | undefined): value is Item {
  return isObject(value) && typeof value.id === "string";
}

export function itemsOf(value: Json | undefined): readonly Item[] {
  return isList(value) ? value.filter(isItem) : [];
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
