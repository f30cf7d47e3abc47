import { changeAt } from "../content/path.ts";
import { type Content, HOME, pagePath } from "../content/storefront.ts";

/** Shows or hides a page on the public site. The home page is always shown. */
export function setPageEnabled(content: Content, pageId: string, enabled: boolean): Content {
  if (pageId === HOME) return content;
  return changeAt(content, [...pagePath(pageId), "enabled"], () => enabled);
}
