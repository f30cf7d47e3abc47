import { hunksOf } from "./match.ts";
import { tokensOf } from "./tokens.ts";

/** A piece of text that both have, or that only the first (`deleted`) or the second (`inserted`) has. */
export interface Segment {
  readonly kind: "equal" | "deleted" | "inserted";
  readonly text: string;
}

/** The differences of two texts in words, as one would show them to a person. Never splits a grapheme cluster. */
export function diffWords(a: string, b: string): Segment[] {
  const before = tokensOf(a).texts;
  const after = tokensOf(b).texts;
  const segments: Segment[] = [];
  const say = (kind: Segment["kind"], words: readonly string[]): void => {
    if (words.length > 0) segments.push({ kind, text: words.join("") });
  };
  let at = 0;
  for (const hunk of hunksOf(before, after)) {
    say("equal", before.slice(at, hunk.from));
    say("deleted", before.slice(hunk.from, hunk.to));
    say("inserted", after.slice(hunk.otherFrom, hunk.otherTo));
    at = hunk.to;
  }
  say("equal", before.slice(at));
  return segments;
}
