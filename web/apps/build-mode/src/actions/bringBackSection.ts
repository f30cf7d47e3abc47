import { insertItem } from "../content/lists.ts";
import { type Content, type Section, sectionsPath } from "../content/storefront.ts";

/** Puts a removed section back after the one it followed; nothing happens if it is there already. */
export function bringBackSection(
  content: Content,
  pageId: string,
  section: Section,
  afterId: string | null,
): Content {
  return insertItem(content, sectionsPath(pageId), section, afterId);
}
