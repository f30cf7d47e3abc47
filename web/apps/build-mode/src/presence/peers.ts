import type { Tab, Writer } from "@stet/draft-client";
import type { Path } from "../content/json.ts";
import { isWithin, parsePointer } from "../content/path.ts";

/** Another tab, program or agent that has this draft open. */
export interface Peer {
  /** Names the connection. */
  readonly client: string;
  readonly kind: Writer["kind"];
  readonly name: string;
  /** Whether it is another tab of this very member. */
  readonly mine: boolean;
  /** Where it is; null when it does not say. */
  readonly place: Path | null;
  /** The writer's colour, in degrees of hue. */
  readonly hue: number;
}

/** Far enough apart to be told from each other; red is kept for what needs a decision. */
const HUES = [150, 310, 225, 85, 350, 185, 275, 120] as const;

/** Who else is here, oldest first; `me` is the name of the member in this tab. */
export function peersOf(others: readonly Tab[], me: string): readonly Peer[] {
  const hues = huesOf(others.map(({ writer }) => keyOf(writer)));
  return others.map(({ client, writer, place }) => ({
    client,
    kind: writer.kind,
    name: writer.name,
    mine: isMe(writer, me),
    place: place === null ? null : parsePointer(place),
    hue: hues.get(keyOf(writer)) ?? HUES[0],
  }));
}

/** One entry for each writer, however many tabs; where several are, the place is the newest tab's. */
export function writersIn(peers: readonly Peer[]): readonly Peer[] {
  return [...new Map(peers.map((peer) => [keyOf(peer), peer])).values()];
}

/** Who is at `path` or below it. */
export function peersAt(peers: readonly Peer[], path: Path): readonly Peer[] {
  return peers.filter(({ place }) => place !== null && isWithin(place, path));
}

/** Who edits exactly what is at `path`: a page itself, say, and not one of its sections. */
export function peersExactlyAt(peers: readonly Peer[], path: Path): readonly Peer[] {
  return peersAt(peers, path).filter(({ place }) => place?.length === path.length);
}

export function isMe(writer: Writer, me: string): boolean {
  return writer.kind === "person" && writer.name === me;
}

/** Colours are the same in every tab, unless two writers who are here would have the same one. */
function huesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const hues = new Map<string, number>();
  for (const key of keys) {
    if (hues.has(key)) continue;
    const first = HUES.indexOf(hueOf(key));
    const all = [...HUES.slice(first), ...HUES.slice(0, first)];
    const taken = new Set(hues.values());
    hues.set(key, all.find((hue) => !taken.has(hue)) ?? hueOf(key));
  }
  return hues;
}

/** The colour of a writer, whether here or gone. */
export function hueIn(peers: readonly Peer[], writer: Writer): number {
  return peers.find((peer) => keyOf(peer) === keyOf(writer))?.hue ?? hueOf(keyOf(writer));
}

function hueOf(key: string): (typeof HUES)[number] {
  let hash = 7;
  for (const char of key) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return HUES[hash % HUES.length] ?? HUES[0];
}

export function keyOf({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind} ${name}`;
}

/** `Ana Lima` → `AL`; whole characters, also of scripts that have no capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name];
  return ends
    .map((word) => firstCharacter(word ?? ""))
    .join("")
    .toLocaleUpperCase();
}

function firstCharacter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word);
  return first?.segment ?? "";
}
