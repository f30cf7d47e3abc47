import { Budget, checkFits } from "./budget.ts";
import type { Operation, Patch } from "./diff.ts";
import { steps } from "./pointer.ts";
import { Refused, Tree } from "./tree.ts";
import { equal, isArray, isObject, type Json, type JsonObject, member } from "./value.ts";

/** A patch that cannot be applied: which operation, and why. Nothing of the patch was applied. */
export class PatchError extends Error {
  override readonly name = "PatchError";
  /** The index of the operation; −1 if the patch itself is not a list of operations. */
  readonly index: number;
  readonly op: string | undefined;
  readonly path: string | undefined;

  constructor(reason: string, index: number, operation?: { op?: unknown; path?: unknown }) {
    const { op, path } = operation ?? {};
    super(index < 0 ? reason : `operation ${index} (${String(op)} ${String(path)}): ${reason}`);
    this.index = index;
    this.op = typeof op === "string" ? op : undefined;
    this.path = typeof path === "string" ? path : undefined;
  }
}

/** The document with the patch applied (RFC 6902, [P4]). Throws a PatchError; the document is not changed. */
export function apply(document: Json, patch: Patch): Json {
  return run(document, patch).tree;
}

/** The patch that leads back from `apply(document, patch)` to the document ([P6]). */
export function invert(document: Json, patch: Patch): Patch {
  return run(document, patch).inverse;
}

function run(document: Json, patch: Patch): { tree: Json; inverse: Operation[] } {
  if (!isArray(patch)) throw new PatchError("a patch is a list of operations", -1);
  const tree = new Tree(document);
  const budget = new Budget();
  const undo: Operation[][] = [];
  for (const [index, operation] of patch.entries()) {
    if (!isObject(operation)) throw new PatchError("an operation is an object", index);
    try {
      undo.push(perform(tree, budget, operation));
    } catch (error) {
      if (error instanceof Refused) throw new PatchError(error.message, index, operation);
      throw error;
    }
  }
  return { tree: tree.root, inverse: undo.reverse().flat() };
}

/** Applies one operation and gives the operations that take it back. */
function perform(tree: Tree, budget: Budget, unchecked: JsonObject): Operation[] {
  const operation = unchecked as unknown as Operation;
  const { op, path } = operation;
  const to = pointer(path, "path");
  const fitting = (value: Json): Json => checkFits(value, to.length);
  switch (op) {
    case "add":
      return [...tree.add(to, fitting(valueIn(operation)))];
    case "remove":
      return [{ op: "add", path, value: tree.remove(to) }];
    case "replace":
      return [{ op: "replace", path, value: tree.replace(to, fitting(valueIn(operation))) }];
    case "test":
      if (!equal(tree.get(to), valueIn(operation))) throw new Refused("the value is another one");
      return [];
    case "copy":
      return [...tree.add(to, tree.share(budget.pay(fitting(tree.get(pointer(operation.from, "from"))))))];
    case "move":
      return move(tree, budget, pointer(operation.from, "from"), to, operation.from);
    default:
      throw new Refused("there is no such operation");
  }
}

function move(tree: Tree, budget: Budget, from: string[], to: string[], source: string): Operation[] {
  const isPrefix = (a: string[], b: string[]): boolean => a.every((name, i) => b[i] === name);
  const value = tree.get(from);
  if (isPrefix(from, to)) {
    if (from.length === to.length) return [];
    throw new Refused("it would be moved into itself");
  }
  const comesOut = isPrefix(to, from);
  const around = comesOut ? tree.share(budget.pay(tree.get(to))) : null;
  // Only a move that leads deeper can nest too deep, and only that is looked at.
  if (to.length > from.length) budget.pay(checkFits(value, to.length));
  tree.remove(from);
  const [back] = tree.add(to, value);
  if (!comesOut) {
    const home: Operation = { op: "move", from: back.path, path: source };
    return back.op === "remove" ? [home] : [home, { op: "add", path: back.path, value: back.value }];
  }
  // A value that replaces what it came out of cannot be moved back into it.
  if (back.op === "replace") return [{ ...back, value: around }];
  return [back, { op: "add", path: source, value: tree.share(value) }];
}

function valueIn(operation: object): Json {
  const value = member(operation as JsonObject, "value");
  if (value === undefined) throw new Refused("it has no value");
  return value;
}

function pointer(text: string, name: string): string[] {
  const found = steps(text);
  if (found === undefined) throw new Refused(`its ${name} is not a JSON Pointer`);
  return found;
}
