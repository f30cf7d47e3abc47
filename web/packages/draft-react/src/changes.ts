import { isList, isObject, type Json, same } from "@stet/draft-client";
import type { Words } from "./words.ts";

/** One difference between two versions of something, in words. */
export interface Change {
  /** Where, from the outside in; empty for the thing itself. */
  readonly where: readonly string[];
  /** Absent on one side: added or removed. Lists and objects come as names. */
  readonly before?: Json;
  readonly after?: Json;
}

/** All differences of `after` from `before`, down to the fields; ids and types are nobody's business. */
export function changesOf(
  before: Json | undefined,
  after: Json | undefined,
  words: Words,
): readonly Change[] {
  return walk(before, after, [], words);
}

function walk(
  before: Json | undefined,
  after: Json | undefined,
  where: readonly string[],
  words: Words,
): readonly Change[] {
  if (same(before, after)) return [];
  if (isObject(after) && (before === undefined || isObject(before))) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])];
    return keys
      .filter((key) => key !== "id" && key !== "type")
      .flatMap((key) => walk(before?.[key], after[key], [...where, words.fieldName(key, after)], words));
  }
  if (isItems(after) && (before === undefined || isItems(before)))
    return ofItems(before ?? [], after, where, words);
  if (before === undefined && isBlank(after)) return [];
  return [{ where, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function ofItems(before: readonly Item[], after: readonly Item[], where: readonly string[], words: Words) {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map((item) => item.id));
  const added = after
    .filter(({ id }) => !old.has(id))
    .map((item): Change => ({ where, after: words.nameOf(item) }));
  const removed = before
    .filter(({ id }) => !now.has(id))
    .map((item): Change => ({ where, before: words.nameOf(item) }));
  const changed = after.flatMap((item) => {
    const earlier = old.get(item.id);
    return earlier ? walk(earlier, item, [...where, words.nameOf(earlier)], words) : [];
  });
  return [...changed, ...added, ...removed];
}

type Item = { readonly id: string; readonly [key: string]: Json };

function isItems(value: Json | undefined): value is readonly Item[] {
  return isList(value) && value.every((item) => isObject(item) && typeof item.id === "string");
}

function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (isList(value) && value.length === 0);
}
