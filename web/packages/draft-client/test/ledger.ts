import type { Json } from "../src/index.ts";

const deleted = "(deleted)";

/**
 * Remembers who wrote what having seen what, so that at the end each value can be explained: it is there, or
 * somebody who saw it replaced it, or it waits in an open decision. Anything else was lost silently.
 */
export class Ledger {
  /** By place: value → the values that its writers saw there. */
  private readonly seen = new Map<string, Map<string, Set<string>>>();
  edits = 0;

  /** At `place`, somebody who saw `before` (all of them) wrote `after`; undefined is absence. */
  wrote(place: string, before: readonly (Json | undefined)[], after: Json | undefined): void {
    this.edits++;
    const values = this.seen.get(place) ?? new Map<string, Set<string>>();
    this.seen.set(place, values);
    const sources = values.get(name(after)) ?? new Set<string>();
    values.set(name(after), sources);
    for (const value of before) sources.add(name(value));
  }

  /** Whether the writer of `later` had seen `earlier`, directly or through others. */
  sawBefore(place: string, earlier: Json | undefined, later: Json | undefined): boolean {
    return reach(this.seen.get(place) ?? new Map(), [name(later)]).has(name(earlier));
  }

  /** The values that nothing explains, given what stands or waits at each place in the end. */
  lost(ends: (place: string) => readonly (Json | undefined)[]): string[] {
    return [...this.seen].flatMap(([place, values]) => {
      const explained = reach(values, ends(place).map(name));
      return [...values.keys()].filter((value) => !explained.has(value)).map((value) => `${place} ${value}`);
    });
  }
}

function reach(values: ReadonlyMap<string, ReadonlySet<string>>, ends: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...ends];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (reached.has(value)) continue;
    reached.add(value);
    open.push(...(values.get(value) ?? []));
  }
  return reached;
}

function name(value: Json | undefined): string {
  return value === undefined ? deleted : JSON.stringify(value);
}
