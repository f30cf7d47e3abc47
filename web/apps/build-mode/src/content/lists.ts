import { type Item, isList, itemsOf, type JsonObject, type Path } from "./json.ts";
import { changeAt, valueAt } from "./path.ts";

/** `content` with `item` in the list at `path`, after the item `afterId` (null: first; unknown: last). */
export function insertItem<T extends JsonObject>(
  content: T,
  path: Path,
  item: Item,
  afterId: string | null,
): T {
  return changeAt(content, path, (old) => {
    const list = itemsOf(old);
    if (list.some((it) => it.id === item.id)) return old;
    const found = list.findIndex((it) => it.id === afterId);
    const at = afterId === null ? 0 : found < 0 ? list.length : found + 1;
    return [...list.slice(0, at), item, ...list.slice(at)];
  });
}

export function removeItem<T extends JsonObject>(content: T, path: Path, id: string): T {
  return changeAt(content, path, (old) => {
    const list = itemsOf(old);
    return list.some((it) => it.id === id) ? list.filter((it) => it.id !== id) : old;
  });
}

/** `content` with the item `id` where `targetId` is now; the ones between make room. */
export function moveItem<T extends JsonObject>(content: T, path: Path, id: string, targetId: string): T {
  return changeAt(content, path, (old) => {
    const list = itemsOf(old);
    const from = list.findIndex((it) => it.id === id);
    const to = list.findIndex((it) => it.id === targetId);
    const item = list[from];
    if (!item || to < 0 || from === to) return old;
    const others = list.filter((it) => it.id !== id);
    return [...others.slice(0, to), item, ...others.slice(to)];
  });
}

/** The id before `id` in the list at `path`; null when it is the first (or there is no such item). */
export function idBefore(content: JsonObject, path: Path, id: string): string | null {
  const list = valueAt(content, path);
  if (!isList(list)) return null;
  const items = itemsOf(list);
  const at = items.findIndex((it) => it.id === id);
  return items[at - 1]?.id ?? null;
}

/** The id `by` places further on in the list at `path` (negative: back), or null at the ends. */
export function neighbour(content: JsonObject, path: Path, id: string, by: number): string | null {
  const items = itemsOf(valueAt(content, path));
  const at = items.findIndex((it) => it.id === id);
  return at < 0 ? null : (items[at + by]?.id ?? null);
}
