import type { Revision } from "@stet/draft-client";
import { expect, test } from "vitest";
import { entriesOf, kindInWords } from "../../src/history/words.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 12, minute)).toISOString();
const revision = (version: number, kind: string, minute: number, more: Partial<Revision> = {}): Revision => ({
  version,
  baseVersion: version - 1,
  kind,
  updatedBy: { kind: "person", name: "Ana" },
  updatedAt: at(minute),
  changes: [`/p${version}`],
  ...more,
});
const versions = (list: readonly Revision[]) =>
  entriesOf(list).map((entry) => entry.revisions.map((r) => r.version));

test("the saves of one sitting are one entry; a pause begins another", () => {
  expect(versions([revision(4, "save", 40), revision(3, "merge", 39), revision(2, "save", 10)])).toEqual([
    [4, 3],
    [2],
  ]);
});

test("another writer, and what was done on purpose, stand by themselves", () => {
  const bo = { updatedBy: { kind: "person", name: "Bo" } } as const;
  expect(
    versions([
      revision(5, "save", 4),
      revision(4, "save", 3, bo),
      revision(3, "overwrite", 2),
      revision(2, "publish", 1),
      revision(1, "publish", 0),
    ]),
  ).toEqual([[5], [4], [3], [2], [1]]);
});

test("an entry has the places of all its saves, each once", () => {
  const [entry] = entriesOf([
    revision(2, "save", 1, { changes: ["/a", "/b"] }),
    revision(1, "save", 0, { changes: ["/a"] }),
  ]);
  expect(entry?.changes).toEqual(["/a", "/b"]);
});

test("kinds in plain words", () => {
  expect(kindInWords(revision(1, "publish", 0, { release: 4 }))).toBe("Published release 4");
  expect(kindInWords(revision(1, "restore", 0, { restoredFrom: 12 }))).toBe("Brought version 12 back");
  expect(kindInWords(revision(1, "of-the-future", 0))).toBe("Changed the draft");
});
