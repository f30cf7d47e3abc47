/**
 * The longest increasing subsequence of distinct numbers that [M6] chooses: the positions of its members,
 * ascending. n log n.
 */
export function longestIncreasing(numbers: readonly number[]): number[] {
  const tails: number[] = [];
  const before = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] as number;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((numbers[tails[mid] as number] as number) > x) high = mid;
      else low = mid + 1;
    }
    before[i] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = i;
  }
  const chosen: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number) chosen.push(i);
  return chosen.reverse();
}

/** Sums over the first elements of an array of numbers, all 0 at first. log n each. */
export class Sums {
  private readonly nodes: Int32Array;

  constructor(size: number) {
    this.nodes = new Int32Array(size + 1);
  }

  add(index: number, amount: number): void {
    for (let i = index + 1; i < this.nodes.length; i += i & -i)
      this.nodes[i] = (this.nodes[i] as number) + amount;
  }

  /** The sum of the elements before the index. */
  before(index: number): number {
    let sum = 0;
    for (let i = index; i > 0; i -= i & -i) sum += this.nodes[i] as number;
    return sum;
  }
}

/**
 * Whether some pair stands in the wrong order: a before b in `base`, b before a in `side`, but a before b in
 * `result`. All three are permutations of 0…n−1 given as the rank of each element of base, in base's order.
 */
export function losesAnInversion(side: readonly number[], result: readonly number[]): boolean {
  const highest = new Int32Array(side.length + 1).fill(-1);
  for (let i = 0; i < side.length; i++) {
    const mine = side[i] as number;
    for (let r = result[i] as number; r > 0; r -= r & -r) if ((highest[r] as number) > mine) return true;
    for (let r = (result[i] as number) + 1; r < highest.length; r += r & -r) {
      if ((highest[r] as number) < mine) highest[r] = mine;
    }
  }
  return false;
}
