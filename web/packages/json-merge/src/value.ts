import type { ExactNumber } from "./number.ts";
import { isExact } from "./number.ts";

/** A JSON value. Objects and arrays are never changed by this library, so they may be frozen. */
export type Json = null | boolean | number | string | ExactNumber | readonly Json[] | JsonObject;

/** A JSON object. A member that is `undefined` counts as absent. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A value, or undefined where there is none ([C1]: null is a value). */
export type Maybe = Json | undefined;

/** Arrays and objects may be nested this deep ([C6]). */
export const MAX_DEPTH = 500;

export type Type = "null" | "boolean" | "number" | "string" | "array" | "object";

export function isArray(value: Maybe): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Maybe): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isExact(value);
}

/** The JSON type of a value. Throws a TypeError for what JSON cannot hold. */
export function typeOf(value: Json): Type {
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`${value} is not a JSON number`);
      return "number";
    case "string":
      return "string";
    case "object":
      return isExact(value) ? "number" : isArray(value) ? "array" : "object";
    default:
      throw new TypeError(`a ${typeof value} is not a JSON value`);
  }
}

/** The member of an object, never one that it inherits. */
export function member(object: JsonObject, key: string): Maybe {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Sets a member of an object under construction; `__proto__` is a key like any other. */
export function put(object: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else object[key] = value;
}

/** The keys of an object whose members are present. */
export function keysOf(object: JsonObject): string[] {
  const keys = Object.keys(object);
  return keys.some((key) => object[key] === undefined)
    ? keys.filter((key) => object[key] !== undefined)
    : keys;
}

/** [C2]: same canonical form. Absence equals only absence. */
export function equal(a: Maybe, b: Maybe): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isExact(a) || isExact(b)) return isExact(a) && isExact(b) && a.text === b.text;
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((element, i) => equal(element, b[i]));
  }
  if (isArray(b)) return false;
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => equal(a[key], member(b, key)));
}

/** Order of strings by UTF-16 code units, for sort. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
