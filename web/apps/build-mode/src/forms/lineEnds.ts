import { diffWords } from "@stet/json-merge";
import { splice } from "./caret.ts";

/** What a text field shows for a line end: LF in one of several lines, nothing in one of a single line. */
export type LineBreak = "\n" | "";

const LINE_END = /\r\n|\r|\n/g;

/** `text` as a text field shows it: browsers replace or drop the line ends. */
export function shownText(text: string, lineBreak: LineBreak): string {
  return text.replace(LINE_END, lineBreak);
}

/**
 * `raw` with the changes that a person made to what the field shows of it: the line ends of untouched lines stay as
 * they are, and new ones are written as the text's other line ends.
 */
export function withLineEnds(raw: string, typed: string, lineBreak: LineBreak): string {
  const shown = shownText(raw, lineBreak);
  if (shown === typed) return raw;
  if (shown === raw) return typed;
  const { start, end } = splice(shown, typed);
  const spans = rawSpans(raw, lineBreak);
  let offset = start;
  let copied = 0; // up to here, `raw` is in the result or deleted
  let result = "";
  const middle = [shown.slice(start, shown.length - end), typed.slice(start, typed.length - end)] as const;
  for (const { kind, text } of [{ kind: "equal", text: "" } as const, ...diffWords(...middle)]) {
    if (kind === "inserted") {
      result += text.replaceAll("\n", usualLineEnd(raw));
      continue;
    }
    const next = offset + text.length;
    // line ends that are not shown stay also beside a deleted word
    const to = kind === "equal" ? (spans[next - 1]?.to ?? 0) : (spans[offset]?.from ?? raw.length);
    result += raw.slice(copied, to);
    copied = kind === "equal" ? to : (spans[next - 1]?.to ?? to);
    offset = next;
  }
  return result + raw.slice(copied);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where in `raw` each character that is shown comes from; UTF-16 units. */
function rawSpans(raw: string, lineBreak: LineBreak): readonly Span[] {
  const spans: Span[] = [];
  let last = 0;
  const upTo = (end: number) => {
    for (let from = last; from < end; from++) spans.push({ from, to: from + 1 });
  };
  for (const { 0: lineEnd, index } of raw.matchAll(LINE_END)) {
    upTo(index);
    last = index + lineEnd.length;
    if (lineBreak) spans.push({ from: index, to: last });
  }
  upTo(raw.length);
  return spans;
}

/** The line end that the text has most of; in doubt the one that comes first. */
function usualLineEnd(raw: string): string {
  const counts = new Map<string, number>();
  for (const [lineEnd] of raw.matchAll(LINE_END)) counts.set(lineEnd, (counts.get(lineEnd) ?? 0) + 1);
  const [most = "\n"] = [...counts].sort(([, a], [, b]) => b - a).map(([lineEnd]) => lineEnd);
  return most;
}
