import { apply, type Patch } from "@stet/json-merge";
import type { OpenConflict, Writer } from "./conflict.ts";
import type { SeenDraft } from "./decision-edit.ts";
import { isList, type Json } from "./json.ts";
import { at, relocate } from "./pointer.ts";
import type { DraftState } from "./state.ts";
import type { Revision } from "./transport.ts";

/** One accepted change, as its message or the history tells it. */
export interface Change {
  readonly version: number;
  readonly kind: string;
  readonly by: Writer;
  /** ISO 8601 instant. */
  readonly at: string;
  /** The `Stet-Client` that it came with. */
  readonly client?: string;
  /** The id paths that it changed. */
  readonly changes: readonly string[];
  readonly release?: number;
}

/** A change that another client made while this one was open. */
export interface News extends Change {
  /** Whether `takeBack` can take it back: the draft before it and after it are known. */
  readonly undoable: boolean;
}

/**
 * What a client remembers of the last versions: who made them, what they held, and which of them are news. An
 * immutable value, as the state is.
 */
export interface Log {
  /** News are newer than this: the version that the client first loaded; null before it. */
  readonly since: number | null;
  /** By version, whoever made it; null for one of this client's own. */
  readonly changes: ReadonlyMap<number, Change | null>;
  readonly contents: ReadonlyMap<number, Json>;
  /** Client ids whose changes are this client's: its own, and that of work which it has adopted. */
  readonly mine: ReadonlySet<string>;
  /** Versions whose news were looked at and dropped. */
  readonly forgotten: ReadonlySet<number>;
  /** Newest last. */
  readonly news: readonly News[];
}

export function emptyLog(me: string): Log {
  return {
    since: null,
    changes: new Map(),
    contents: new Map(),
    mine: new Set([me]),
    forgotten: new Set(),
    news: [],
  };
}

const mostNews = 20;
/** How many versions are remembered: more than there are news, because some are this client's own. */
const mostVersions = 40;

/** The draft was loaded, for the first time as `version`: what comes later is news. */
export function noteLoad(log: Log, version: number): Log {
  return log.since === null ? judged({ ...log, since: version }) : log;
}

/** An older state of the database was put back: what was known by number may be something else now. */
export function noteRewind(log: Log, version: number): Log {
  return { ...emptyLog(""), mine: log.mine, since: version };
}

/** Notes the contents that a state has from the server, and as whom it saves. */
export function noteState(log: Log, { version, base, held, inflight }: DraftState): Log {
  const known = noteContent(log, version, base);
  const all = held ? noteContent(known, held.version, held.content) : known;
  const sender = inflight && idOf(inflight.client);
  return !sender || all.mine.has(sender) ? all : { ...all, mine: new Set(all.mine).add(sender) };
}

/** Notes the content of a version; below 0 are none that the server knows. */
function noteContent(log: Log, version: number, content: Json): Log {
  if (version < 0 || log.contents.has(version)) return log;
  return judged({ ...log, contents: newest(new Map(log.contents).set(version, content)) });
}

/** Notes a change. Told of twice, it is noted once. */
export function noteChange(log: Log, change: Change, patch?: Patch): Log {
  const { version } = change;
  const content = log.contents.get(version) ?? patched(log.contents.get(version - 1), patch);
  const known = content === undefined ? log : noteContent(log, version, content);
  if (known.changes.has(version)) return known;
  const isMine = change.client !== undefined && log.mine.has(idOf(change.client));
  return judged({ ...known, changes: newest(new Map(known.changes).set(version, isMine ? null : change)) });
}

/** How many of the newest versions the history has to be asked for, so that no news are missing; 0 for none. */
export function missing(log: Log, version: number): number {
  if (log.since === null) return 0;
  const first = Math.max(log.since, version - mostNews) + 1;
  for (let v = first; v <= version; v++) if (!log.changes.has(v)) return version - v + 1;
  return 0;
}

/** Notes what the history tells of changes that no message has told of. */
export function noteHistory(log: Log, revisions: readonly Revision[]): Log {
  return revisions.reduce((noted, { version, kind, updatedBy, updatedAt, client, changes, release }) => {
    const change = { version, kind, by: updatedBy, at: updatedAt, changes };
    return noteChange(noted, { ...change, ...(client ? { client } : {}), ...(release ? { release } : {}) });
  }, log);
}

/** The newest version that had the place, as far as known: with its own content, or with `seen`, which the person saw. */
export function lastWith(log: Log, path: string, seen?: Json): SeenDraft | undefined {
  const had = [...log.contents].filter(([, content]) => relocate(content, path) !== undefined);
  const [version, content] = had.sort(([a], [b]) => a - b).at(-1) ?? [-1, undefined];
  const shown = seen ?? content;
  return shown === undefined ? undefined : { version, content: shown };
}

/** Drops one of the news. */
export function forget(log: Log, version: number): Log {
  const remembered = [...log.forgotten].filter((earlier) => log.changes.has(earlier));
  return judged({ ...log, forgotten: new Set([...remembered, version]) });
}

/** The draft before and after one of the news; undefined when they are not known. */
export function sidesOf(log: Log, version: number): { before: Json; after: Json } | undefined {
  const before = log.contents.get(version - 1);
  const after = log.contents.get(version);
  return before === undefined || after === undefined ? undefined : { before, after };
}

/**
 * The state with the writers of others' sides, where the answer that opened a conflict named nobody, or only whoever
 * wrote last: the newest change of the place, among those that came after what I had.
 */
export function attributed(state: DraftState, log: Log): DraftState {
  const conflicts = state.conflicts.map((conflict) => {
    const last = log.changes.get(conflict.version);
    if (conflict.by && (last === undefined || (last && touches(last, conflict)))) return conflict;
    const meanwhile = [...log.changes.values()]
      .filter((change) => change !== null)
      .filter(({ version }) => version > conflict.since && version <= conflict.version)
      .sort(byVersion);
    const whose =
      meanwhile.findLast((change) => touches(change, conflict)) ??
      meanwhile.findLast((change) => reorders(change, conflict));
    if (!whose || (whose.by.name === conflict.by?.name && whose.at === conflict.at)) return conflict;
    return { ...conflict, by: whose.by, at: whose.at };
  });
  return conflicts.some((conflict, i) => conflict !== state.conflicts[i]) ? { ...state, conflicts } : state;
}

/** Whether it changed the place, something in it, or an item that holds it. */
function touches({ changes }: Change, conflict: OpenConflict): boolean {
  const { path } = conflict;
  return changes.some(
    (place) =>
      `${place}/`.startsWith(`${path}/`) ||
      (`${path}/`.startsWith(`${place}/`) && !isListIn(conflict, place)),
  );
}

/** Whether it changed a list that holds the place, of which its own path says no more than that. */
function reorders({ changes }: Change, { path }: OpenConflict): boolean {
  return changes.some((place) => path.startsWith(`${place}/`));
}

function isListIn({ origin: { trees } }: OpenConflict, place: string): boolean {
  return isList(at(trees.theirs, place)) || isList(at(trees.base, place));
}

function patched(before: Json | undefined, patch: Patch | undefined): Json | undefined {
  if (before === undefined || patch === undefined) return undefined;
  try {
    return apply(before, patch);
  } catch {
    return undefined; // whatever is wrong with it: a gap ([L16])
  }
}

/** Tells anew what is news, and which of it can be taken back. What stays the same stays the same object. */
function judged(log: Log): Log {
  const { since } = log;
  if (since === null) return log;
  const earlier = new Map(log.news.map((item) => [item.version, item]));
  const news = [...log.changes.values()]
    .filter((change) => change !== null)
    .filter(({ version }) => version > since && !log.forgotten.has(version))
    .sort(byVersion)
    .slice(-mostNews)
    .map((change) => {
      const undoable = change.changes.length > 0 && sidesOf(log, change.version) !== undefined;
      const before = earlier.get(change.version);
      return before?.undoable === undoable ? before : { ...change, undoable };
    });
  const isSame = news.length === log.news.length && news.every((item, i) => item === log.news[i]);
  return isSame ? log : { ...log, news };
}

function newest<T>(versions: ReadonlyMap<number, T>): ReadonlyMap<number, T> {
  if (versions.size <= mostVersions) return versions;
  return new Map([...versions].sort(([a], [b]) => a - b).slice(-mostVersions));
}

/** The client of a `Stet-Client`, which is its id and a counter. */
function idOf(client: string): string {
  return client.split("/", 1)[0] as string;
}

function byVersion(a: Change, b: Change): number {
  return a.version - b.version;
}
