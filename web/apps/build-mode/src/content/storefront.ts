import { type Item, itemsOf, type JsonObject, type Path, textOf } from "./json.ts";
import { valueAt } from "./path.ts";

/** The draft as Build Mode sees it; fields beyond these are described by the served schema. */
export type Content = JsonObject;
export type Page = Item;
export type Section = Item;

export const HOME = "home";
export const BRANDING: Path = ["branding"];

export function pagesOf(content: Content): readonly Page[] {
  return itemsOf(content.pages);
}

export function pageOf(content: Content, pageId: string): Page | undefined {
  return pagesOf(content).find((page) => page.id === pageId);
}

export function pagePath(pageId: string): Path {
  return ["pages", pageId];
}

export function sectionsPath(pageId: string): Path {
  return ["pages", pageId, "sections"];
}

export function sectionPath(pageId: string, sectionId: string): Path {
  return ["pages", pageId, "sections", sectionId];
}

export function sectionsOf(content: Content, pageId: string): readonly Section[] {
  return itemsOf(valueAt(content, sectionsPath(pageId)));
}

/** What a section says first, for the outline: its headline, or the beginning of its text. */
export function excerpt(section: JsonObject): string {
  const own = ["headline", "title", "name", "question", "quote", "alt", "content", "text"]
    .map((key) => textOf(section[key]).trim())
    .find((text) => text !== "");
  return (own ?? "")
    .replace(/[#*_>`]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
}

export function titleOf(page: Page): string {
  return textOf(page.title).trim() || page.id;
}
