import { equal, type Json } from "../value.ts";
import { type Attempt, attempt, type Documents } from "./attempt.ts";
import type { Conflict, ConflictKind } from "./conflict.ts";
import { Catalogue } from "./items.ts";
import { conflictOf, Inseparable, TooMany } from "./judge.ts";
import { findReordered } from "./places.ts";

/** The result of a merge. It is clean if there are no conflicts. */
export interface Merged {
  /** Theirs, with every change of yours that conflicts with nothing: it can be saved while a decision waits. */
  readonly tree: Json;
  /** Sorted by path; no path occurs twice. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two changed versions of one document by the rules of `spec/merge.md`. The result shares unchanged parts
 * with the arguments and never changes them. Throws a RangeError for nesting over 500 and a TypeError for what is
 * not JSON.
 */
export function merge(base: Json, yours: Json, theirs: Json): Merged {
  const documents: Documents = [base, yours, theirs];
  const { tree, conflicts } = examine(documents, catalogueOf(documents));
  return { tree, conflicts };
}

export function catalogueOf(documents: Documents): Catalogue {
  const catalogue = new Catalogue(documents);
  findReordered(catalogue);
  return catalogue;
}

/** The merge that theirs wins. */
export function examine(documents: Documents, catalogue: Catalogue): Attempt {
  try {
    const result = attempt(documents, catalogue, () => 2);
    // The conflicts must not depend on the side ([M30]); only items in different lists could make them.
    if (!catalogue.crossing || result.conflicts.length === 0) return result;
    const mirror = attempt(documents, catalogue, () => 1);
    return sameConflicts(result.conflicts, mirror.conflicts) ? result : whole("structure", documents);
  } catch (error) {
    if (error instanceof Inseparable) return whole("structure", documents);
    if (error instanceof TooMany) return whole("too-large", documents);
    throw error;
  }
}

function sameConflicts(a: readonly Conflict[], b: readonly Conflict[]): boolean {
  return equal(a as unknown as Json, b as unknown as Json);
}

/** The documents cannot be taken apart: one conflict about all of them ([M33], [M39]). */
function whole(kind: ConflictKind, documents: Documents): Attempt {
  return {
    tree: documents[2],
    conflicts: [conflictOf("", kind, documents)],
    partOf: new Map(),
    inValue: new Map(),
  };
}
