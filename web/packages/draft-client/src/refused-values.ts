import { type Json, same } from "./json.ts";
import { assign, at, pointer, relocate, steps } from "./pointer.ts";

/** One thing that the content breaks. */
export interface Violation {
  /** JSON Pointer with item ids; empty for the whole document. */
  readonly path: string;
  readonly message: string;
}

/** A value of mine that the server refused. It alone waits for its correction; everything else is saved. */
export interface RefusedValue extends Violation {
  /** As it was refused; absent when it was refused for not being there. */
  readonly value?: Json;
}

/** The values that a refusal of `sent` is about, as far as they are changes of mine. */
export function refusedIn(sent: Json, base: Json, errors: readonly Violation[]): readonly RefusedValue[] {
  return errors
    .filter(({ path }) => path !== "" && !same(valueAt(sent, path), valueAt(base, path)))
    .map(({ path, message }) => {
      const value = valueAt(sent, path);
      return { path, message, ...(value === undefined ? {} : { value }) };
    });
}

/** Those that have not been corrected since. */
export function stillRefused(
  local: Json,
  base: Json,
  refused: readonly RefusedValue[],
): readonly RefusedValue[] {
  return refused.filter(({ path, value }) => {
    const now = valueAt(local, path);
    return same(now, value) && !same(now, valueAt(base, path));
  });
}

/** The draft with what the server has in place of these values. */
export function withoutRefused(local: Json, base: Json, refused: readonly RefusedValue[]): Json {
  return refused.reduce((tree, { path }) => reverted(tree, base, path), local);
}

function reverted(tree: Json, base: Json, path: string): Json {
  const before = valueAt(base, path);
  if (before !== undefined) return assign(tree, relocate(tree, path) ?? path, before) ?? tree;
  // It is new: so is, perhaps, the item that holds it, and that would not be whole without it.
  const all = steps(path);
  const prefixes = all.map((_, i) => pointer(all.slice(0, i + 1)));
  const added = prefixes.find((prefix) => valueAt(base, prefix) === undefined) as string;
  return assign(tree, relocate(tree, added) ?? added, undefined) ?? tree;
}

function valueAt(tree: Json, path: string): Json | undefined {
  return at(tree, relocate(tree, path) ?? path);
}
