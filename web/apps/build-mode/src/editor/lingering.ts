import { relocate } from "@stet/draft-client";
import { type Item, isItem, isList, type Path } from "../content/json.ts";
import { idBefore, insertItem } from "../content/lists.ts";
import { toPointer, valueAt } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";

/** A section or a list item that others deleted while its form was in use. The form goes on with it. */
export interface Lingering {
  readonly path: Path;
  /** The last draft that had it, with what was typed until then. */
  readonly seen: Content;
  /** As the form shows it now. */
  readonly item: Item;
  /** The item that it followed; null when it was the first. */
  readonly afterId: string | null;
  /** The last version that had it. */
  readonly since: number;
  /** Whether the draft's client keeps what is typed into it, for the decision. */
  readonly isKept: boolean;
}

/** The draft as a form showed it: without what lingers, and which version that was. */
export interface Seen {
  readonly content: Content;
  readonly version: number;
}

/**
 * What holds `place` in the form's draft `before`, and is deleted in `after`: the outermost item; null when all of it is
 * there. `seen` is the draft itself that the form came from.
 */
export function deletedAround(before: Content, after: Content, place: Path, seen: Seen): Lingering | null {
  for (let length = 1; length <= place.length; length++) {
    const path = place.slice(0, length);
    if (valueAt(after, path) !== undefined) continue;
    const item = valueAt(before, path);
    const list = path.slice(0, -1);
    if (!isItem(item) || !isList(valueAt(before, list))) return null;
    if (relocate(after, toPointer(path)) !== undefined) return null; // moved, not deleted
    const afterId = idBefore(before, list, item.id);
    return { path, item, afterId, seen: seen.content, since: seen.version, isKept: true };
  }
  return null;
}

/** The draft with what lingers where it was, for its form alone. */
export function withLingering(content: Content, lingering: Lingering | null): Content {
  if (!lingering) return content;
  const { path, item, afterId } = lingering;
  return insertItem(content, path.slice(0, -1), item, afterId);
}

/** `lingering` as a change of the form's draft leaves it; null when the person took it out herself. */
export function changed(lingering: Lingering, form: Content): Lingering | null {
  const item = valueAt(form, lingering.path);
  return isItem(item) ? { ...lingering, item } : null;
}
