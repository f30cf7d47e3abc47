import { isIdentified } from "./identity.ts";
import { step } from "./pointer.ts";
import { isArray, isObject, type Json, type Maybe, member, put } from "./value.ts";

/** An operation does not fit the document. */
export class Refused extends Error {}

type Undo =
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "replace"; readonly path: string; readonly value: Json };

/**
 * A document that operations change. A container is copied the first time that it is changed, then changed in
 * place: so the document it began with stays as it was, and many operations on a long list copy it once.
 */
export class Tree {
  root: Json;
  private owned = new WeakSet<object>();

  constructor(root: Json) {
    this.root = root;
  }

  get(path: readonly string[]): Json {
    let value: Json = this.root;
    for (const name of path) value = this.child(value, name, path);
    return value;
  }

  /** A value of the tree that will now stand in a second place, too: changing one must not change the other. */
  share(value: Json): Json {
    this.owned = new WeakSet();
    return value;
  }

  /** Adds a value, and says what takes it away again. */
  add(path: readonly string[], value: Json): readonly [Undo] {
    const name = path.at(-1);
    if (name === undefined) return [{ op: "replace", path: "", value: this.replace(path, value) }];
    const container = this.own(path);
    const at = path.slice(0, -1).map(step).join("");
    if (Array.isArray(container)) {
      const index = name === "-" ? container.length : this.index(container.length + 1, name, path);
      container.splice(index, 0, value);
      return [{ op: "remove", path: at + step(index) }];
    }
    const old = member(container, name);
    put(container, name, value);
    return [
      old === undefined
        ? { op: "remove", path: at + step(name) }
        : { op: "replace", path: at + step(name), value: old },
    ];
  }

  remove(path: readonly string[]): Json {
    const name = path.at(-1);
    if (name === undefined) throw new Refused("the root cannot be removed");
    const container = this.own(path);
    const old = this.child(container, name, path);
    if (Array.isArray(container)) container.splice(this.index(container.length, name, path), 1);
    else delete container[name];
    return old;
  }

  replace(path: readonly string[], value: Json): Json {
    const old = this.get(path);
    const name = path.at(-1);
    if (name === undefined) {
      this.root = value;
      return old;
    }
    const container = this.own(path);
    if (Array.isArray(container)) container[Number(name)] = value;
    else put(container, name, value);
    return old;
  }

  /** The container around the path, changeable. */
  private own(path: readonly string[]): Json[] | Record<string, Json> {
    this.root = this.changeable(this.root);
    let container = this.root as Json[] | Record<string, Json>;
    for (const name of path.slice(0, -1)) {
      const inner = this.changeable(this.child(container, name, path));
      if (Array.isArray(container)) container[Number(name)] = inner;
      else put(container, name, inner);
      container = inner;
    }
    return container;
  }

  private changeable(value: Json): Json[] | Record<string, Json> {
    if (!isArray(value) && !isObject(value))
      throw new Refused("its path leads into a value that has no members");
    if (this.owned.has(value)) return value as Json[] | Record<string, Json>;
    // Spreading defines members, so __proto__ is copied as the plain key that it is.
    const copy = isArray(value) ? [...value] : { ...value };
    this.owned.add(copy);
    return copy;
  }

  /** @param path the whole pointer, for the error */
  private child(value: Json, name: string, path: readonly string[]): Json {
    let found: Maybe;
    if (isArray(value)) found = value[this.index(value.length, name, path)];
    else if (isObject(value)) found = member(value, name);
    if (found === undefined) throw new Refused("its path leads nowhere");
    return found;
  }

  private index(length: number, name: string, path: readonly string[]): number {
    if (isIndex(name, length)) return Number(name);
    throw new Refused(`there is no index ${JSON.stringify(name)}${indexHint(this.root, path)}`);
  }
}

function isIndex(name: string, length: number): boolean {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(name) && Number(name) < length;
}

/** What to write instead of a pointer that steps into a list by id ([P8]); empty if no ids lead to the place. */
function indexHint(root: Json, path: readonly string[]): string {
  const tests: string[] = [];
  let at: Maybe = root;
  let pointer = "";
  for (const [i, name] of path.entries()) {
    const isLast = i === path.length - 1;
    let to: string | number = name;
    if (isArray(at) && !isIndex(name, at.length) && !(isLast && (name === "-" || name === `${at.length}`))) {
      to = isIdentified(at) ? at.findIndex(({ id }) => id === name) : -1;
      if (to < 0) return "";
      tests.push(JSON.stringify({ op: "test", path: `${pointer}/${to}/id`, value: name }));
    }
    pointer += step(to);
    at = isArray(at) ? at[Number(to)] : isObject(at) ? member(at, name) : undefined;
    if (at === undefined && !isLast) return "";
  }
  if (tests.length === 0) return "";
  return `, but an item with this id: write ${JSON.stringify(pointer)} and, to be sure that no item has moved, before it ${tests.join()}`;
}
