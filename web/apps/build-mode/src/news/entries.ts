import type { News, Writer } from "@stet/draft-client";
import { keyOf } from "../presence/peers.ts";

/** What one writer did in one go, told as one thing. */
export interface Entry {
  /** The version of the first change: it stays while others join it. */
  readonly id: number;
  readonly by: Writer;
  readonly kind: string;
  /** Oldest first. */
  readonly versions: readonly number[];
  /** The newest change; an ISO 8601 instant. */
  readonly at: string;
  /** Id paths, each once, in the order of their last change. */
  readonly changes: readonly string[];
  readonly release?: number;
  /** Whether any of it can be taken back. */
  readonly undoable: boolean;
}

/** Edits of a writer that are at most this many milliseconds apart are one entry. */
const A_WHILE = 60_000;

/**
 * News put together by writer, oldest first; what was done on purpose, such as a publish or an overwrite, stands by
 * itself. `closed` has the newest versions of entries that nothing joins any more.
 */
export function entriesOf(
  news: readonly News[],
  closed: { has(version: number): boolean } = new Set(),
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const each of news) {
    const index = entries.findLastIndex((entry) => keyOf(entry.by) === keyOf(each.by));
    const last = entries[index];
    if (last && !closed.has(newestOf(last)) && goesWith(last, each)) {
      entries.splice(index, 1);
      entries.push(joined(last, each));
    } else {
      const { version, by, kind, at, changes, release, undoable } = each;
      const more = release === undefined ? {} : { release };
      entries.push({ id: version, by, kind, versions: [version], at, changes, undoable, ...more });
    }
  }
  return entries;
}

export function newestOf({ versions, id }: Entry): number {
  return versions.at(-1) ?? id;
}

function goesWith(entry: Entry, news: News): boolean {
  return isEdit(entry.kind) && isEdit(news.kind) && Date.parse(news.at) - Date.parse(entry.at) < A_WHILE;
}

function isEdit(kind: string): boolean {
  return kind === "save" || kind === "merge";
}

function joined(entry: Entry, news: News): Entry {
  const earlier = entry.changes.filter((path) => !news.changes.includes(path));
  return {
    ...entry,
    versions: [...entry.versions, news.version],
    at: news.at,
    changes: [...earlier, ...news.changes],
    undoable: entry.undoable || news.undoable,
  };
}
