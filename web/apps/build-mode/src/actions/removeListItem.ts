import type { Path } from "../content/json.ts";
import { removeItem } from "../content/lists.ts";
import type { Content } from "../content/storefront.ts";

export function removeListItem(content: Content, path: Path, id: string): Content {
  return removeItem(content, path, id);
}
