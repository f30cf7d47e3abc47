import { moveItem } from "../content/lists.ts";
import { type Content, sectionsPath } from "../content/storefront.ts";

/** Moves a section to where `targetId` is now. */
export function moveSection(content: Content, pageId: string, sectionId: string, targetId: string): Content {
  return moveItem(content, sectionsPath(pageId), sectionId, targetId);
}
