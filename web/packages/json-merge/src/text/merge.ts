import { type Hunk, hunksOf } from "./match.ts";
import { isProse, tokensOf } from "./tokens.ts";

/** Longer texts are not merged by words ([M24]). In UTF-16 code units. */
export const MAX_TEXT = 262_144;

/** A merged text, or the kind of conflict that two changes of a text are. */
export type TextResult = { readonly text: string } | { readonly conflict: "edit" | "text" | "too-large" };

/** Merges two different texts, both changed from base, by words ([M24], [T5]). */
export function mergeText(base: string, yours: string, theirs: string): TextResult {
  if (Math.max(base.length, yours.length, theirs.length) > MAX_TEXT) return { conflict: "too-large" };
  const tokens = tokensOf(base);
  if (!isProse(tokens)) return { conflict: "edit" };
  const words = tokens.texts;
  const sides = [yours, theirs].map((text): Changed => {
    const other = tokensOf(text).texts;
    return { words: other, hunks: hunksOf(words, other) };
  }) as [Changed, Changed];
  const text = merged(words, ...sides);
  return text === undefined ? { conflict: "text" } : { text };
}

interface Changed {
  readonly words: readonly string[];
  readonly hunks: readonly Hunk[];
}

/** Replaces each group of hunks that touch by what the side that changed it has there ([T5]). */
function merged(base: readonly string[], yours: Changed, theirs: Changed): string | undefined {
  let text = "";
  let done = 0;
  for (const { from, to, hunks } of groupsOf(yours.hunks, theirs.hunks)) {
    const mine = hunks[0].length > 0 ? spanText(base, yours.words, hunks[0], from, to) : undefined;
    const other = hunks[1].length > 0 ? spanText(base, theirs.words, hunks[1], from, to) : undefined;
    if (mine !== undefined && other !== undefined && mine !== other) return undefined;
    text += base.slice(done, from).join("") + (mine ?? other);
    done = to;
  }
  return text + base.slice(done).join("");
}

interface Group {
  readonly from: number;
  to: number;
  readonly hunks: [Hunk[], Hunk[]];
}

function groupsOf(yours: readonly Hunk[], theirs: readonly Hunk[]): Group[] {
  const groups: Group[] = [];
  for (let y = 0, t = 0; y < yours.length || t < theirs.length; ) {
    const isYours = (yours[y]?.from ?? Infinity) <= (theirs[t]?.from ?? Infinity);
    const hunk = (isYours ? yours[y++] : theirs[t++]) as Hunk;
    let group = groups.at(-1);
    if (group === undefined || hunk.from > group.to) {
      group = { from: hunk.from, to: hunk.to, hunks: [[], []] };
      groups.push(group);
    }
    group.to = Math.max(group.to, hunk.to);
    group.hunks[isYours ? 0 : 1].push(hunk);
  }
  return groups;
}

/** The text of base[from, to) with one side's hunks applied. */
function spanText(
  base: readonly string[],
  words: readonly string[],
  hunks: readonly Hunk[],
  from: number,
  to: number,
): string {
  let text = "";
  let at = from;
  for (const hunk of hunks) {
    text += base.slice(at, hunk.from).join("") + words.slice(hunk.otherFrom, hunk.otherTo).join("");
    at = hunk.to;
  }
  return text + base.slice(at, to).join("");
}
