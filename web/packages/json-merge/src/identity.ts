import { isArray, isObject, type Json, type JsonObject, keysOf, type Maybe, member } from "./value.ts";

/** Longer arrays are not taken apart ([M1]). */
export const MAX_ITEMS = 100_000;

/** An array whose elements have ids, no two the same ([M1]). */
export type Items = readonly (JsonObject & { readonly id: string })[];

export function isIdentified(value: Maybe): value is Items {
  if (!isArray(value) || value.length > MAX_ITEMS) return false;
  return value.every(hasId) && new Set(value.map((item) => item.id)).size === value.length;
}

/** Whether the ids of an array are all there, but two of them are equal. */
export function hasDuplicates(value: Maybe): boolean {
  return isArray(value) && value.every(hasId) && new Set(value.map((item) => item.id)).size < value.length;
}

export function hasId(value: Maybe): value is JsonObject & { readonly id: string } {
  if (!isObject(value)) return false;
  const id = member(value, "id");
  return typeof id === "string" && id !== "";
}

/** The ids of all items in a value ([M2]), as often as they occur. */
export function* idsIn(value: Json): Iterable<string> {
  if (isObject(value)) {
    for (const key of keysOf(value)) yield* idsIn(value[key] as Json);
  } else if (isIdentified(value)) {
    for (const item of value) {
      yield item.id;
      yield* idsIn(item);
    }
  }
}
