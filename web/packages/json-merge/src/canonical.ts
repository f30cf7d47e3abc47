import { isExact } from "./number.ts";
import { isArray, isObject, type Json, keysOf, MAX_DEPTH, typeOf } from "./value.ts";

/**
 * The one way to write a value ([C3]–[C5]): no white space, keys sorted, numbers exact. Two values are
 * equal when this text is. Throws a TypeError for what is not JSON (undefined, NaN, functions, dates) and a
 * RangeError for nesting over 500, which a ring of references is too.
 */
export function canonical(value: Json): string {
  return write(value, 0);
}

function write(value: Json, depth: number): string {
  if (isExact(value)) return value.text;
  if (isArray(value)) {
    checkDepth(depth + 1);
    const parts: string[] = [];
    for (const element of value) parts.push(write(element, depth + 1));
    return `[${parts.join(",")}]`;
  }
  if (isObject(value)) {
    checkDepth(depth + 1);
    const parts = keysOf(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${write(value[key] as Json, depth + 1)}`);
    return `{${parts.join(",")}}`;
  }
  return typeOf(value) === "number" ? String((value as number) + 0) : JSON.stringify(value);
}

/** Refuses what is nested too deep; a ring of references is, too. */
export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`);
}
