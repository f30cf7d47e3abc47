import { describe, expect, test } from "vitest";
import type { DraftClient, Json } from "../src/index.ts";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio", subtitle: "Photos", items: [{ id: "a", text: "one" }] };
const seconds = (n: number) => n * 1_000;
const set = (client: DraftClient, field: string, value: Json) =>
  client.edit((content) => ({ ...(content as object), [field]: value }) as Json);
const seen = (client: DraftClient) => client.getSnapshot().content as typeof start & Record<string, Json>;
const loads = (world: FakeWorld) => world.server.requests.filter(({ method }) => method === "GET").length;
const live = () => new FakeWorld(start, () => 0.5, true);

describe("what others change", () => {
  test("[L10] appears by itself, without asking, and is news", async () => {
    const world = live();
    const ana = await world.open("Ana");
    const ben = await world.open("Ben");
    expect(ana.getSnapshot()).toMatchObject({ live: "on", news: [] });
    const before = loads(world);
    set(ben, "title", "Ben's");
    await world.clock.tick(seconds(3));
    expect(seen(ana).title).toBe("Ben's");
    expect(loads(world)).toBe(before);
    expect(ana.getSnapshot()).toMatchObject({
      status: "saved",
      version: 1,
      updatedBy: { name: "Ben" },
      news: [{ version: 1, kind: "save", by: { name: "Ben" }, changes: ["/title"], undoable: true }],
    });
    expect(ben.getSnapshot().news).toEqual([]);
  });

  test("[L12] [L15] what I have typed stays, and no save is made for theirs", async () => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Mine, unsaved");
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    await world.clock.tick(seconds(1));
    expect(seen(ana)).toMatchObject({ title: "Mine, unsaved", subtitle: "Ben's" });
    expect(world.server.current.version).toBe(1);
    await world.clock.tick(seconds(3));
    expect(world.server.current).toMatchObject({ version: 2, kind: "save" });
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's again" }));
    await world.clock.tick(seconds(60));
    expect(world.server.current.version).toBe(3);
  });

  test("[L11] a gap, however often it is told of: asked for once", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.largest = 0;
    world.server.fate = () => ({ there: 100, back: 100 });
    const before = loads(world);
    for (const title of ["1", "2", "3"]) world.server.saveAs("Ben", (content) => ({ ...content, title }));
    await world.clock.tick(seconds(1));
    expect(seen(ana).title).toBe("3");
    expect(loads(world)).toBe(before + 1);
  });

  test("[L11] told of something newer while the answer was on its way: asked again", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.largest = 0;
    world.server.fate = () => ({ back: 500 });
    world.server.saveAs("Ben", (content) => ({ ...content, title: "1" }));
    await world.clock.tick(100);
    world.server.saveAs("Ben", (content) => ({ ...content, title: "2" }));
    await world.clock.tick(seconds(2));
    expect(seen(ana).title).toBe("2");
  });

  test("[L5] a message that is lost is found by the next pong", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.delivery = (text) => ({ lost: text.includes("changed") });
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await world.clock.tick(seconds(14));
    expect(seen(ana).title).toBe("Studio");
    await world.clock.tick(seconds(2));
    expect(seen(ana).title).toBe("Ben's");
  });

  test("[L14] the echo settles the save whose reply is lost, and the next save does not wait for it", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { back: seconds(30), lost: "reply" } : {});
    set(ana, "title", "One");
    await world.clock.tick(seconds(3));
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", version: 1, news: [] });
    set(ana, "title", "Two");
    await world.clock.tick(seconds(3));
    expect(world.server.current).toMatchObject({ version: 2, content: { title: "Two" } });
    await world.clock.tick(seconds(60));
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", failure: null, conflicts: [] });
    expect(world.server.current.version).toBe(2);
  });

  test("[L14] the echo comes while a resend waits for the store: what was typed meanwhile is saved by itself", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.delivery = (text) => ({ after: text.includes("changed") ? 2_200 : 0 });
    world.server.fate = ({ isSave }) => (isSave ? { back: 1_500, lost: "reply" } : {});
    set(ana, "title", "One");
    await world.clock.tick(seconds(3));
    const { keep } = world.store;
    world.store.keep = async (...work) => {
      await new Promise<void>((resolve) => world.clock.after(seconds(1), resolve));
      return keep.apply(world.store, work);
    };
    set(ana, "title", "Two");
    void ana.flush(); // as any focus or retry does
    world.server.fate = () => ({});
    await world.clock.tick(seconds(10));
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", version: 2 });
    expect(world.server.current).toMatchObject({ version: 2, content: { title: "Two" } });
  });

  test("[L16] what can't be used breaks nothing, and is asked about", async () => {
    const world = live();
    const ana = await world.open("Ana");
    for (const text of ["", "{", "[]", '{"type":"changed"}', '{"type":"changed","version":1e99}']) {
      const before = loads(world);
      world.server.live.send(ana.id, text);
      await world.clock.tick(0);
      expect(loads(world), text).toBe(before + 1);
    }
    const before = loads(world);
    world.server.live.send(ana.id, '{"type":"weather","sun":true}');
    await world.clock.tick(0);
    expect(loads(world)).toBe(before);
    expect(ana.getSnapshot()).toMatchObject({ live: "on", status: "saved", content: start });
  });

  test("published by somebody else: known at once", async () => {
    const world = live();
    const ana = await world.open("Ana");
    const ben = await world.open("Ben");
    await Promise.all([ben.publish(), world.clock.tick(0)]);
    expect(ana.getSnapshot()).toMatchObject({
      version: 1,
      published: { release: 1, version: 1 },
      news: [{ kind: "publish", release: 1, undoable: false }],
    });
  });
});

describe("news", () => {
  test("missed for want of a connection are asked for from the history, at most 20", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.refuse = () => 1006;
    world.server.live.close(1006);
    set(ana, "subtitle", "Ana's");
    await world.clock.tick(seconds(5));
    for (let i = 0; i < 3; i++) world.server.saveAs("Ben", (content) => ({ ...content, title: `Ben ${i}` }));
    world.server.live.refuse = () => null;
    await world.clock.tick(seconds(40));
    expect(ana.getSnapshot()).toMatchObject({
      content: { title: "Ben 2" },
      news: [2, 3, 4].map((version) => ({
        version,
        by: { name: "Ben" },
        changes: ["/title"],
        undoable: false,
      })),
    });
    world.server.live.delivery = (text) => ({ lost: text.includes("changed") });
    for (let i = 0; i < 30; i++)
      world.server.saveAs("Cleo", (content) => ({ ...content, title: `Cleo ${i}` }));
    await world.clock.tick(seconds(40));
    expect(ana.getSnapshot().news.map(({ version }) => version)).toEqual(
      Array.from({ length: 20 }, (_, i) => 15 + i),
    );
  });

  test("of one change whose message was lost can be taken back all the same", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.largest = 0;
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await world.clock.tick(0);
    expect(ana.getSnapshot().news).toMatchObject([{ version: 1, undoable: true }]);
    expect(ana.takeBack(1)).toBe("done");
  });

  test("of what was merged into my save come after the reply, and can be taken back", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.lag = () => seconds(1);
    set(ana, "title", "Ana's");
    await world.clock.tick(seconds(2) - 1);
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    await world.clock.tick(1);
    expect(ana.getSnapshot()).toMatchObject({ version: 2, content: { subtitle: "Ben's" }, news: [] });
    await world.clock.tick(seconds(1));
    expect(ana.getSnapshot().news).toMatchObject([{ version: 1, undoable: true }]);
    expect(ana.takeBack(1)).toBe("done");
    expect(seen(ana)).toMatchObject({ title: "Ana's", subtitle: "Photos" });
  });

  test("are not of what this client did itself, or goes on with for a tab that is gone", async () => {
    const world = live();
    const before = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    set(before, "title", "Unsaved");
    await world.clock.tick(seconds(3));
    world.crash(before);
    world.server.fate = () => ({});
    const after = await world.open("Ana");
    await Promise.all([after.publish(), world.clock.tick(seconds(3))]);
    expect(world.server.revisions.map(({ client }) => client?.split("/")[0])).toEqual([
      undefined,
      before.id,
      after.id,
    ]);
    expect(after.getSnapshot().news).toEqual([]);
  });
});

describe("whose side of a conflict it is", () => {
  test("is told by the change itself, where the reply to a merge named nobody", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.delivery = (text) => ({ after: text.includes("changed") ? 1_000 : 0 });
    world.server.fate = ({ isSave }) => (isSave ? { there: 100, back: 100 } : {});
    set(ana, "subtitle", "Ana's");
    await world.clock.tick(seconds(2));
    set(ana, "title", "Ana's"); // typed while the save is on its way
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    world.server.saveAs("Cleo", (content) => ({ ...content, third: "Cleo's" }));
    await world.clock.tick(200);
    expect(ana.getSnapshot().conflicts).toMatchObject([{ path: "/title", theirs: "Ben's", by: null }]);
    await world.clock.tick(seconds(1));
    expect(ana.getSnapshot().conflicts).toMatchObject([{ path: "/title", by: { name: "Ben" } }]);
  });

  test("is not whoever wrote last elsewhere", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { back: 500 } : {});
    set(ana, "subtitle", "Ana's");
    await world.clock.tick(seconds(2));
    set(ana, "title", "Ana's");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    world.server.saveAs("Cleo", (content) => ({ ...content, third: "Cleo's" }));
    await world.clock.tick(seconds(1));
    expect(ana.getSnapshot().conflicts).toMatchObject([{ path: "/title", by: { name: "Ben" } }]);
  });
});

describe("takeBack", () => {
  test("undoes another's change as an edit of mine, which undo takes back", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's", subtitle: "Ben's" }));
    await world.clock.tick(0);
    expect(ana.takeBack(1)).toBe("done");
    expect(seen(ana)).toEqual(start);
    expect(ana.takeBack(1)).toBe("nothing");
    await world.clock.tick(seconds(3));
    expect(world.server.current).toMatchObject({ version: 2, by: { name: "Ana" }, content: start });
    expect(ana.undo()).toBe("done");
    expect(seen(ana)).toMatchObject({ title: "Ben's", subtitle: "Ben's" });
  });

  test("leaves what was changed since, and says so", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's", subtitle: "Ben's" }));
    world.server.saveAs("Cleo", (content) => ({ ...content, title: "Cleo's", third: "Cleo's" }));
    await world.clock.tick(0);
    expect(ana.takeBack(1)).toBe("conflict");
    expect(seen(ana)).toEqual({ ...start, title: "Cleo's", third: "Cleo's" });
    expect(ana.takeBack(7)).toBe("nothing");
  });

  test("news can be forgotten, and stay forgotten", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.live.delivery = () => ({ twice: true });
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await world.clock.tick(0);
    expect(ana.getSnapshot().news).toHaveLength(1);
    ana.forget(1);
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's 2" }));
    await world.clock.tick(0);
    expect(ana.getSnapshot().news.map(({ version }) => version)).toEqual([2]);
  });
});

describe("a command whose own event overtakes its reply", () => {
  /** The answer to a command takes its time, and the event does not. */
  const slow = (world: FakeWorld) => {
    world.server.fate = ({ method }) => (method === "GET" ? {} : { back: 1_000 });
  };

  test("discarding what is unsaved gives it up, asks nothing, and can be undone", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await world.clock.tick(0);
    set(ana, "title", "Mine, given up");
    slow(world);
    const done = ana.discard({ evenUnsaved: true });
    await world.clock.tick(500);
    expect(seen(ana).title).toBe("Mine, given up");
    await world.clock.tick(seconds(1));
    expect(await done).toMatchObject({ ok: true, value: { version: 2 } });
    expect(ana.getSnapshot()).toMatchObject({
      status: "saved",
      content: start,
      conflicts: [],
      news: [{ version: 1 }],
    });
    expect(ana.undo()).toBe("done");
    expect(seen(ana).title).toBe("Mine, given up");
  });

  test.each(["discard", "restore"] as const)("%s can be undone, and is no news", async (kind) => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    await world.clock.tick(seconds(3));
    const { canUndo } = ana.getSnapshot();
    expect(canUndo).toBe(true);
    slow(world);
    const done = kind === "discard" ? ana.discard() : ana.restore(0);
    await world.clock.tick(seconds(2));
    expect(await done).toMatchObject({ ok: true });
    expect(ana.getSnapshot()).toMatchObject({ content: start, version: 2, news: [] });
    expect(ana.undo()).toBe("done");
    expect(seen(ana).title).toBe("Ana's");
  });

  test("its event may be too large for a patch: what was asked for waits for the reply, too", async () => {
    const world = live();
    world.server.live.largest = 0;
    const ana = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await world.clock.tick(0);
    set(ana, "title", "Mine, given up");
    slow(world);
    void ana.discard({ evenUnsaved: true });
    await world.clock.tick(seconds(2));
    expect(ana.getSnapshot()).toMatchObject({
      status: "saved",
      content: start,
      conflicts: [],
      canUndo: true,
    });
  });

  test("the reply is lost, and the same key asks again: done once, and taken in once", async () => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    await world.clock.tick(seconds(3));
    let lost = 0;
    world.server.fate = ({ method }) => (method === "DELETE" && lost++ === 0 ? { lost: "reply" } : {});
    const done = ana.discard();
    await world.clock.tick(seconds(10));
    expect(await done).toMatchObject({ ok: true, value: { version: 2 } });
    expect(world.server.current.version).toBe(2);
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", content: start, version: 2 });
    expect(ana.undo()).toBe("done");
    expect(seen(ana).title).toBe("Ana's");
  });

  test("no reply ever comes: its event tells what it did, and what was typed stays", async () => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    await world.clock.tick(seconds(3));
    world.server.fate = ({ method }) => (method === "DELETE" ? { lost: "reply" } : {});
    const done = ana.discard();
    await world.clock.tick(100);
    set(ana, "subtitle", "Typed meanwhile");
    await world.clock.tick(seconds(60));
    expect(await done).toMatchObject({ ok: false, reason: "offline" });
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", version: 3, conflicts: [] });
    expect(seen(ana)).toEqual({ ...start, subtitle: "Typed meanwhile" });
  });

  test("what others change meanwhile comes with the reply, and undo leaves it alone", async () => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    await world.clock.tick(seconds(3));
    slow(world);
    void ana.discard();
    await world.clock.tick(500);
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    await world.clock.tick(seconds(1));
    expect(seen(ana)).toEqual({ ...start, subtitle: "Ben's" });
    expect(ana.undo()).toBe("done");
    expect(seen(ana)).toEqual({ ...start, title: "Ana's", subtitle: "Ben's" });
  });
});

describe("presence", () => {
  test("[L17] [L18] others are seen where they are, and I am not among them", async () => {
    const world = live();
    const ana = await world.open("Ana");
    const ben = await world.open("Ben");
    ben.goTo("/pages/home");
    await world.clock.tick(0);
    expect(ana.getSnapshot().others).toMatchObject([
      { client: ben.id, writer: { name: "Ben" }, place: "/pages/home" },
    ]);
    expect(ben.getSnapshot().others).toMatchObject([{ client: ana.id, place: null }]);
    ben.stop();
    await world.clock.tick(0);
    expect(ana.getSnapshot().others).toEqual([]);
    expect(ben.getSnapshot()).toMatchObject({ live: "off", others: [] });
  });

  test("more than the list holds are counted, without me", async () => {
    const world = live();
    const first = await world.open("Ana");
    for (let i = 0; i < 100; i++) await world.open("Ben");
    const last = await world.open("Cleo");
    expect(first.getSnapshot().others).toHaveLength(99);
    expect(first.getSnapshot().othersMore).toBe(2);
    expect(last.getSnapshot().others).toHaveLength(100);
    expect(last.getSnapshot().othersMore).toBe(1);
  });

  test("[CASE 45] a tab that is gone without a word is gone from the list within the TTL", async () => {
    const world = live();
    const ana = await world.open("Ana");
    const ben = await world.open("Ben");
    world.crash(ben);
    await world.clock.tick(seconds(44));
    expect(ana.getSnapshot().others).toHaveLength(1);
    await world.clock.tick(seconds(2));
    expect(ana.getSnapshot().others).toEqual([]);
  });
});
