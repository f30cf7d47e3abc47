import { canonical, ExactNumber, equal, type Json, type JsonObject } from "@stet/json-merge";

export type { Json, JsonObject };

/** Whether a value is an object with members; a number of many digits is an object to JavaScript, and not here. */
export function isObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether two documents hold the same. The shared parts of two versions make it cheap after a small edit. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  return equal(a, b);
}

const texts = new WeakMap<object, string>();

/** The document as JSON text with every digit, made once per document. */
export function textOf(document: Json): string {
  if (typeof document !== "object" || document === null) return JSON.stringify(document);
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = written(document);
  texts.set(document, text);
  return text;
}

function written(document: Json): string {
  try {
    return JSON.stringify(document); // many times faster on a long draft
  } catch {
    return canonical(document); // it holds a number that JavaScript would round
  }
}
