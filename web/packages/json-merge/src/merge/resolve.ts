import { idsIn } from "../identity.ts";
import { isObject, type Json, member } from "../value.ts";
import { attempt, type Documents } from "./attempt.ts";
import { allowsValue, type Choice, type Conflict, type ConflictKind } from "./conflict.ts";
import { Inseparable, ResolveError, type Verdict } from "./judge.ts";
import { catalogueOf, examine } from "./merge.ts";

/** The choice for each conflict, by path. */
export type Choices = Readonly<Record<string, Choice>>;

/**
 * The merge of the same three documents, its conflicts decided ([M35]–[M37]). Throws a ResolveError that names the
 * path of a conflict without a choice, of a choice without a conflict or that its kind does not allow, or of an item
 * that the choices together would lose or double.
 */
export function resolve(base: Json, yours: Json, theirs: Json, choices: Choices): Json {
  const documents: Documents = [base, yours, theirs];
  const catalogue = catalogueOf(documents);
  const { conflicts, partOf } = examine(documents, catalogue);
  check(conflicts, choices);
  const [only] = conflicts;
  if (only?.kind === "structure" || (only?.kind === "too-large" && only.path === "")) {
    const verdict = verdictOf(choices[""] as Choice);
    return typeof verdict === "number" ? documents[verdict] : verdict.value;
  }
  const judge = (path: string, kind: ConflictKind, id?: string): Verdict => {
    const verdict = verdictOf(choiceFor(path, choices, partOf) ?? "theirs");
    if (typeof verdict === "number" || !allowsValue(kind)) return typeof verdict === "number" ? verdict : 2;
    if (id !== undefined && !(isObject(verdict.value) && member(verdict.value, "id") === id)) {
      throw new ResolveError(path, "the value must be an object with the same id");
    }
    return verdict;
  };
  try {
    const { tree, inValue, conflicts: found } = attempt(documents, catalogue, judge);
    refuseNew(found, choices);
    refuseDoubles(tree, inValue);
    return tree;
  } catch (error) {
    if (!(error instanceof Inseparable)) throw error;
    throw new ResolveError(error.path, "the choices contradict each other");
  }
}

function check(conflicts: readonly Conflict[], choices: Choices): void {
  const kinds = new Map(conflicts.map(({ path, kind }) => [path, kind]));
  for (const path of [...new Set([...kinds.keys(), ...Object.keys(choices)])].sort()) {
    const kind = kinds.get(path);
    if (kind === undefined) throw new ResolveError(path, "there is no such conflict");
    const choice = choiceAt(choices, path);
    if (choice === undefined) throw new ResolveError(path, "the conflict is not decided");
    if (choice === "yours" || choice === "theirs") continue;
    const value = isObject(choice as Json) ? (choice.value as Json | undefined) : undefined;
    if (value === undefined) throw new ResolveError(path, 'a choice is "yours", "theirs" or {value}');
    if (!allowsValue(kind)) throw new ResolveError(path, `a ${kind} is decided for one side`);
  }
}

function choiceAt(choices: Choices, path: string | undefined): Choice | undefined {
  return path !== undefined && Object.hasOwn(choices, path) ? choices[path] : undefined;
}

/** The choice for a conflict, or for the one that it is a part of. */
function choiceFor(path: string, choices: Choices, partOf: ReadonlyMap<string, string>): Choice | undefined {
  const around = partOf.get(path);
  return choiceAt(choices, path) ?? (around === undefined ? undefined : choiceFor(around, choices, partOf));
}

function verdictOf(choice: Choice): Verdict {
  return choice === "yours" ? 1 : choice === "theirs" ? 2 : { value: choice.value };
}

/** Choices from both sides can together make a conflict that neither side alone made, and that was never shown ([M37]). */
function refuseNew(conflicts: readonly Conflict[], choices: Choices): void {
  for (const { path } of conflicts) {
    if (choiceAt(choices, path) === undefined)
      throw new ResolveError(path, "the choices together make a new conflict");
  }
}

/** A value chosen by hand may hold an item that stands elsewhere, too ([M37]). */
function refuseDoubles(tree: Json, inValue: ReadonlyMap<string, string>): void {
  if (inValue.size === 0) return;
  const seen = new Set<string>();
  for (const id of idsIn(tree)) {
    const path = inValue.get(id);
    if (path !== undefined && seen.has(id))
      throw new ResolveError(path, `the item ${id} stands elsewhere, too`);
    seen.add(id);
  }
}
