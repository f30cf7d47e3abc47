import { insertItem } from "../content/lists.ts";
import { type Content, type Section, sectionsPath } from "../content/storefront.ts";

/** Puts a new section after `afterId`; at the end of the page when that is undefined. */
export function addSection(content: Content, pageId: string, section: Section, afterId?: string): Content {
  return insertItem(content, sectionsPath(pageId), section, afterId ?? "");
}
