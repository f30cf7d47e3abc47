import type { Json } from "../value.ts";
import type { Conflict, ConflictKind } from "./conflict.ts";
import type { Side } from "./items.ts";

/** Who wins a conflict ([M31], [M35]): a side, or a value. */
export type Verdict = Side | { readonly value: Json };
/** @param id the id of the item that the conflict is about, if its values are those of an item */
export type Judge = (path: string, kind: ConflictKind, id?: string) => Verdict;

/** The merge cannot be taken apart into single conflicts ([M33]). The path is of an item that shows it. */
export class Inseparable extends Error {
  readonly path: string;

  constructor(path: string) {
    super();
    this.path = path;
  }
}

/** Choices that do not decide the conflicts of a merge: which one is wrong, and why. */
export class ResolveError extends Error {
  override readonly name = "ResolveError";
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${JSON.stringify(path)}: ${reason}`);
    this.path = path;
  }
}

/** There are too many conflicts for a person to decide ([M39]). */
export class TooMany extends Error {}

const MAX_CONFLICTS = 10_000;
const MAX_PATHS = 10_000_000;

/** Collects conflicts and asks who wins them. */
export class Docket {
  readonly conflicts: Conflict[] = [];
  private readonly judge: Judge;
  private count: number;
  private pathLength: number;

  /** @param before the conflicts found earlier; they count towards the limit, too */
  constructor(judge: Judge, before?: Docket) {
    this.judge = judge;
    this.count = before?.count ?? 0;
    this.pathLength = before?.pathLength ?? 0;
  }

  /** Notes a conflict. `versions` are base, yours, theirs; undefined where a version has nothing. */
  decide(path: string, kind: ConflictKind, versions: readonly (Json | undefined)[], id?: string): Verdict {
    this.pathLength += path.length;
    if (++this.count > MAX_CONFLICTS || this.pathLength > MAX_PATHS) throw new TooMany();
    this.conflicts.push(conflictOf(path, kind, versions));
    return this.judge(path, kind, id);
  }

  /** As `decide`, where only a side can win. */
  side(path: string, kind: ConflictKind, versions: readonly (Json | undefined)[]): Side {
    const verdict = this.decide(path, kind, versions);
    return typeof verdict === "number" ? verdict : 2;
  }
}

export function conflictOf(
  path: string,
  kind: ConflictKind,
  versions: readonly (Json | undefined)[],
): Conflict {
  const [base, yours, theirs] = versions;
  return {
    path,
    kind,
    ...(base !== undefined && { base }),
    ...(yours !== undefined && { yours }),
    ...(theirs !== undefined && { theirs }),
  };
}
