import { checkDepth } from "./canonical.ts";
import { type Items, isIdentified } from "./identity.ts";
import { step } from "./pointer.ts";
import { longestIncreasing, Sums } from "./sequence.ts";
import { compareKeys, equal, isObject, type Json, type JsonObject, keysOf, member } from "./value.ts";

/** An operation of RFC 6902. */
export type Operation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly from: string; readonly path: string };

/** A patch of RFC 6902. */
export type Patch = readonly Operation[];

/**
 * The patch that leads from one document to another ([P1], [P2]). List items are followed by their ids, so a
 * moved item is one `move`, not a rewrite of all that it passed.
 */
export function diff(base: Json, changed: Json): Patch {
  const patch: Operation[] = [];
  diffAt(patch, "", base, changed, 1);
  return patch;
}

function diffAt(patch: Operation[], path: string, a: Json, c: Json, depth: number): void {
  if (a === c) return;
  if (isObject(a) && isObject(c)) {
    checkDepth(depth);
    diffObjects(patch, path, a, c, depth);
  } else if (isIdentified(a) && isIdentified(c)) {
    checkDepth(depth);
    diffLists(patch, path, a, c, depth);
  } else if (!equal(a, c)) patch.push({ op: "replace", path, value: c });
}

function diffObjects(patch: Operation[], path: string, a: JsonObject, c: JsonObject, depth: number): void {
  const keys = new Set([...keysOf(a), ...keysOf(c)]);
  for (const key of [...keys].sort(compareKeys)) {
    const [before, after] = [member(a, key), member(c, key)];
    const at = path + step(key);
    if (after === undefined) patch.push({ op: "remove", path: at });
    else if (before === undefined) patch.push({ op: "add", path: at, value: after });
    else diffAt(patch, at, before, after, depth + 1);
  }
}

function diffLists(patch: Operation[], path: string, a: Items, c: Items, depth: number): void {
  const after = new Map(c.map((item, i) => [item.id, i]));
  for (let i = a.length - 1; i >= 0; i--) {
    if (!after.has((a[i] as { id: string }).id)) patch.push({ op: "remove", path: path + step(i) });
  }
  const left = a.filter((item) => after.has(item.id));
  const rank = new Map(left.map((item, i) => [item.id, i]));
  arrange(patch, path, c, rank);
  for (const [i, item] of c.entries()) {
    const before = left[rank.get(item.id) ?? -1];
    if (before !== undefined) diffAt(patch, path + step(i), before, item, depth + 1);
  }
}

/**
 * The adds and moves of [P2]. The list is what stands before the cursor, then the originals from `next` on that
 * were not taken out; so no list has to be rebuilt to know the index of an item that is still to be moved.
 * @param rank the index of each item that stays in the list before
 */
function arrange(patch: Operation[], path: string, c: Items, rank: ReadonlyMap<string, number>): void {
  const stays = c.filter((item) => rank.has(item.id)).map((item) => rank.get(item.id) as number);
  const kept = new Set(longestIncreasing(stays).map((i) => stays[i]));
  const takenOut = new Sums(rank.size);
  const isOut = new Uint8Array(rank.size);
  const passedAt = new Int32Array(rank.size);
  let cursor = 0;
  let next = 0;
  const passTo = (end: number): void => {
    for (; next < end; next++) {
      if (isOut[next] === 0) passedAt[next] = takenOut.before(next) + cursor++;
    }
  };
  for (const item of c) {
    const r = rank.get(item.id);
    if (r === undefined) {
      patch.push({ op: "add", path: path + step(cursor++), value: item });
    } else if (kept.has(r)) {
      passTo(r + 1);
    } else {
      const out = takenOut.before(r);
      const at =
        r < next ? (passedAt[r] as number) - out : cursor + (r - out) - (next - takenOut.before(next));
      if (at === cursor) {
        passTo(r + 1);
        continue;
      }
      const to = at < cursor ? cursor - 1 : cursor++;
      patch.push({ op: "move", from: path + step(at), path: path + step(to) });
      takenOut.add(r, 1);
      isOut[r] = 1;
    }
  }
}
