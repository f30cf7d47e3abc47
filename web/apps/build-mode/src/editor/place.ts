import type { Path } from "../content/json.ts";
import {
  BRANDING,
  type Content,
  HOME,
  pageOf,
  pagePath,
  pagesOf,
  sectionPath,
  sectionsOf,
} from "../content/storefront.ts";

/** What is being edited: a page, and on it a section, the page itself, or the design of the whole site. */
export interface Place {
  readonly pageId: string;
  readonly pane: "section" | "page" | "design";
  readonly sectionId?: string;
}

/** The nearest place that exists: others may have moved the section to another page, or deleted it, meanwhile. */
export function nearest(content: Content, place: Place): Place {
  const pageId = pageOf(content, place.pageId) ? place.pageId : (pagesOf(content)[0]?.id ?? HOME);
  if (place.pane === "design") return { pageId, pane: "design" };
  if (place.pane === "page") return { pageId, pane: "page" };
  const home = place.sectionId === undefined ? undefined : pageOfSection(content, pageId, place.sectionId);
  if (home !== undefined) return { ...place, pageId: home };
  const [first] = sectionsOf(content, pageId);
  return first ? { pageId, pane: "section", sectionId: first.id } : { pageId, pane: "page" };
}

/** The page that has the section: `pageId` if it can be. */
export function pageOfSection(content: Content, pageId: string, sectionId: string): string | undefined {
  const pages = [pageId, ...pagesOf(content).map((page) => page.id)];
  return pages.find((id) => sectionsOf(content, id).some((section) => section.id === sectionId));
}

/** `/build/demo/about#hero-1` → the about page's section hero-1. */
export function placeOf(location: { pathname: string; hash: string }): Place {
  const pageId = decodeURIComponent(location.pathname.split("/")[3] ?? "") || HOME;
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash === "design") return { pageId, pane: "design" };
  if (hash === "page") return { pageId, pane: "page" };
  return hash === "" ? { pageId, pane: "section" } : { pageId, pane: "section", sectionId: hash };
}

export function addressOf(slug: string, place: Place): string {
  const hash = place.pane === "section" ? (place.sectionId ?? "") : place.pane;
  const page = place.pageId === HOME ? "" : `/${encodeURIComponent(place.pageId)}`;
  return `/build/${encodeURIComponent(slug)}${page}${hash === "" ? "" : `#${encodeURIComponent(hash)}`}`;
}

export function slugOf(pathname: string): string {
  return decodeURIComponent(pathname.split("/")[2] ?? "");
}

/** What `place` edits, as a path: what the others are told. */
export function pathOfPlace({ pageId, pane, sectionId }: Place): Path {
  if (pane === "design") return BRANDING;
  return pane === "section" && sectionId !== undefined ? sectionPath(pageId, sectionId) : pagePath(pageId);
}

/** Where the value at `path` is edited. */
export function placeOfPath(path: Path, here: Place): Place {
  const [top, pageId, what, sectionId] = path;
  if (top === "branding") return { pageId: here.pageId, pane: "design" };
  if (top !== "pages" || pageId === undefined) return here;
  if (what === "sections")
    return { pageId, pane: "section", ...(sectionId === undefined ? {} : { sectionId }) };
  return { pageId, pane: "page" };
}
