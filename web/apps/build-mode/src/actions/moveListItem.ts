import type { Path } from "../content/json.ts";
import { moveItem } from "../content/lists.ts";
import type { Content } from "../content/storefront.ts";

/** Moves an item of the list at `path` to where `targetId` is now. */
export function moveListItem(content: Content, path: Path, id: string, targetId: string): Content {
  return moveItem(content, path, id, targetId);
}
