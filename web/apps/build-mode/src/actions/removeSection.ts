import { removeItem } from "../content/lists.ts";
import { type Content, sectionsPath } from "../content/storefront.ts";

export function removeSection(content: Content, pageId: string, sectionId: string): Content {
  return removeItem(content, sectionsPath(pageId), sectionId);
}
