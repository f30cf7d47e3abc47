import type { TakenBack } from "@stet/draft-client";
import type { Labels } from "../changes/labels.ts";
import { isItem, isList, type JsonObject, type Path } from "../content/json.ts";
import { parsePointer, valueAt } from "../content/path.ts";
import { type Content, pageOf } from "../content/storefront.ts";
import type { Entry } from "./entries.ts";

/** An entry as a sentence: who, did what. */
export interface Told {
  readonly who: string;
  readonly what: string;
}

/** What an entry did, in the light of the draft as it is now. `mine`: it was this member, in another tab. */
export function told(labels: Labels, content: Content, entry: Entry, mine: boolean): Told {
  const what = deedOf(labels, content, entry);
  return mine ? { who: "You", what: `${what} in another tab` } : { who: entry.by.name, what };
}

function deedOf(labels: Labels, content: Content, { kind, changes, release }: Entry): string {
  switch (kind) {
    case "publish":
      return release === undefined ? "published the site" : `published release ${release}`;
    case "discard":
      return "went back to what is live";
    case "restore":
      return "brought an earlier version back";
    case "release-restore":
      return release === undefined ? "put an earlier release live" : `put release ${release} live`;
    default: {
      const edit = editOf(labels, content, changes.map(parsePointer));
      return kind === "overwrite" ? `${edit}, over newer edits` : edit;
    }
  }
}

function editOf(labels: Labels, content: Content, paths: readonly Path[]): string {
  const [first] = paths;
  if (!first) return "changed the draft";
  if (paths.length === 1) return changeOf(labels, content, first);
  const section = sectionOf(first);
  const together = section && paths.every((path) => path.slice(0, 4).join("/") === section.join("/"));
  return `changed ${paths.length} things${together ? ` in ${nameAt(labels, content, section)}` : ""}`;
}

/** One change. Only items come and go; whether this one came or went shows in the draft. */
function changeOf(labels: Labels, content: Content, path: Path): string {
  const [top, pageId = "", key, ...rest] = path;
  if (top === "branding") return `changed ${lastOf(labels, path)} in the site design`;
  if (top !== "pages" || path.length === 1) return "changed the pages";
  const page = labels.page(pageId);
  if (key === undefined) return pageOf(content, pageId) ? `added the page ${page}` : "removed a page";
  if (key === "enabled") return pageOf(content, pageId)?.enabled === false ? `hid ${page}` : `showed ${page}`;
  if (key !== "sections") return `changed ${lastOf(labels, path)} of the page ${page}`;
  if (rest.length === 0) return `moved sections on ${page}`;
  const section = nameAt(labels, content, path.slice(0, 4));
  const exists = valueAt(content, path) !== undefined;
  if (rest.length === 1) return exists ? `added ${section}` : `deleted a section of ${page}`;
  const list = lastOf(labels, path);
  if (isItems(content, path.slice(0, -1)))
    return exists ? `added to ${list} in ${section}` : `removed from ${list} in ${section}`;
  if (isItems(content, path)) return `put ${list} in another order in ${section}`;
  return `changed ${list} in ${section}`;
}

function isItems(content: Content, path: Path): boolean {
  const value = valueAt(content, path);
  return isList(value) && value.length > 0 && value.every(isItem);
}

function lastOf(labels: Labels, path: Path): string {
  return labels.place(path).at(-1) ?? "something";
}

function nameAt(labels: Labels, content: Content, path: Path): string {
  const section = valueAt(content, path) as JsonObject | undefined;
  return section ? labels.section(section) : "a section that is no longer there";
}

function sectionOf(path: Path): Path | null {
  return path[0] === "pages" && path[2] === "sections" && path.length > 3 ? path.slice(0, 4) : null;
}

/** The newest change that can still be looked at; null when nothing is left of it. */
export function placeToShow(content: Content, { changes }: Entry): Path | null {
  return changes.map(parsePointer).findLast((path) => valueAt(content, path) !== undefined) ?? null;
}

/** What came of taking several changes back. */
export function outcomeInWords(outcomes: readonly TakenBack[]): string {
  const conflicts = outcomes.includes("conflict");
  if (outcomes.includes("done"))
    return conflicts ? "Taken back, except what has changed since." : "Taken back. Undo brings it again.";
  return conflicts ? "Not taken back: it has changed since." : "Nothing of it is left to take back.";
}
