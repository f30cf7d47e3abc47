import { classOf, EXTEND, IDEOGRAPHIC, PREPEND, REGIONAL, SYMBOL, WHITE, WORD } from "./classes.ts";

/** The tokens of a text ([T3]): words, or one unit of white space, punctuation or ideographic writing each. */
export interface Tokens {
  /** Joined they are the text. */
  readonly texts: readonly string[];
  /** The class of each: WORD, WHITE, SYMBOL or IDEOGRAPHIC. */
  readonly kinds: readonly number[];
}

const JOINERS = new Set("'’.,:-_/@&=?#%+~");

export function tokensOf(text: string): Tokens {
  const units = unitsOf(text);
  const texts: string[] = [];
  const kinds: number[] = [];
  for (let i = 0; i < units.kinds.length; ) {
    const first = i++;
    if (units.kinds[first] === WORD) {
      for (let more = runAt(units, i); more > 0; more = runAt(units, i)) i += more;
    }
    texts.push(i === first + 1 ? (units.texts[first] as string) : units.texts.slice(first, i).join(""));
    kinds.push(units.kinds[first] as number);
  }
  return { texts, kinds };
}

/** How many units at i continue the word that ends there: a word unit, or a joiner and a word unit. */
function runAt({ texts, kinds }: Tokens, i: number): number {
  if (kinds[i] === WORD) return 1;
  return kinds[i + 1] === WORD && JOINERS.has(texts[i] as string) ? 2 : 0;
}

/** Cuts a text so that no grapheme cluster is split ([T2]). */
function unitsOf(text: string): Tokens {
  const texts: string[] = [];
  const kinds: number[] = [];
  let start = 0;
  let first = WORD;
  let [before, beforeClass] = [-1, WORD];
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i) as number;
    const pointClass = classOf(point);
    if (i === 0) first = pointClass;
    else if (!belongTogether(before, beforeClass, point, pointClass)) {
      texts.push(text.slice(start, i));
      kinds.push(unitClass(first));
      start = i;
      first = pointClass;
    }
    [before, beforeClass] = [point, pointClass];
    i += point > 0xffff ? 2 : 1;
  }
  if (start < text.length) {
    texts.push(text.slice(start));
    kinds.push(unitClass(first));
  }
  return { texts, kinds };
}

function belongTogether(p: number, pClass: number, q: number, qClass: number): boolean {
  if (p === 0x0d && q === 0x0a) return true;
  if (qClass === EXTEND) return p !== 0x0a && p !== 0x0d;
  if (pClass === PREPEND || (p === 0x200d && qClass === SYMBOL)) return true;
  return pClass === REGIONAL && qClass === REGIONAL;
}

function unitClass(first: number): number {
  if (first === EXTEND || first === PREPEND) return WORD;
  return first === REGIONAL ? SYMBOL : first;
}

/** Whether a text reads as prose, whose words may be merged ([M24]), and not as a name, a link or a number. */
export function isProse({ texts, kinds }: Tokens): boolean {
  if (kinds.includes(IDEOGRAPHIC)) return true;
  return (
    kinds.includes(WHITE) && texts.some((text, i) => kinds[i] === WORD && /[^0-9'.,:\-_/@&=?#%+~]/.test(text))
  );
}
