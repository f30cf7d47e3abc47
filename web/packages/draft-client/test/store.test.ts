import "fake-indexeddb/auto";
import { parse } from "@stet/json-merge";
import { describe, expect, test } from "vitest";
import { type DraftStore, IndexedDbStore, type KeptWork, MemoryStore } from "../src/index.ts";
import { read, write } from "../src/kept.ts";
import * as states from "../src/state.ts";

const work = (id: string, owner: string, more: Partial<KeptWork> = {}): KeptWork => ({
  id,
  owner,
  scope: "demo ana",
  keptAt: 1,
  state: "state",
  ...more,
});
const nobody = async () => false;
const alive =
  (...owners: string[]) =>
  async (owner: string) =>
    owners.includes(owner);

let databases = 0;
const kinds: [string, () => DraftStore][] = [
  ["in memory", () => new MemoryStore()],
  ["in IndexedDB", () => new IndexedDbStore(`test-${++databases}`)],
];

describe.each(kinds)("a draft store %s", (_, make) => {
  test("gives work to one heir only, also when several come at once", async () => {
    const store = make();
    await store.keep(work("w", "dead"), true);
    const heirs = ["b", "c", "d", "e"];
    const found = await Promise.all(heirs.map((heir) => store.adopt("demo ana", heir, alive(...heirs))));
    expect(found.flat()).toHaveLength(1);
    expect(await store.adopt("demo ana", "f", alive(...heirs))).toEqual([]);
  });

  test("leaves the work of the living, and of others, alone", async () => {
    const store = make();
    await store.keep(work("w", "a"), true);
    await store.keep(work("x", "dead", { scope: "demo ben" }), true);
    expect(await store.adopt("demo ana", "b", alive("a"))).toEqual([]);
  });

  test("gives several works, the oldest first, with the heir as owner", async () => {
    const store = make();
    await store.keep(work("new", "dead", { keptAt: 9 }), true);
    await store.keep(work("old", "gone", { keptAt: 2 }), true);
    expect(await store.adopt("demo ana", "b", nobody)).toEqual([
      work("old", "b", { keptAt: 2 }),
      work("new", "b", { keptAt: 9 }),
    ]);
  });

  test("tells the former owner that its work was taken, and does not let it write or drop", async () => {
    const store = make();
    expect(await store.keep(work("w", "a"), true)).toBe(true);
    await store.adopt("demo ana", "b", nobody);
    expect(await store.keep(work("w", "a", { state: "stale" }), false)).toBe(false);
    await store.drop("w", "a");
    expect(await store.keep(work("w", "b", { state: "newer" }), false)).toBe(true);
    expect(await store.adopt("demo ana", "c", nobody)).toEqual([work("w", "c", { state: "newer" })]);
  });

  test("tells the former owner also when the heir has saved and dropped it", async () => {
    const store = make();
    await store.keep(work("w", "a"), true);
    await store.adopt("demo ana", "b", nobody);
    await store.drop("w", "b");
    expect(await store.keep(work("w", "a"), false)).toBe(false);
    expect(await store.adopt("demo ana", "c", nobody)).toEqual([]);
  });
});

describe("a state as text", () => {
  const remote = (version: number, content: ReturnType<typeof parse>) => ({
    version,
    content,
    by: null,
    at: null,
  });

  test("comes back as it was, with every digit", () => {
    const base = parse('{"a":"x","n":9007199254740993}');
    const edited = states.edit(states.opened(remote(1, base)), { ...(base as object), a: "mine" });
    const sent = states.send(edited, { key: "k", client: "me/1" });
    const met = states.reject(sent, "k", remote(2, { ...(base as object), a: "theirs" }));
    const state = states.sketch(met, "/a", "mix");
    const text = write(state);
    expect(read(text)).toEqual(state);
    expect(text).toContain("9007199254740993");
    expect(read(write(sent))).toEqual(sent);
  });

  test("what is not such a text is left alone", () => {
    expect(read("")).toBeUndefined();
    expect(read('{"format":2,"index":{},"documents":[]}')).toBeUndefined();
  });
});
