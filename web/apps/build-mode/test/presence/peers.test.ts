import type { Tab } from "@stet/draft-client";
import { expect, test } from "vitest";
import { initialsOf, peersAt, peersExactlyAt, peersOf, writersIn } from "../../src/presence/peers.ts";

const hero = "/pages/home/sections/hero-1";
let count = 0;

function tab(name: string, place: string | null = hero, kind: Tab["writer"]["kind"] = "person"): Tab {
  return { client: `c${++count}`, writer: { kind, name }, place, since: "2026-01-05T09:30:00Z" };
}

test("people are where they say, and below", () => {
  const peers = peersOf([tab("Ana"), tab("Ben", "/pages/home"), tab("Cleo", null)], "Mara");
  const names = (found: typeof peers) => found.map(({ name }) => name);
  expect(names(peersAt(peers, ["pages", "home", "sections", "hero-1"]))).toEqual(["Ana"]);
  expect(names(peersAt(peers, ["pages", "home"]))).toEqual(["Ana", "Ben"]);
  expect(names(peersExactlyAt(peers, ["pages", "home"]))).toEqual(["Ben"]);
  expect(names(peersAt(peers, ["pages", "home", "sections", "hero"]))).toEqual([]);
});

test("another tab of mine is mine; an agent of my name is not", () => {
  const peers = peersOf([tab("Mara"), tab("Mara", hero, "agent")], "Mara");
  expect(peers.map(({ mine }) => mine)).toEqual([true, false]);
});

test("one writer has one colour and one mark, however many tabs; two writers have two colours", () => {
  const names = ["Ana", "Ben", "Ana", "Cleo", "Dov", "Eli", "Fay", "Gus", "Hana"];
  const peers = peersOf(
    names.map((name) => tab(name)),
    "Mara",
  );
  const writers = writersIn(peers);
  expect(writers).toHaveLength(8);
  expect(new Set(writers.map(({ hue }) => hue)).size).toBe(8);
  expect(peers[0]?.hue).toBe(peers[2]?.hue);
  const alone = peersOf([tab("Ana")], "Mara");
  expect(alone[0]?.hue).toBe(peers[0]?.hue);
});

test.each([
  ["Ana", "A"],
  ["Ana Lima", "AL"],
  ["Ana Maria de la Lima", "AL"],
  ["émile zola", "ÉZ"],
  ["李小龍", "李"],
  ["👩‍🚀 Astro", "A"],
  ["👩‍🚀", "👩‍🚀"],
])("the initials of %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
