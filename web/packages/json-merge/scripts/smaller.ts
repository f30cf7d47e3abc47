import type { Json } from "../src/index.ts";
import { isArray, isObject, keysOf, put } from "../src/value.ts";

/** All values that one gets by leaving out one part of a triple, or the parts of one id or name in all three. */
export function smallerOnes(triple: Json): Json[] {
  const names = new Set(namesIn(triple));
  const everywhere = [...names].map((name) => without(triple, name));
  return [...everywhere, ...simpler(triple)].filter(isTriple);
}

function isTriple(value: Json): boolean {
  return isObject(value) && keysOf(value).length === 3;
}

function namesIn(value: Json): string[] {
  if (isArray(value)) return value.flatMap(namesIn);
  if (!isObject(value)) return [];
  const id = typeof value.id === "string" ? [`id ${value.id}`] : [];
  return [...id, ...keysOf(value).flatMap((key) => [`key ${key}`, ...namesIn(value[key] as Json)])];
}

function without(value: Json, name: string): Json {
  if (isArray(value)) {
    return value
      .filter((element) => !(isObject(element) && `id ${String(element.id)}` === name))
      .map((e) => without(e, name));
  }
  if (!isObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const key of keysOf(value))
    if (`key ${key}` !== name) put(result, key, without(value[key] as Json, name));
  return result;
}

/** All values in which one element or member is left out, or one item is replaced by what it holds. */
function simpler(value: Json): Json[] {
  if (isArray(value)) {
    return value.flatMap((element, i) => {
      const rest = value.filter((_, k) => k !== i);
      const inside = simpler(element).map((one) => value.map((other, k) => (k === i ? one : other)));
      return [rest, ...inside];
    });
  }
  if (isObject(value)) {
    return keysOf(value).flatMap((key) => {
      const inside = simpler(value[key] as Json).map((one) => changed(value, key, one));
      return [changed(value, key, undefined), ...inside];
    });
  }
  if (typeof value === "string" && value.includes(" "))
    return value.split(" ").map((_, i, all) => all.toSpliced(i, 1).join(" "));
  return value === 0 ? [] : [0];
}

function changed(object: { readonly [key: string]: Json }, key: string, value: Json | undefined): Json {
  const result: Record<string, Json> = {};
  for (const name of keysOf(object)) {
    const kept = name === key ? value : object[name];
    if (kept !== undefined) put(result, name, kept);
  }
  return result;
}
