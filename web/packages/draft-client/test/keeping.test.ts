import { describe, expect, test } from "vitest";
import { type DraftClient, type DraftStore, type Json, type KeptWork, MemoryStore } from "../src/index.ts";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio", subtitle: "Photos" };
const seconds = (n: number) => n * 1_000;
const set = (client: DraftClient, field: string, value: Json) =>
  client.edit((content) => ({ ...(content as object), [field]: value }) as Json);
const saves = (world: FakeWorld) => world.server.requests.filter(({ isSave }) => isSave);

/** A store that takes its time, and notes what it is given. */
function slow(world: FakeWorld, ms: number) {
  const memory = new MemoryStore();
  const kept: KeptWork[] = [];
  const wait = () => new Promise<void>((resolve) => world.clock.after(ms, resolve));
  const store: DraftStore = {
    keep: async (work, isNew) => {
      await wait();
      kept.push(work);
      return memory.keep(work, isNew);
    },
    drop: (id, owner) => memory.drop(id, owner),
    adopt: (scope, owner, isAlive) => memory.adopt(scope, owner, isAlive),
  };
  return { store, kept };
}

describe("what is kept on this device", () => {
  test("typing without a pause is saved after 10 s, also where the database is slow, and is said to be kept", async () => {
    const world = new FakeWorld(start);
    const client = world.tab("Ana", slow(world, 300).store);
    void client.start();
    await world.clock.tick(0);
    const times: number[] = [];
    const began = world.clock.now();
    world.server.fate = ({ isSave }) => {
      if (isSave) times.push(world.clock.now() - began);
      return {};
    };
    for (let i = 0; i < 250; i++) {
      set(client, "title", `t${i}`);
      await world.clock.tick(100);
      expect(client.getSnapshot().kept).toBe(true);
    }
    expect(times).toHaveLength(2);
    for (const [i, time] of times.entries()) expect(time - (times[i - 1] ?? 0)).toBeLessThan(10_700); // two writes
  });

  test("each writing has a higher number, also with the next owner and when the clock jumps back", async () => {
    const world = new FakeWorld(start);
    const numbers = () => world.store.all("demo Ana").map(({ sequence }) => sequence);
    const first = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    for (const title of ["a", "b", "c"]) {
      set(first, "title", title);
      await world.clock.tick(0);
    }
    expect(numbers()).toEqual([3]);
    world.crash(first);
    const second = await world.open("Ana");
    set(second, "title", "d");
    await world.clock.tick(0);
    expect(numbers()[0]).toBeGreaterThan(3);
  });

  test("is said not to be where the device refuses, from the first moment, and after everything is saved", async () => {
    const world = new FakeWorld(start);
    const refuse = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    const client = world.tab("Ana", { keep: refuse, drop: refuse, adopt: refuse });
    void client.start();
    await world.clock.tick(0);
    expect(client.getSnapshot().kept).toBe(false);
    set(client, "title", "Mine");
    await world.clock.tick(seconds(3));
    expect(client.getSnapshot()).toMatchObject({ status: "saved", kept: false });
    expect(world.server.content.title).toBe("Mine");
  });
});

describe("a page that was left with something unsaved", () => {
  test("asks what is new before it sends, when it comes back from the cache", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "title", "Mine");
    client.stop();
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    world.server.fate = ({ method }) => (method === "GET" ? { there: seconds(1) } : {});
    void client.start();
    set(client, "title", "Mine, too");
    void client.flush();
    await world.clock.tick(500);
    expect(saves(world)).toEqual([]);
    await world.clock.tick(seconds(5));
    expect(saves(world).map(({ expectedVersion }) => expectedVersion)).toEqual([1]);
    expect(world.server.content).toEqual({ title: "Mine, too", subtitle: "Ben's" });
  });

  test("a save that was about to be sent when the page went to sleep waits for the answer, too", async () => {
    const world = new FakeWorld(start);
    const { store } = slow(world, 500);
    const client = world.tab("Ana", store);
    void client.start();
    await world.clock.tick(0);
    set(client, "title", "Mine");
    await world.clock.tick(1_000);
    void client.flush(); // waits for the database
    client.stop();
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    world.server.fate = ({ method }) => (method === "GET" ? { there: seconds(5) } : {});
    void client.start();
    await world.clock.tick(seconds(4));
    expect(saves(world)).toEqual([]);
    await world.clock.tick(seconds(10));
    expect(saves(world).map(({ expectedVersion }) => expectedVersion)).toEqual([1]);
  });

  test("that nothing was unsaved in it when the question got lost does not matter", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    client.stop();
    world.server.fate = () => ({ lost: "request" });
    void client.start();
    await world.clock.tick(seconds(5));
    world.server.fate = () => ({});
    set(client, "title", "Mine");
    await world.clock.tick(seconds(5));
    expect(world.server.content.title).toBe("Mine");
  });

  test("offline, it goes on asking, and sends when it has been answered", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "title", "Mine");
    client.stop();
    world.server.fate = () => ({ lost: "request" });
    void client.start();
    await world.clock.tick(seconds(20));
    expect(await client.publish()).toMatchObject({ ok: false, reason: "offline" });
    world.server.fate = () => ({});
    await world.clock.tick(seconds(60));
    expect(world.server.content.title).toBe("Mine");
  });
});

test("work of a closed tab is sent by another when the server is back, without anybody looking at it", async () => {
  const world = new FakeWorld(start, undefined, true);
  const closing = await world.open("Ana");
  const other = await world.open("Ana");
  world.server.fate = () => ({ status: 502 });
  world.server.live.refuse = () => 1006;
  world.server.live.close(1012);
  set(closing, "title", "Mine");
  await world.clock.tick(seconds(5));
  world.crash(closing);
  await world.clock.tick(seconds(60));
  world.server.fate = () => ({});
  world.server.live.refuse = () => null;
  await world.clock.tick(seconds(60));
  expect(world.server.content.title).toBe("Mine");
  expect(other.getSnapshot()).toMatchObject({ status: "saved", content: { title: "Mine" } });
});

test("an earlier save of this tab is said to be its own, where it is the other side of a conflict", async () => {
  const world = new FakeWorld(start);
  const client = await world.open("Ana");
  set(client, "title", "First");
  await world.clock.tick(seconds(3));
  // As if the first save had never been answered: its base, and another value of the same field.
  const { isOwn } = await conflictOf(world, client.id);
  expect(isOwn).toBe(true);
  expect((await conflictOf(world, "another")).isOwn).toBeUndefined();
});

async function conflictOf(world: FakeWorld, id: string) {
  const { HttpCaller, HttpTransport, draftState } = await import("../src/index.ts");
  const caller = new HttpCaller({ fetch: world.server.fetchAs("Ana") });
  const transport = new HttpTransport({ tenant: "demo", caller });
  const opened = draftState.opened({ version: 0, content: start, by: null, at: null });
  const names = { key: `k ${id}`, client: `${id}/9` };
  const sent = draftState.send(draftState.edit(opened, { ...start, title: "Second" }), names);
  const save = { expectedVersion: 0, content: sent.local, ...names };
  const result = await transport.save(save);
  if (result.ok || result.failure.kind !== "stale") throw new Error("not stale");
  const { current, conflicts } = result.failure;
  const [conflict] = draftState.reject(sent, names.key, current, conflicts).conflicts;
  return conflict as { isOwn?: boolean };
}
