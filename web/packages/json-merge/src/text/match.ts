import { longestIncreasing } from "../sequence.ts";

/** A difference of two token lists: base[from, to) became other[otherFrom, otherTo). */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

const MAX_ROUNDS = 32;

/** The hunks that lead from one list of tokens to another ([T4]), in order. */
export function hunksOf(base: readonly string[], other: readonly string[]): Hunk[] {
  const partner = new Int32Array(base.length).fill(-1);
  match(base, other, partner, { from: 0, to: base.length, otherFrom: 0, otherTo: other.length }, 0);
  const hunks: Hunk[] = [];
  let from = 0;
  let otherFrom = 0;
  for (let i = 0; i <= base.length; i++) {
    const j = i < base.length ? (partner[i] as number) : other.length;
    if (j < 0) continue;
    if (i > from || j > otherFrom) hunks.push({ from, to: i, otherFrom, otherTo: j });
    from = i + 1;
    otherFrom = j + 1;
  }
  return hunks;
}

/** Pairs the equal tokens of a part of A and a part of B. */
function match(
  a: readonly string[],
  b: readonly string[],
  partner: Int32Array,
  part: Hunk,
  round: number,
): void {
  let { from, to, otherFrom, otherTo } = part;
  while (from < to && otherFrom < otherTo && a[from] === b[otherFrom]) partner[from++] = otherFrom++;
  while (from < to && otherFrom < otherTo && a[to - 1] === b[otherTo - 1]) partner[--to] = --otherTo;
  if (from === to || otherFrom === otherTo || round === MAX_ROUNDS) return;
  const pairs = anchors(a, b, { from, to, otherFrom, otherTo });
  if (pairs.length === 0) return;
  for (const [i, j] of [...pairs, [to, otherTo] as const]) {
    match(a, b, partner, { from, to: i, otherFrom, otherTo: j }, round + 1);
    if (i < to) partner[i] = j;
    from = i + 1;
    otherFrom = j + 1;
  }
}

/** Pairs of tokens that occur once on either side, as many as keep their order. */
function anchors(a: readonly string[], b: readonly string[], part: Hunk): (readonly [number, number])[] {
  const inA = once(a, part.from, part.to);
  const pairs: (readonly [number, number])[] = [];
  for (const [token, j] of once(b, part.otherFrom, part.otherTo)) {
    const i = inA.get(token) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  return longestIncreasing(pairs.map(([i]) => i)).map((k) => pairs[k] as readonly [number, number]);
}

/** Where each token of a part stands, −1 if it occurs more than once; in the order of first occurrence. */
function once(tokens: readonly string[], from: number, to: number): Map<string, number> {
  const at = new Map<string, number>();
  for (let i = from; i < to; i++) at.set(tokens[i] as string, at.has(tokens[i] as string) ? -1 : i);
  return at;
}
