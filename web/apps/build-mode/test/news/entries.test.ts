import { expect, test } from "vitest";
import { entriesOf } from "../../src/news/entries.ts";
import { ben, change, hero } from "./news.ts";

const told = (...news: Parameters<typeof entriesOf>[0]) =>
  entriesOf(news).map(({ by, versions, changes }) => [by.name, versions, changes.length]);

test("edits of one writer within a while are one entry, also when others write between them", () => {
  expect(
    told(change(1, 0), change(2, 10, { by: ben }), change(3, 20, { changes: [`${hero}/ctaText`] })),
  ).toEqual([
    ["Ben", [2], 1],
    ["Ana", [1, 3], 2],
  ]);
});

test("the same place twice is one change", () => {
  expect(told(change(1, 0), change(2, 10))).toEqual([["Ana", [1, 2], 1]]);
});

test("after a while it is a new entry", () => {
  expect(told(change(1, 0), change(2, 61))).toEqual([
    ["Ana", [1], 1],
    ["Ana", [2], 1],
  ]);
});

test("what is done on purpose stands by itself", () => {
  expect(told(change(1, 0), change(2, 1, { kind: "publish", changes: [] }), change(3, 2))).toEqual([
    ["Ana", [1], 1],
    ["Ana", [2], 0],
    ["Ana", [3], 1],
  ]);
});

test("an agent is not the person of its name", () => {
  expect(told(change(1, 0), change(2, 1, { by: { kind: "agent", name: "Ana" } }))).toHaveLength(2);
});
