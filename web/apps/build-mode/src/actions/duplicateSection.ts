import { withNewIds } from "../content/ids.ts";
import { insertItem } from "../content/lists.ts";
import { valueAt } from "../content/path.ts";
import { type Content, type Section, sectionPath, sectionsPath } from "../content/storefront.ts";

/** What the copy of a section is; every id in it is new, so that editing the copy never edits the original. */
export function copyOfSection(content: Content, pageId: string, sectionId: string): Section | undefined {
  const section = valueAt(content, sectionPath(pageId, sectionId));
  return section === undefined ? undefined : (withNewIds(section) as Section);
}

/** Puts `copy` right after the section it was made from. */
export function duplicateSection(
  content: Content,
  pageId: string,
  sectionId: string,
  copy: Section,
): Content {
  return insertItem(content, sectionsPath(pageId), copy, sectionId);
}
