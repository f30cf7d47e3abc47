import {
  at,
  isObject,
  type Json,
  type JsonObject,
  type OpenConflict,
  pointer,
  steps,
} from "@stet/draft-client";

/** How the page calls the parts of its draft. */
export interface Words {
  /** A place for people: `/pages/home/sections/hero-1/headline` → `Home › Hero › Headline`. */
  readonly labelFor: (path: string) => string;
  /** An item of a list, such as a section or a question. */
  readonly nameOf: (item: JsonObject) => string;
  /** A field of an item: `ctaText` → `Button text`. */
  readonly fieldName: (key: string, item: JsonObject) => string;
}

/** Words that need to know nothing about the content: good enough to begin with. */
export function plainWords(content: Json): Words {
  return { labelFor: (path) => labelIn(content, path), nameOf, fieldName: humanise };
}

/** `ctaText` → `Cta text`. */
export function humanise(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_]+/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const titles = ["title", "headline", "name", "question", "authorName", "caption", "quote", "label"];

function nameOf(item: JsonObject): string {
  const title = titles.map((key) => item[key]).find((text) => typeof text === "string" && text.trim() !== "");
  const type = typeof item.type === "string" ? humanise(item.type) : "";
  if (typeof title !== "string") return type || "An item without a title";
  const short = title.length > 40 ? `${title.slice(0, 38).trimEnd()}…` : title;
  return type ? `${type} “${short}”` : short;
}

function labelIn(content: Json, path: string): string {
  const all = steps(path);
  const labels = all.flatMap((step, i) => {
    const item = at(content, pointer(all.slice(0, i + 1)));
    const inList = Array.isArray(at(content, pointer(all.slice(0, i))));
    if (inList) return [isObject(item) ? nameOf(item) : "Something that is no longer there"];
    // The name of a list says nothing that its items do not say.
    return Array.isArray(item) && i < all.length - 1 ? [] : [humanise(step)];
  });
  return labels.length > 0 ? labels.join(" › ") : "The whole draft";
}

/** What the decision is about, also when the draft has it no longer. */
export function headingOf(conflict: OpenConflict, content: Json, words: Words): string {
  if (conflict.kind === "structure") return "How everything is arranged";
  const item = itemOf(conflict);
  if (!item || at(content, conflict.path) !== undefined) return words.labelFor(conflict.path);
  const around = steps(conflict.path).slice(0, -2);
  const name = words.nameOf(item);
  return around.length > 0 ? `${words.labelFor(pointer(around))} › ${name}` : name;
}

/** The item that the conflict is about, as the last version that has it says. */
function itemOf({ yours, theirs, base, origin }: OpenConflict): JsonObject | undefined {
  const { trees } = origin;
  const found = [
    yours,
    theirs,
    base,
    ...[trees.yours, trees.theirs, trees.base].map((tree) => at(tree, origin.path)),
  ];
  return found.find((side): side is JsonObject => isObject(side) && typeof side.id === "string");
}

/** Where what I wrote is until I decide. */
export function keptWords(isKept: boolean): string {
  return isKept
    ? "What you wrote is kept on this device until you decide, also when you close this."
    : "This browser can’t keep what you wrote: leave this page open until you have decided.";
}

/** Their name, for the middle of a sentence. */
export function theirName({ by }: Pick<OpenConflict, "by">): string {
  if (!by?.name) return "somebody else";
  return by.kind === "agent" ? `${by.name} (an assistant)` : by.name;
}

/** `Ana` → `Ana’s`. */
export function theirOwn(conflict: Pick<OpenConflict, "by" | "isOwn">, me?: string): string {
  if (conflict.isOwn) return "From earlier in this tab";
  if (!conflict.by?.name) return "Theirs";
  return isMine(conflict, me) ? "From your other tab" : `${conflict.by.name}’s`;
}

/** Whether the other side is mine, too: from another tab or device. */
export function isMine({ by }: Pick<OpenConflict, "by">, me?: string): boolean {
  return by?.kind === "person" && by.name === me;
}

/** `All Ana’s` when it is one writer, else `All theirs`. */
export function allOf(
  conflicts: readonly Pick<OpenConflict, "by" | "isOwn">[],
  me: string | undefined,
): string {
  const [first] = conflicts;
  if (!first?.by?.name || first.isOwn || isMine(first, me)) return "All theirs";
  const { kind, name } = first.by;
  const isOne = conflicts.every(({ by }) => by?.kind === kind && by.name === name);
  return isOne ? `All ${theirOwn(first, me)}` : "All theirs";
}

/** What happened, in one sentence. */
export function sentenceOf(conflict: OpenConflict, me?: string): string {
  const { mine, theirs, what } = deedsIn(conflict);
  if (conflict.isOwn) return `You ${theirs} this earlier in this tab, and ${mine} it again since.`;
  if (mine !== theirs) {
    if (isMine(conflict, me)) return `You ${mine} this here, and ${theirs} it in another tab.`;
    return `You ${mine} this, and ${theirName(conflict)} ${theirs} it.`;
  }
  if (isMine(conflict, me)) return `You ${mine} ${what} here and, differently, in another tab.`;
  return `You and ${theirName(conflict)} both ${mine} ${what}.`;
}

/** What each side did, and to what if it is the same deed. */
function deedsIn({ kind, yours, theirs }: OpenConflict): { mine: string; theirs: string; what: string } {
  const other = kind === "delete-move" ? "moved" : "changed";
  const both = (deed: string, what = "this") => ({ mine: deed, theirs: deed, what });
  switch (kind) {
    case "delete-edit":
    case "delete-move":
      return {
        mine: yours === undefined ? "deleted" : other,
        theirs: theirs === undefined ? "deleted" : other,
        what: "this",
      };
    case "add-add":
      return both("added");
    case "order":
      return both("changed", "the order");
    case "move":
      return both("moved");
    case "cycle":
      return both("moved", "these into each other");
    case "structure":
      return both("rearranged", "things in ways that can only be taken as a whole");
    default:
      return both("changed");
  }
}

/** What choosing a side does. */
export function choiceOf(conflict: OpenConflict, side: "yours" | "theirs", me?: string): string {
  const value = conflict[side];
  const other = conflict[side === "yours" ? "theirs" : "yours"];
  if (value === undefined) return side === "yours" ? "Delete it" : "Leave it deleted";
  if (other === undefined) return side === "yours" ? "Bring it back, as I had it" : "Keep it, as it is now";
  return side === "yours" ? "Mine" : theirOwn(conflict, me);
}

/** An instant in the person's own time zone: `today, 14:05`. */
export function whenOf(instant: string, now: number, zone?: { locale?: string; timeZone?: string }): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return "";
  const format = (options: Intl.DateTimeFormatOptions, at: number) =>
    new Intl.DateTimeFormat(zone?.locale, {
      ...options,
      ...(zone?.timeZone ? { timeZone: zone.timeZone } : {}),
    }).format(at);
  const clock = format({ hour: "2-digit", minute: "2-digit" }, time);
  const day = (at: number) => format({ year: "numeric", month: "numeric", day: "numeric" }, at);
  if (day(time) === day(now)) return `today, ${clock}`;
  if (day(time) === day(now - 86_400_000)) return `yesterday, ${clock}`;
  return `${format({ day: "numeric", month: "short", year: "numeric" }, time)}, ${clock}`;
}
