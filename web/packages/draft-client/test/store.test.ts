import "fake-indexeddb/auto";
import { parse } from "@stet/json-merge";
import { openDB } from "idb";
import { describe, expect, test } from "vitest";
import { type DraftStore, IndexedDbStore, type KeptWork, MemoryStore } from "../src/index.ts";
import { read, write } from "../src/kept.ts";
import * as states from "../src/state.ts";

const work = (id: string, owner: string, more: Partial<KeptWork> = {}): KeptWork => ({
  id,
  owner,
  scope: "demo ana",
  sequence: 1,
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

test("a later version of the page can change the database while this page has it open", async () => {
  const name = `test-${++databases}`;
  const store = new IndexedDbStore(name);
  await store.keep(work("w", "tab"), true);
  const later = await openDB(name, 2);
  expect(later.version).toBe(2);
  expect(await later.get("work", "w")).toMatchObject({ owner: "tab" });
  later.close();
  // This page is older than its database now: it can keep nothing more, and says so.
  await expect(store.keep(work("w", "tab"), false)).rejects.toThrow();
});

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

describe("the last instant before a page is left", () => {
  /** Two pages of one browser: a database and a storage, and the store as each page opens it. */
  function pages() {
    const name = `test-${++databases}`;
    const entries = new Map<string, string>();
    const storage = {
      getItem: (key: string) => entries.get(key) ?? null,
      setItem: (key: string, value: string) => void entries.set(key, value),
      removeItem: (key: string) => void entries.delete(key),
      key: (i: number) => [...entries.keys()][i] ?? null,
      get length() {
        return entries.size;
      },
    };
    return { open: () => new IndexedDbStore(name, storage), entries };
  }

  test("is adopted with the rest, in place of what the database has", async () => {
    const { open, entries } = pages();
    const page = open();
    await page.keep(work("w", "a", { state: "Hel", sequence: 1, keptAt: 9 }), true);
    page.keepNow(work("w", "a", { state: "Hello", sequence: 2, keptAt: 1 }), false); // the clock has jumped back
    expect(await open().adopt("demo ana", "b", nobody)).toEqual([
      work("w", "b", { state: "Hello", sequence: 2, keptAt: 1 }),
    ]);
    expect(entries.size).toBe(0);
  });

  test("is adopted also when the database has nothing yet", async () => {
    const { open } = pages();
    open().keepNow(work("w", "a"), true);
    expect(await open().adopt("demo ana", "b", nobody)).toEqual([work("w", "b")]);
  });

  test("counts for nothing when the page lived on, saved, or was adopted", async () => {
    const { open, entries } = pages();
    const page = open();
    page.keepNow(work("w", "a", { state: "Hello" }), true);
    await page.keep(work("w", "a", { state: "Hello world", sequence: 2 }), true); // it was only asleep
    expect(entries.size).toBe(0);

    page.keepNow(work("w", "a", { state: "old", sequence: 1, keptAt: 9 }), false);
    await open().adopt("demo ana", "b", alive("a")); // alive: its note is its own affair
    expect(entries.size).toBe(1);
    expect(await open().adopt("demo ana", "b", nobody)).toMatchObject([{ state: "Hello world" }]);

    page.keepNow(work("w", "a", { state: "late", sequence: 9 }), false); // the work is b's by now
    expect(await open().adopt("demo ana", "c", alive("b"))).toEqual([]);
    await open().drop("w", "b");
    page.keepNow(work("w", "a", { state: "late", sequence: 9 }), false); // and saved
    expect(await open().adopt("demo ana", "c", nobody)).toEqual([]);
  });

  test("belongs to one member", async () => {
    const { open } = pages();
    open().keepNow(work("w", "a", { scope: "demo ben" }), true);
    expect(await open().adopt("demo ana", "b", nobody)).toEqual([]);
    expect(await open().adopt("demo ben", "b", nobody)).toHaveLength(1);
  });

  test("a storage that is full does not matter", () => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const storage = { getItem: () => null, setItem: full, removeItem: () => {}, key: () => null, length: 0 };
    expect(() => new IndexedDbStore("full", storage).keepNow(work("w", "a"), true)).not.toThrow();
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
