import { parse } from "@stet/json-merge";
import type { OpenConflict } from "./conflict.ts";
import { type Json, textOf } from "./json.ts";
import type { DraftState } from "./state.ts";

/**
 * A state as text for a store, with every digit of its numbers. Documents that occur several times, such as the base
 * that is also one side of five conflicts, are written once.
 */
export function write(state: DraftState): string {
  const documents = new Documents();
  const { version, lineage, base, inflight, local, conflicts } = state;
  const index = {
    version,
    lineage,
    base: documents.add(base),
    local: documents.add(local),
    inflight: inflight && { ...inflight, content: documents.add(inflight.content) },
    conflicts: conflicts.map((conflict) => references(conflict, (value) => documents.add(value))),
  };
  return `{"format":1,"index":${JSON.stringify(index)},"documents":[${documents.texts.join(",")}]}`;
}

/** Reads what `write` wrote; undefined for anything else, such as what a newer version of the page wrote. */
export function read(text: string): DraftState | undefined {
  try {
    const { format, index, documents } = parse(text) as unknown as Kept;
    if (format !== 1) return undefined;
    const document = (i: number) => documents[i] as Json;
    return {
      version: index.version,
      lineage: index.lineage,
      base: document(index.base),
      local: document(index.local),
      inflight: index.inflight && { ...index.inflight, content: document(index.inflight.content) },
      conflicts: index.conflicts.map((conflict) => references(conflict, document)),
      held: null,
      refused: [], // found out anew by the next save
    };
  } catch {
    return undefined;
  }
}

interface Kept {
  readonly format: number;
  readonly index: {
    readonly version: number;
    readonly lineage?: string;
    readonly base: number;
    readonly local: number;
    readonly inflight: { readonly key: string; readonly client: string; readonly content: number } | null;
    readonly conflicts: readonly Referring<number>[];
  };
  readonly documents: readonly Json[];
}

/** An open conflict whose documents are of another kind: numbers in the text, documents in memory. */
type Referring<T> = Omit<OpenConflict, "base" | "yours" | "theirs" | "mix" | "origin"> & {
  readonly base?: T;
  readonly yours?: T;
  readonly theirs?: T;
  readonly mix?: T;
  readonly origin: {
    readonly path: string;
    readonly trees: { readonly base: T; readonly yours: T; readonly theirs: T };
  };
};

function references<A, B>(conflict: Referring<A>, map: (value: A) => B): Referring<B> {
  const { base, yours, theirs, mix, origin, ...rest } = conflict;
  const { path, trees } = origin;
  return {
    ...rest,
    ...(base === undefined ? {} : { base: map(base) }),
    ...(yours === undefined ? {} : { yours: map(yours) }),
    ...(theirs === undefined ? {} : { theirs: map(theirs) }),
    ...(mix === undefined ? {} : { mix: map(mix) }),
    origin: { path, trees: { base: map(trees.base), yours: map(trees.yours), theirs: map(trees.theirs) } },
  };
}

class Documents {
  readonly texts: string[] = [];
  private readonly numbers = new Map<Json, number>();

  /** The number under which `document` is written. */
  add(document: Json): number {
    const known = this.numbers.get(document);
    if (known !== undefined) return known;
    this.numbers.set(document, this.texts.length);
    return this.texts.push(textOf(document)) - 1;
  }
}
