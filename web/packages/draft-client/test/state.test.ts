import { describe, expect, test } from "vitest";
import type { Choice } from "../src/conflict.ts";
import { editAt, yoursAt } from "../src/decision-edit.ts";
import { isObject, type Json } from "../src/json.ts";
import type { DraftState, Remote } from "../src/state.ts";
import * as states from "../src/state.ts";

const item = (id: string, text = id) => ({ id, text });
const list = (...items: Json[]): Json => ({ items });
const remote = (version: number, content: Json, client?: string): Remote => ({
  version,
  content,
  by: { kind: "person", name: "Ben" },
  at: "2026-11-25T09:00:00Z",
  client,
});
const open = (content: Json) => states.opened(remote(1, content));
const send = (state: DraftState, key = "k") => states.send(state, { key, client: `me/${key}` });
const sides = (state: DraftState) =>
  state.conflicts.map(({ path, kind, base, yours, theirs }) => ({ path, kind, base, yours, theirs }));
const only = (state: DraftState) => state.conflicts[0]?.id as string;
const decide = (state: DraftState, choice: Choice) => states.decide(state, only(state), choice);
const idsOf = (content: Json) =>
  isObject(content) ? (content.items as { id: string }[]).map(({ id }) => id) : [];

describe("one save in flight", () => {
  test("what is typed during a save stays, on top of its answer", () => {
    let state = send(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 1 }));
    state = states.edit(state, { a: 2, b: 2 });
    expect(send(state, "second")).toBe(state);
    state = states.acknowledge(state, "k", { version: 2 });
    expect(state).toMatchObject({ version: 2, base: { a: 2, b: 1 }, local: { a: 2, b: 2 }, inflight: null });
  });

  test("the server's merge beats the prediction", () => {
    let state = send(states.edit(open({ a: 1, b: 1, c: 1 }), { a: 2, b: 1, c: 1 }));
    state = states.edit(state, { a: 3, b: 1, c: 1 });
    state = states.acknowledge(state, "k", { version: 3, content: { a: 2, b: 9, c: 1 } });
    expect(state.local).toEqual({ a: 3, b: 9, c: 1 });
    expect(state.conflicts).toEqual([]);
  });

  test("nothing to send, nothing sent", () => {
    const state = open({ a: 1 });
    expect(send(states.edit(state, { a: 1 })).inflight).toBeNull();
  });

  test("a second answer to one save is nothing", () => {
    const state = states.acknowledge(send(states.edit(open({ a: 1 }), { a: 2 })), "k", { version: 2 });
    expect(states.acknowledge(state, "k", { version: 2 })).toBe(state);
    expect(states.reject(state, "k", remote(3, {}))).toBe(state);
    expect(states.unsend(state, "k")).toBe(state);
  });
});

describe("what others save", () => {
  test("waits for the answer to the save that is under way", () => {
    let state = send(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 1 }));
    state = states.receive(state, remote(3, { a: 2, b: 3 }));
    expect(states.shown(state)).toEqual({ a: 2, b: 1 });
    state = states.acknowledge(state, "k", { version: 2 });
    expect(state).toMatchObject({ version: 3, local: { a: 2, b: 3 }, conflicts: [], held: null });
  });

  test("one's own echo is the answer, whichever comes first", () => {
    let state = send(states.edit(open({ a: 1 }), { a: 2 }));
    state = states.receive(state, remote(2, { a: 2 }, "me/k"));
    expect(state).toMatchObject({ version: 2, inflight: null, conflicts: [] });
    expect(states.acknowledge(state, "k", { version: 2 })).toBe(state);
  });

  test("another change of mine, such as a publication whose reply was lost, is not the answer to this save", () => {
    const sent = send(states.edit(open({ a: 1 }), { a: 2 }));
    const state = states.receive(sent, remote(2, { a: 1 }, "me/before"));
    expect(state).toMatchObject({ inflight: sent.inflight, held: { version: 2 } });
    expect(states.acknowledge(state, "k", { version: 3 })).toMatchObject({ version: 3, local: { a: 2 } });
  });

  test("[L9] one's own echo is taken also when something newer is held back", () => {
    let state = send(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 1 }));
    state = states.receive(state, remote(3, { a: 2, b: 3 }));
    state = states.receive(state, remote(2, { a: 2, b: 1 }, "me/k"));
    expect(state).toMatchObject({ version: 3, inflight: null, held: null, local: { a: 2, b: 3 } });
  });

  test("an answer that was overtaken is nothing", () => {
    const state = states.receive(open({ a: 1 }), remote(5, { a: 5 }));
    expect(states.receive(state, remote(4, { a: 4 }))).toBe(state);
  });

  test("of several that wait, the newest counts", () => {
    let state = send(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 1 }));
    state = states.receive(states.receive(state, remote(4, { a: 2, b: 4 })), remote(3, { a: 2, b: 3 }));
    expect(states.acknowledge(state, "k", { version: 2 }).local).toEqual({ a: 2, b: 4 });
  });
});

describe("a conflict", () => {
  const met = () => {
    const state = send(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 2 }));
    return states.reject(state, "k", remote(7, { a: 9, b: 1 }));
  };

  test("keeps mine in sight, and the rest can be saved", () => {
    const state = met();
    expect(sides(state)).toEqual([{ path: "/a", kind: "edit", base: 1, yours: 2, theirs: 9 }]);
    expect(states.shown(state)).toEqual({ a: 2, b: 2 });
    expect(send(state).inflight?.content).toEqual({ a: 9, b: 2 });
  });

  test("names the other writer of each place, as the server says", () => {
    const state = send(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 2 }));
    const cleo = { kind: "agent", name: "Cleo" } as const;
    const places = [{ path: "/b", theirsBy: cleo, theirsAt: "2026-11-24T00:00:00Z", theirsVersion: 4 }];
    const { conflicts } = states.reject(state, "k", remote(7, { a: 9, b: 9 }), places);
    expect(conflicts).toMatchObject([
      { path: "/a", by: { name: "Ben" }, version: 7 },
      { path: "/b", by: cleo, at: "2026-11-24T00:00:00Z", version: 4 },
    ]);
  });

  test("typing on in the field changes my side of it, and nothing is sent of it", () => {
    const state = states.edit(met(), { a: 3, b: 2 });
    expect(sides(state)).toMatchObject([{ yours: 3, theirs: 9, base: 1 }]);
    expect(state.local).toEqual({ a: 9, b: 2 });
  });

  test("is over when I type what they have, or they save what I have", () => {
    expect(states.edit(met(), { a: 9, b: 2 }).conflicts).toEqual([]);
    expect(states.receive(met(), remote(8, { a: 2, b: 1 })).conflicts).toEqual([]);
  });

  test("shows their side as it is now", () => {
    const state = states.receive(met(), remote(8, { a: 10, b: 1 }));
    expect(sides(state)).toMatchObject([{ yours: 2, theirs: 10 }]);
    expect(state.conflicts[0]).toMatchObject({ version: 8 });
  });

  test("decided: an edit on top of the newest version", () => {
    expect(decide(met(), "yours")).toMatchObject({ local: { a: 2, b: 2 }, conflicts: [] });
    expect(decide(met(), "theirs")).toMatchObject({ local: { a: 9, b: 2 }, conflicts: [] });
    expect(decide(met(), { value: 5 })).toMatchObject({ local: { a: 5, b: 2 }, conflicts: [] });
  });

  test("an unfinished mix is kept with it", () => {
    const state = states.sketch(met(), "/a", 4);
    expect(state.conflicts[0]).toMatchObject({ mix: 4, yours: 2 });
    expect(states.sketch(state, "/a", undefined).conflicts[0]).not.toHaveProperty("mix");
  });
});

describe("conflicts about whole items", () => {
  const edited = () => states.edit(open(list(item("x"), item("y"))), list(item("x", "mine"), item("y")));

  test("deleted by them, edited by me: mine comes back whole, in its place", () => {
    const state = states.receive(edited(), remote(2, list(item("y"))));
    expect(sides(state)).toMatchObject([{ path: "/items/x", kind: "delete-edit", yours: item("x", "mine") }]);
    expect(states.shown(state)).toEqual(list(item("y")));
    const later = states.receive(state, remote(3, list(item("y", "new"), item("z"))));
    expect(decide(later, "yours").local).toEqual(list(item("x", "mine"), item("y", "new"), item("z")));
    expect(decide(later, "theirs").local).toEqual(list(item("y", "new"), item("z")));
  });

  test("deleted by me, edited by them: my deletion also takes what they wrote since", () => {
    const deleted = states.edit(open(list(item("x"), item("y"))), list(item("y")));
    const state = states.receive(deleted, remote(2, list(item("x", "theirs"), item("y"))));
    expect(states.shown(state)).toEqual(list(item("x", "theirs"), item("y")));
    const later = states.receive(state, remote(3, list(item("x", "theirs again"), item("y"))));
    expect(sides(later)).toMatchObject([{ theirs: item("x", "theirs again") }]);
    expect(decide(later, "yours").local).toEqual(list(item("y")));
    expect(decide(later, "theirs").local).toEqual(list(item("x", "theirs again"), item("y")));
  });

  test("an undecided text whose item they delete becomes a decision about the whole item", () => {
    const state = states.receive(edited(), remote(2, list(item("x", "theirs"), item("y"))));
    expect(sides(state)).toMatchObject([{ path: "/items/x/text", yours: "mine" }]);
    const gone = states.receive(state, remote(3, list(item("y"))));
    expect(sides(gone)).toMatchObject([{ path: "/items/x", kind: "delete-edit", yours: item("x", "mine") }]);
    expect(decide(gone, "yours").local).toEqual(list(item("x", "mine"), item("y")));
  });

  test("deleting the item myself decides about its text", () => {
    const state = states.receive(edited(), remote(2, list(item("x", "theirs"), item("y"))));
    expect(states.edit(state, list(item("y")))).toMatchObject({ conflicts: [], local: list(item("y")) });
  });

  test("moving the item to another list takes the decision along", () => {
    const two = (a: Json[], b: Json[]) => ({ a, b });
    const started = states.opened(remote(1, two([item("x")], [item("z")])));
    const mine = states.edit(started, two([item("x", "mine")], [item("z")]));
    const state = states.receive(mine, remote(2, two([item("x", "theirs")], [item("z")])));
    const moved = states.edit(state, two([], [item("z"), item("x", "mine")]));
    expect(sides(moved)).toMatchObject([{ path: "/b/x/text", yours: "mine", theirs: "theirs" }]);
    expect(moved.local).toEqual(two([], [item("z"), item("x", "theirs")]));
    expect(decide(moved, "yours").local).toEqual(two([], [item("z"), item("x", "mine")]));
  });

  test("two orders: mine applies to what is there when I decide", () => {
    const started = open(list(item("a"), item("b"), item("c"), item("d")));
    const mine = states.edit(started, list(item("d"), item("c"), item("b"), item("a")));
    const state = states.receive(mine, remote(2, list(item("b"), item("a"), item("d"), item("c"))));
    expect(state.conflicts).toMatchObject([{ kind: "order", path: "/items" }]);
    const later = states.receive(
      state,
      remote(3, list(item("b"), item("a"), item("e"), item("d"), item("c"))),
    );
    const decided = idsOf(decide(later, "yours").local);
    expect(decided.filter((id) => id !== "e")).toEqual(["d", "c", "b", "a"]);
    expect(decided).toContain("e");
    expect(idsOf(decide(later, "theirs").local)).toEqual(["b", "a", "e", "d", "c"]);
  });
});

describe("a conflict whose other side is taken back", () => {
  const two = (a: Json[], b: Json[]): Json => ({ a, b });

  test.each<[string, Json, Json, Json]>([
    ["a value", { a: 1 }, { a: 2 }, { a: 9 }],
    ["something that both added", { a: {} }, { a: { x: 1 } }, { a: { x: 2 } }],
    ["something that I took away", { a: { x: 1 } }, { a: {} }, { a: { x: 2 } }],
    ["something that they took away", { a: { x: 1 } }, { a: { x: 2 } }, { a: {} }],
    [
      "an item that they deleted",
      list(item("x"), item("y")),
      list(item("x", "mine"), item("y")),
      list(item("y")),
    ],
    [
      "an item that I deleted",
      list(item("x"), item("y")),
      list(item("y")),
      list(item("x", "theirs"), item("y")),
    ],
    [
      "an item that both added",
      list(item("y")),
      list(item("x", "a"), item("y")),
      list(item("x", "b"), item("y")),
    ],
    [
      "an order",
      list(item("a"), item("b"), item("c"), item("d")),
      list(item("d"), item("c"), item("b"), item("a")),
      list(item("b"), item("a"), item("d"), item("c")),
    ],
    [
      "a move",
      { ...(two([item("x")], []) as object), c: [] },
      { ...(two([], [item("x")]) as object), c: [] },
      { ...(two([], []) as object), c: [item("x")] },
    ],
    [
      "a move of what they deleted",
      two([item("x")], [item("y")]),
      two([], [item("y"), item("x")]),
      two([], [item("y")]),
    ],
  ])("%s: is over, and mine is an edit", (_, base, mine, theirs) => {
    const met = states.receive(states.edit(open(base), mine), remote(2, theirs));
    expect(met.conflicts).toHaveLength(1);
    const over = states.receive(met, remote(3, base));
    expect(over).toMatchObject({ version: 3, conflicts: [], local: mine });
    expect(states.isDirty(over)).toBe(true);
  });

  test("what they changed elsewhere meanwhile stays", () => {
    const met = states.receive(states.edit(open({ a: 1, b: 1 }), { a: 2, b: 1 }), remote(2, { a: 9, b: 1 }));
    expect(states.receive(met, remote(3, { a: 1, b: 3 }))).toMatchObject({
      conflicts: [],
      local: { a: 2, b: 3 },
    });
  });

  test("stays open while I have brought it back myself and typed in that", () => {
    const edited = states.edit(open(list(item("x"), item("y"))), list(item("x", "mine"), item("y")));
    const met = states.receive(edited, remote(2, list(item("y"))));
    const back = send(states.edit(met, list(item("x"), item("y"))));
    const typed = states.edit(back, list(item("x", "typed"), item("y")));
    const after = states.acknowledge(typed, "k", { version: 3 });
    expect(after.local).toEqual(list(item("x", "typed"), item("y")));
    expect(sides(after)).toMatchObject([{ yours: item("x", "mine") }]);
  });

  test("is open as long as theirs is not what I started from, also after a deletion in between", () => {
    const edited = states.edit(open(list(item("x"), item("y"))), list(item("x", "mine"), item("y")));
    const met = states.receive(edited, remote(2, list(item("x", "theirs"), item("y"))));
    const gone = states.receive(met, remote(3, list(item("y"))));
    expect(sides(gone)).toMatchObject([{ path: "/items/x", base: item("x"), yours: item("x", "mine") }]);
    // The deletion is taken back, but not their text: I have never seen it without being asked.
    const back = states.receive(gone, remote(4, list(item("x", "theirs"), item("y"))));
    expect(sides(back)).toMatchObject([
      { base: item("x"), yours: item("x", "mine"), theirs: item("x", "theirs") },
    ]);
    expect(back.local).toEqual(list(item("x", "theirs"), item("y")));
    expect(states.receive(gone, remote(4, list(item("x"), item("y"))))).toMatchObject({
      conflicts: [],
      local: list(item("x", "mine"), item("y")),
    });
  });
});

describe("typing into what others have deleted", () => {
  const type = (state: DraftState, path: string, text: string, seen?: Json) =>
    editAt(state, path, () => text, seen === undefined ? undefined : { content: seen, version: 1 });
  const before = list(item("x"), item("y"));
  const deleted = remote(2, list(item("y")));

  test("goes into the decision about it, and comes back with it", () => {
    const met = states.receive(states.edit(open(before), list(item("x", "min"), item("y"))), deleted);
    const typed = type(met, "/items/x/text", "mine, all of it") as DraftState;
    expect(sides(typed)).toMatchObject([{ kind: "delete-edit", yours: item("x", "mine, all of it") }]);
    expect(yoursAt({ content: states.shown(typed), conflicts: typed.conflicts }, "/items/x/text")).toBe(
      "mine, all of it",
    );
    expect(typed.local).toEqual(list(item("y")));
    expect(decide(typed, "yours").local).toEqual(list(item("x", "mine, all of it"), item("y")));
    expect(decide(typed, "theirs").local).toEqual(list(item("y")));
  });

  test("opens a decision when everything had been saved before", () => {
    const gone = states.receive(open(before), deleted);
    expect(type(gone, "/items/x/text", "lost")).toBeUndefined();
    const typed = type(gone, "/items/x/text", "typed on", before) as DraftState;
    expect(sides(typed)).toMatchObject([
      { path: "/items/x", kind: "delete-edit", yours: item("x", "typed on") },
    ]);
    expect(typed.local).toEqual(list(item("y")));
    const more = type(typed, "/items/x/text", "typed on and on", before) as DraftState;
    expect(decide(more, "yours").local).toEqual(list(item("x", "typed on and on"), item("y")));
  });

  test("what holds it may be gone with it", () => {
    const page = (text: string) => ({ pages: [{ id: "p", sections: [item("x", text)] }] });
    const gone = states.receive(open(page("saved")), remote(2, { pages: [] }));
    const typed = type(gone, "/pages/p/sections/x/text", "typed on", page("saved")) as DraftState;
    expect(sides(typed)).toMatchObject([{ path: "/pages/p", yours: page("typed on").pages[0] }]);
    expect(decide(typed, "yours").local).toEqual(page("typed on"));
  });

  test("a text that they took away is as good as an item", () => {
    const met = states.receive(
      states.edit(open({ a: { x: "one", y: 1 } }), { a: { x: "one two", y: 1 } }),
      remote(2, { a: { y: 1 } }),
    );
    const typed = type(met, "/a/x", "one two three") as DraftState;
    expect(sides(typed)).toMatchObject([{ path: "/a/x", yours: "one two three" }]);
    expect(decide(typed, "yours").local).toEqual({ a: { x: "one two three", y: 1 } });
  });

  test("moved by me and deleted by them: the item that I moved takes what is typed", () => {
    const started = open({ a: [item("x")], b: [item("y")] });
    const moved = states.edit(started, { a: [], b: [item("y"), item("x")] });
    const met = states.receive(moved, remote(2, { a: [], b: [item("y")] }));
    expect(met.conflicts).toMatchObject([{ kind: "delete-move" }]);
    const typed = type(met, "/b/x/text", "typed on") as DraftState;
    expect(decide(typed, "yours").local).toEqual({ a: [], b: [item("y"), item("x", "typed on")] });
  });

  test("typed, and typed away: nothing is left to decide, and typing begins anew", () => {
    const typed = type(states.receive(open(before), deleted), "/items/x/text", "z", before) as DraftState;
    const away = type(typed, "/items/x/text", "x", before) as DraftState;
    expect(away.conflicts).toEqual([]);
    expect(type(away, "/items/x/text", "again", before)?.conflicts).toHaveLength(1);
  });

  test("they bring it back: what was typed is there, or asked about", () => {
    const typed = type(states.receive(open(before), deleted), "/items/x/text", "typed", before) as DraftState;
    expect(states.receive(typed, remote(3, before))).toMatchObject({
      conflicts: [],
      local: list(item("x", "typed"), item("y")),
    });
    const other = states.receive(typed, remote(3, list(item("x", "theirs"), item("y"))));
    expect(sides(other)).toMatchObject([{ yours: item("x", "typed"), theirs: item("x", "theirs") }]);
  });

  test("while it is there, or has gone elsewhere, it is an edit as any other", () => {
    expect(type(open(before), "/items/x/text", "mine")?.local).toEqual(list(item("x", "mine"), item("y")));
    const moved = open({ a: [], b: [item("x")] });
    expect(type(moved, "/a/x/text", "mine")?.local).toEqual({ a: [], b: [item("x", "mine")] });
    expect(type(open({ a: {} }), "/a/new", "mine")?.local).toEqual({ a: { new: "mine" } });
  });

  test("of what I deleted myself, nothing is kept", () => {
    const mine = states.edit(open(before), list(item("y")));
    expect(type(mine, "/items/x/text", "mine", before)).toBeUndefined();
  });
});

describe("another tab's unsaved work", () => {
  test("goes on here, with what is newer than its base", () => {
    const orphan = states.edit(open({ a: 1, b: 1 }), { a: 2, b: 1 });
    const mine = states.opened(remote(4, { a: 1, b: 4 }));
    expect(states.absorb(mine, orphan)).toMatchObject({ version: 4, local: { a: 2, b: 4 }, conflicts: [] });
  });

  test("does not come between what I have not saved, or two decisions about one place", () => {
    const orphan = states.receive(states.edit(open({ a: 1 }), { a: 2 }), remote(2, { a: 9 }));
    expect(states.canAbsorb(states.opened(remote(4, { a: 9 })), orphan)).toBe(true);
    expect(states.canAbsorb(states.edit(open({ a: 1 }), { a: 5 }), orphan)).toBe(false);
    expect(states.canAbsorb(orphan, orphan)).toBe(false);
  });
});

test("nothing is abandoned while a decision holds some of it", () => {
  const base = open(list(item("a")));
  const edited = states.edit(base, list(item("a", "mine")));
  expect(states.abandon(edited)).toEqual(base);
  const asked = states.receive(edited, remote(2, list()));
  expect(asked.conflicts).toHaveLength(1);
  expect(states.abandon(asked)).toBe(asked);
});
