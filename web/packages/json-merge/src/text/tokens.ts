import { classOf, type TextClass } from "./classes.ts";

type UnitClass = "white" | "symbol" | "ideographic" | "word";

/** A token of a text ([T3]): a word, or one unit of white space, punctuation or ideographic writing. */
export interface Token {
  readonly text: string;
  readonly kind: UnitClass;
}

const JOINERS = new Set("'’.,:-_/@&=?#%+~");

/** The tokens of a text; joined they are the text. */
export function tokensOf(text: string): Token[] {
  const units = unitsOf(text);
  const tokens: Token[] = [];
  for (let i = 0; i < units.length; ) {
    const { text: first, kind } = units[i++] as Token;
    let run = first;
    if (kind === "word") {
      for (let length = runAt(units, i); length > 0; length = runAt(units, i)) {
        for (; length > 0; length--) run += (units[i++] as Token).text;
      }
    }
    tokens.push({ text: run, kind });
  }
  return tokens;
}

/** How many units at i continue the word that ends there: a word unit, or a joiner and a word unit. */
function runAt(units: readonly Token[], i: number): number {
  const unit = units[i];
  if (unit?.kind === "word") return 1;
  return unit && JOINERS.has(unit.text) && units[i + 1]?.kind === "word" ? 2 : 0;
}

/** Cuts a text so that no grapheme cluster is split ([T2]). */
function unitsOf(text: string): Token[] {
  const units: Token[] = [];
  let start = 0;
  let first: TextClass = "word";
  let before: { point: number; class: TextClass } | undefined;
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i) as number;
    const now = { point, class: classOf(point) };
    if (before === undefined) first = now.class;
    else if (!belongTogether(before, now)) {
      units.push({ text: text.slice(start, i), kind: unitClass(first) });
      start = i;
      first = now.class;
    }
    before = now;
    i += point > 0xffff ? 2 : 1;
  }
  if (before !== undefined) units.push({ text: text.slice(start), kind: unitClass(first) });
  return units;
}

interface CodePoint {
  readonly point: number;
  readonly class: TextClass;
}

function belongTogether(p: CodePoint, q: CodePoint): boolean {
  if (p.point === 0x0d && q.point === 0x0a) return true;
  if (q.class === "extend") return p.point !== 0x0a && p.point !== 0x0d;
  if (p.point === 0x200d || p.class === "prepend") return true;
  return p.class === "regional" && q.class === "regional";
}

function unitClass(first: TextClass): UnitClass {
  if (first === "extend" || first === "prepend") return "word";
  return first === "regional" ? "symbol" : first;
}

/** Whether a text reads as prose, whose words may be merged ([M24]), and not as a name, a link or a number. */
export function isProse(tokens: readonly Token[]): boolean {
  const isWord = (token: Token): boolean =>
    token.kind === "word" && !/^[0-9'.,:\-_/@&=?#%+~]*$/.test(token.text);
  return (
    tokens.some((token) => token.kind === "ideographic") ||
    (tokens.some((token) => token.kind === "white") && tokens.some(isWord))
  );
}
