import { diff } from "@stet/json-merge";
import { describe, expect, test } from "vitest";
import type { Json } from "../src/json.ts";
import {
  attributed,
  type Change,
  emptyLog,
  forget,
  type Log,
  missing,
  noteChange,
  noteLoad,
  noteState,
  sidesOf,
} from "../src/news.ts";
import * as states from "../src/state.ts";

const change = (version: number, by = "Ben", more: Partial<Change> = {}): Change => ({
  version,
  kind: "save",
  by: { kind: "person", name: by },
  at: "2026-11-25T09:00:00Z",
  changes: ["/a"],
  ...more,
});
const opened = (version: number, content: Json) => states.opened({ version, content, by: null, at: null });
const log = (version = 1, content: Json = { a: 1 }) =>
  noteLoad(noteState(emptyLog("me"), opened(version, content)), version);
const versions = ({ news }: Log) => news.map(({ version }) => version);

describe("news", () => {
  test("[L10] a patch leads from the version before; without that version, or with a bad patch, nothing is known", () => {
    const patch = diff({ a: 1 }, { a: 2 });
    expect(noteChange(log(), change(2), patch).contents.get(2)).toEqual({ a: 2 });
    expect(noteChange(log(), change(3), patch).contents.has(3)).toBe(false);
    expect(noteChange(log(), change(2)).contents.has(2)).toBe(false);
    const unusable = [{ op: "replace", path: "/b/c", value: 1 }] as const;
    expect(noteChange(log(), change(2), unusable).contents.has(2)).toBe(false);
  });

  test("come in the order of versions, once each, whatever order they were told in", () => {
    const told = [4, 2, 4, 3, 2].reduce((now, version) => noteChange(now, change(version)), log());
    expect(versions(told)).toEqual([2, 3, 4]);
  });

  test("are newer than what was first loaded, also when they were told before it was", () => {
    const early = noteChange(noteChange(emptyLog("me"), change(3)), change(4));
    expect(versions(noteLoad(early, 3))).toEqual([4]);
  });

  test("are not one's own, nor those of work that was adopted", () => {
    const adopted = states.send(states.edit(opened(1, { a: 1 }), { a: 2 }), { key: "k", client: "gone/7" });
    const mine = noteState(log(), adopted);
    expect(versions(noteChange(mine, change(2, "Ana", { client: "me/1" })))).toEqual([]);
    expect(versions(noteChange(mine, change(2, "Ana", { client: "gone/7" })))).toEqual([]);
    expect(versions(noteChange(mine, change(2, "Ana", { client: "gone-too/7" })))).toEqual([2]);
  });

  test("can be taken back when both sides are known, from wherever", () => {
    let told = noteChange(log(), change(3));
    expect(told.news).toMatchObject([{ version: 3, undoable: false }]);
    told = noteState(told, opened(3, { a: 3 }));
    expect(told.news).toMatchObject([{ version: 3, undoable: false }]);
    told = noteChange(told, change(2), diff({ a: 1 }, { a: 2 }));
    expect(told.news).toMatchObject([
      { version: 2, undoable: true },
      { version: 3, undoable: true },
    ]);
    expect(sidesOf(told, 3)).toEqual({ before: { a: 2 }, after: { a: 3 } });
  });

  test("are at most 20, and memory has an end", () => {
    let told = log();
    let content = { a: 1 };
    for (let version = 2; version <= 500; version++) {
      const next = { a: version };
      told = noteChange(told, change(version), diff(content, next));
      content = next;
    }
    expect(versions(told)).toEqual(Array.from({ length: 20 }, (_, i) => 481 + i));
    expect(told.news.every(({ undoable }) => undoable)).toBe(true);
    expect([told.contents.size, told.changes.size]).toEqual([40, 40]);
    expect(versions(noteChange(told, change(3)))).toEqual(versions(told));
  });

  test("that were forgotten do not come back", () => {
    const told = noteChange(forget(noteChange(log(), change(2)), 2), change(2));
    expect(versions(noteChange(told, change(3)))).toEqual([3]);
  });

  test("stay the same objects as long as nothing about them changes", () => {
    const told = noteChange(log(), change(2));
    expect(noteChange(told, change(3)).news[0]).toBe(told.news[0]);
    expect(noteChange(told, change(2))).toBe(told);
  });

  test("that are missing are counted from the newest version down to the oldest that nobody told of", () => {
    const told = noteChange(noteChange(log(), change(2)), change(5));
    expect(missing(told, 1)).toBe(0);
    expect(missing(told, 2)).toBe(0);
    expect(missing(told, 5)).toBe(3);
    expect(missing(told, 500)).toBe(20);
    expect(missing(emptyLog("me"), 5)).toBe(0);
  });
});

describe("whose side of a conflict it is", () => {
  const met = (by: string | null, version = 5) => {
    const mine = states.edit(opened(1, { a: 1, b: 1 }), { a: 2, b: 1 });
    const writer = by === null ? null : ({ kind: "person", name: by } as const);
    return states.receive(mine, { version, content: { a: 9, b: 9 }, by: writer, at: null });
  };
  const named = (state: states.DraftState, ...changes: Change[]) =>
    attributed(
      state,
      changes.reduce((now, told) => noteChange(now, told), log()),
    ).conflicts[0]?.by?.name ?? null;

  test("the newest change of the place, or of what holds it, or of something in it", () => {
    const elsewhere = change(4, "Dan", { changes: ["/b"] });
    expect(named(met(null), change(2, "Ben"), change(3, "Cleo"), elsewhere)).toBe("Cleo");
    expect(named(met(null), change(3, "Cleo", { changes: [""] }))).toBe("Cleo");
    expect(named(met(null), change(3, "Cleo", { changes: ["/a/x"] }))).toBe("Cleo");
    expect(named(met(null), change(3, "Cleo", { changes: ["/ab"] }))).toBe(null);
  });

  test("not whoever only reordered the list that holds the place, unless nobody else changed it", () => {
    const start = {
      list: [
        { id: "x", t: 1 },
        { id: "y", t: 1 },
      ],
    };
    const mine = states.edit(opened(1, start), {
      list: [
        { id: "x", t: 2 },
        { id: "y", t: 1 },
      ],
    });
    const met = (by: string) =>
      states.receive(mine, {
        version: 3,
        content: {
          list: [
            { id: "y", t: 1 },
            { id: "x", t: 9 },
          ],
        },
        by: { kind: "person", name: by },
        at: null,
      });
    const ordered = (version: number, by: string) => change(version, by, { changes: ["/list"] });
    const changed = (version: number, by: string, place: string) => change(version, by, { changes: [place] });
    expect(named(met("Ben"), changed(2, "Ana", "/list/x/t"), ordered(3, "Ben"))).toBe("Ana");
    expect(named(met("Ben"), changed(2, "Ana", "/list/x"), ordered(3, "Ben"))).toBe("Ana");
    expect(named(met("Ben"), changed(2, "Ana", "/list/y"), ordered(3, "Ben"))).toBe("Ben");
    expect(named(met("Ana"), ordered(2, "Ben"), changed(3, "Ana", "/list/x/t"))).toBe("Ana");
  });

  test("not a change that I had seen, or that came after", () => {
    expect(named(met(null), change(1, "Ben"), change(6, "Cleo"))).toBe(null);
  });

  test("whoever the answer named, unless that change is known to be of something else", () => {
    expect(named(met("Dan"), change(3, "Cleo"))).toBe("Dan");
    expect(named(met("Dan"), change(3, "Cleo"), change(5, "Dan"))).toBe("Dan");
    expect(named(met("Dan"), change(3, "Cleo"), change(5, "Dan", { changes: ["/b"] }))).toBe("Cleo");
  });

  test("the state stays the same object when there is nothing to name", () => {
    const state = met("Dan");
    expect(attributed(state, log())).toBe(state);
  });
});
