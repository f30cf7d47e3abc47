import type { Item, Path } from "../content/json.ts";
import { insertItem } from "../content/lists.ts";
import { changeAt } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";

/** Puts a new item at the end of the list at `path`, which comes into being with its first item. */
export function addItem(content: Content, path: Path, item: Item): Content {
  return insertItem(
    changeAt(content, path, (list) => list ?? []),
    path,
    item,
    "",
  );
}
