import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/**
 * Places in a draft are JSON Pointers whose step into a list is the item's id:
 * `/pages/home/sections/hero-1/headline`. An index is never an address.
 */
export function steps(path: string): string[] {
  if (path === "") return [];
  return path
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointer(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** What is at a place; undefined when there is no such place. */
export function at(tree: Json, path: string): Json | undefined {
  let node: Json | undefined = tree;
  for (const step of steps(path)) node = child(node, step);
  return node;
}

/** The tree with another value at a place. The place must exist, otherwise the tree stays as it is. */
export function put(tree: Json, path: string, value: Json): Json {
  return at(tree, path) === undefined ? tree : replace(tree, steps(path), value);
}

/**
 * The tree with `value` at a place, which need not exist yet; undefined takes it away. Answers undefined when the way to
 * it does not exist. An object that is missing is made for its first member; an item of a list never is: it was deleted.
 */
export function assign(tree: Json, path: string, value: Json | undefined): Json | undefined {
  return assigned(tree, steps(path), value);
}

function assigned(node: Json, path: readonly string[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const old = child(node, step);
  if (isList(node)) {
    const next = old === undefined ? undefined : assigned(old, rest, value);
    if (old === undefined || (next === undefined && rest.length > 0)) return undefined;
    return next === undefined
      ? node.filter((item) => item !== old)
      : node.map((item) => (item === old ? next : item));
  }
  if (!isObject(node)) return undefined;
  const from = old ?? (rest.length === 1 ? {} : undefined);
  const next = rest.length === 0 ? value : from === undefined ? undefined : assigned(from, rest, value);
  if (next !== undefined) return { ...node, [step]: next };
  if (rest.length > 0) return undefined;
  const { [step]: _, ...others } = node;
  return others;
}

/**
 * Where a place has gone when the item that holds it was moved into another list; undefined when the item is
 * gone, or when its id stands in several lists and nobody can tell which one is meant.
 */
export function relocate(tree: Json, path: string): string | undefined {
  if (at(tree, path) !== undefined) return path;
  const all = steps(path);
  for (let i = all.length - 1; i >= 0; i--) {
    const id = all[i] as string;
    const homes = listsWith(tree, id, []);
    const rest = all.slice(i + 1);
    const found = homes
      .map((home) => pointer([...home, id, ...rest]))
      .filter((p) => at(tree, p) !== undefined);
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** One step: a member of an object, or the item of a list that has this id. */
export function child(node: Json | undefined, step: string): Json | undefined {
  if (isList(node)) return node.find((item) => isObject(item) && item.id === step);
  if (isObject(node)) return Object.hasOwn(node, step) ? node[step] : undefined;
  return undefined;
}

function replace(node: Json, path: readonly string[], value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isList(node)) {
    return node.map((item) => (isObject(item) && item.id === step ? replace(item, rest, value) : item));
  }
  const object = node as JsonObject;
  return { ...object, [step]: replace(object[step] as Json, rest, value) };
}

function listsWith(node: Json, id: string, path: readonly string[]): string[][] {
  if (isList(node)) {
    const here = node.some((item) => isObject(item) && item.id === id) ? [[...path]] : [];
    const below = node.flatMap((item) =>
      isObject(item) && typeof item.id === "string" ? listsWith(item, id, [...path, item.id]) : [],
    );
    return [...here, ...below];
  }
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => listsWith(value, id, [...path, key]));
}
