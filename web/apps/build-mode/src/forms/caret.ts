import { diffWords } from "@stet/json-merge";

/**
 * Where a caret at `offset` of `before` is when the text has become `after`: between the same characters as far as
 * they are still there. What is inserted exactly at the caret goes behind it. Offsets are UTF-16, as the DOM's.
 */
export function mapOffset(before: string, after: string, offset: number): number {
  let from = 0;
  let to = 0;
  let deleted = "";
  for (const { kind, text } of [...diffWords(before, after), { kind: "equal", text: "" } as const]) {
    if (kind === "deleted") {
      deleted = text;
      continue;
    }
    if (kind === "inserted") {
      if (offset <= from + deleted.length) return to + within(deleted, text, offset - from);
      from += deleted.length;
      to += text.length;
      deleted = "";
      continue;
    }
    if (offset <= from + deleted.length) return to;
    from += deleted.length;
    deleted = "";
    if (offset <= from + text.length) return to + offset - from;
    from += text.length;
    to += text.length;
  }
  return after.length;
}

/** The same inside words that were replaced by others: they often begin or end alike. */
function within(before: string, after: string, offset: number): number {
  const { start, end } = splice(before, after);
  if (offset <= start) return offset;
  const fromEnd = before.length - offset;
  return fromEnd <= end ? after.length - fromEnd : after.length - end;
}

/**
 * What was typed into a field that still shows `shown`, put into the text that it should show: `typed` is the field's
 * text now, `current` the draft's. What others did to the rest of the text stays.
 */
export function rebase(shown: string, typed: string, current: string): string {
  if (shown === current) return typed;
  const { start, end } = splice(shown, typed);
  const from = mapOffset(shown, current, start);
  const to = Math.max(from, mapOffset(shown, current, shown.length - end));
  return current.slice(0, from) + typed.slice(start, typed.length - end) + current.slice(to);
}

/** How much two texts have in common at their start and, beside that, at their end. Never half a character. */
export function splice(a: string, b: string): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  if (isHigh(a.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  if (isLow(a.charCodeAt(a.length - end))) end--;
  return { start, end };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
