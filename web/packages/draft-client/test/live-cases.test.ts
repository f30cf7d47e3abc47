import { describe, expect, test } from "vitest";
import type { DraftClient, Json } from "../src/index.ts";
import { HttpCaller, HttpTransport } from "../src/index.ts";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio", subtitle: "Photos", items: [{ id: "a", text: "one" }] };
const seconds = (n: number) => n * 1_000;
const set = (client: DraftClient, field: string, value: Json) =>
  client.edit((content) => ({ ...(content as object), [field]: value }) as Json);
const seen = (client: DraftClient) => client.getSnapshot().content as typeof start & Record<string, Json>;
const live = (content: typeof start & Record<string, Json> = start) =>
  new FakeWorld(content, () => 0.5, true);
const saves = (world: FakeWorld) => world.server.requests.filter(({ isSave }) => isSave);
const ids = (content: Json) => (content as typeof start).items.map(({ id }) => id).sort();

/** Cases from the field whose other versions are in `cases.test.ts`, with the news on. */
describe("cases from the field, live", () => {
  test("[CASE 3] 20 fast edits at 2 s latency, echoes late and doubled: no conflict with oneself; a real one at once", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.fate = () => ({ there: seconds(1), back: seconds(1) });
    let news = 0;
    world.server.live.delivery = () => ({ after: (++news % 3) * 900, twice: true });
    for (let i = 1; i <= 20; i++) {
      set(ana, "title", `Title ${i}`);
      await world.clock.tick(700);
      expect(ana.getSnapshot().conflicts).toEqual([]);
    }
    await world.clock.tick(seconds(10));
    expect(world.server.content.title).toBe("Title 20");
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", conflicts: [], news: [] });

    set(ana, "title", "Ana's");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await world.clock.tick(seconds(2));
    expect(ana.getSnapshot()).toMatchObject({
      status: "needs-decision",
      conflicts: [{ path: "/title", base: "Title 20", yours: "Ana's", theirs: "Ben's", by: { name: "Ben" } }],
    });
    expect(seen(ana).title).toBe("Ana's");
  });

  test("[CASE 4] the echo overtakes the reply, and a block is added in between: one of each", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.fate = ({ isSave }) => ({ back: isSave ? seconds(8) : 10 });
    set(ana, "items", [...start.items, { id: "b", text: "two" }]);
    await world.clock.tick(seconds(3)); // saved and echoed, the reply on its way
    set(ana, "items", [...seen(ana).items, { id: "c", text: "three" }]);
    world.server.saveAs("Ben", ({ items, ...rest }) => ({
      ...rest,
      items: [...(items as Json[]), { id: "d", text: "four" }],
    }));
    await world.clock.tick(seconds(30));
    expect(ids(world.server.content)).toEqual(["a", "b", "c", "d"]);
    expect(ids(seen(ana))).toEqual(["a", "b", "c", "d"]);
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", conflicts: [] });
  });

  test("[CASE 17] a save is under way, and a setting is toggled in the other tab: both are saved, and both see both", async () => {
    const world = live({ ...start, settings: { dark: false } });
    const one = await world.open("Ana");
    const other = await world.open("Ana");
    world.server.fate = () => ({ there: seconds(1), back: seconds(1) });
    set(one, "title", "A long text");
    void one.flush();
    await world.clock.tick(500);
    set(other, "settings", { dark: true });
    void other.flush();
    await world.clock.tick(seconds(5));
    const both = { title: "A long text", settings: { dark: true } };
    expect(world.server.content).toMatchObject(both);
    expect([seen(one), seen(other)]).toMatchObject([both, both]);
    expect(one.getSnapshot().news).toMatchObject([{ by: { name: "Ana" }, changes: ["/settings/dark"] }]);
  });

  test("[CASE 27] an agent writes while I have unsaved text: put on top, sent once, and then there is peace", async () => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    world.server.saveAs("Agent", (content) => ({ ...content, subtitle: "The agent's" }));
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Ana's", subtitle: "The agent's" });
    expect(world.server.revisions.map(({ kind }) => kind)).toEqual(["created", "save", "save"]);
    const { length } = world.server.requests;
    await world.clock.tick(seconds(600));
    expect(world.server.requests).toHaveLength(length);
    expect(saves(world)).toHaveLength(1);
  });

  test("[CASE 29] an agent saves on an old version: what differs is kept on both sides, what meets is refused", async () => {
    const world = live();
    const ana = await world.open("Ana");
    const agent = new HttpTransport({
      tenant: "demo",
      caller: new HttpCaller({ fetch: world.server.fetchAs("Agent") }),
    });
    set(ana, "title", "Ana's");
    await world.clock.tick(seconds(3));
    const save = (content: Json, key: string) =>
      agent.save({ expectedVersion: 0, content, key, client: "agent/1" });
    const meets = await save({ ...start, title: "The agent's" }, "k1");
    expect(meets).toMatchObject({ ok: false, failure: { kind: "stale", conflicts: [{ path: "/title" }] } });
    expect(await save({ ...start, subtitle: "The agent's" }, "k2")).toMatchObject({ ok: true });
    await world.clock.tick(0);
    expect(seen(ana)).toMatchObject({ title: "Ana's", subtitle: "The agent's" });
  });

  test("[CASE 31] a program writes while I type: my text is intact, and what is unsaved stays unsaved", async () => {
    const world = live({ ...start, text: "Good light for every face" });
    const ana = await world.open("Ana");
    for (let i = 1; i <= 8; i++) {
      set(ana, "text", `Good light for every face${"!".repeat(i)}`);
      world.server.saveAs("Program", (content) => ({ ...content, subtitle: `${i}` }));
      await world.clock.tick(300);
      expect(seen(ana)).toMatchObject({
        text: `Good light for every face${"!".repeat(i)}`,
        subtitle: `${i}`,
      });
      expect(ana.getSnapshot()).toMatchObject({ unsaved: true, conflicts: [] });
    }
    expect(saves(world)).toEqual([]);
    await world.clock.tick(seconds(2));
    expect(saves(world)).toHaveLength(1);
    expect(world.server.content).toMatchObject({ text: "Good light for every face!!!!!!!!", subtitle: "8" });
  });

  test("[CASE 38] unsaved work that had been accepted comes back while news of it arrive: it is there once", async () => {
    const world = live();
    const before = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { lost: "reply" } : {});
    world.server.live.delivery = () => ({ lost: true });
    set(before, "items", [...start.items, { id: "b", text: "two" }]);
    await world.clock.tick(seconds(3)); // accepted, but nobody knows
    world.crash(before);
    world.server.fate = () => ({ there: 200, back: 200 });
    world.server.live.delivery = () => ({ after: 100, twice: true });
    const after = world.tab("Ana");
    void after.start();
    await world.clock.tick(100);
    world.server.saveAs("Ben", (content) => ({ ...content, items: [{ id: "b", text: "two, by Ben" }] }));
    await world.clock.tick(seconds(10));
    expect(world.server.content.items).toEqual([{ id: "b", text: "two, by Ben" }]);
    expect(after.getSnapshot()).toMatchObject({
      status: "saved",
      conflicts: [],
      content: world.server.content,
    });
    expect(world.server.current.version).toBe(2);
  });

  test("[CASE 39] the session ends (4401), B saves, A signs in again: a merge, and the news are on", async () => {
    const world = live();
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    world.server.signedOut.add("Ana");
    world.server.live.close(4401);
    await world.clock.tick(seconds(60));
    expect(ana.getSnapshot()).toMatchObject({
      status: "signed-out",
      live: "refused",
      kept: true,
      unsaved: true,
    });
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    world.server.signedOut.clear();
    void ana.revalidate();
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Ana's", subtitle: "Ben's" });
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", live: "on", news: [{ by: { name: "Ben" } }] });
  });

  test("[CASE 40] edited offline and elsewhere: when the network is back, both are there, without a touch", async () => {
    const world = live();
    const ana = await world.open("Ana");
    world.server.fate = () => ({ lost: "request" });
    world.server.live.refuse = () => 1006;
    world.server.live.close(1006);
    set(ana, "title", "In the train");
    await world.clock.tick(seconds(600));
    expect(ana.getSnapshot()).toMatchObject({ status: "offline", live: "connecting" });
    world.server.saveAs("Ben", (content) => ({ ...content, items: [] }));
    world.server.fate = () => ({});
    world.server.live.refuse = () => null;
    await world.clock.tick(seconds(31));
    expect(world.server.content).toEqual({ ...start, title: "In the train", items: [] });
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", live: "on", content: world.server.content });
  });

  test("[CASE 42] A edits, B edits beside it and in the same text, A undoes: B's words are intact", async () => {
    const world = live({ ...start, text: "Good light for every face" });
    const ana = await world.open("Ana");
    const ben = await world.open("Ben");
    set(ana, "text", "Good light for every family");
    await world.clock.tick(seconds(3));
    set(ben, "text", "Soft light for every family");
    set(ben, "subtitle", "Ben's");
    await world.clock.tick(seconds(3));
    expect(ana.undo()).toBe("done");
    await world.clock.tick(seconds(3));
    expect(seen(ben)).toMatchObject({ text: "Soft light for every face", subtitle: "Ben's" });
    expect(ana.redo()).toBe("done");
    await world.clock.tick(seconds(3));
    expect(seen(ben)).toMatchObject({ text: "Soft light for every family", subtitle: "Ben's" });
    set(ben, "text", "Something else");
    await world.clock.tick(seconds(3));
    expect(ana.undo()).toBe("conflict");
    expect(seen(ana).text).toBe("Something else");
  });

  test("two people type in one text at the same time: both keep their words", async () => {
    const world = live({ ...start, text: "Light.\n\nStudio.\n\nFaces." });
    const [ana, ben] = [await world.open("Ana"), await world.open("Ben")];
    world.server.fate = () => ({ there: 300, back: 300 });
    world.server.live.delivery = () => ({ after: 150 });
    const mine = " Soft and warm, and always there when it is needed.";
    const theirs = " For hands, and for what they hold.";
    const paragraphs = (client: DraftClient) => String(seen(client).text).split("\n\n");
    const type = (client: DraftClient, paragraph: number, key: string | undefined) => {
      if (key)
        set(
          client,
          "text",
          paragraphs(client)
            .with(paragraph, paragraphs(client)[paragraph] + key)
            .join("\n\n"),
        );
    };
    for (let i = 0; i < mine.length; i++) {
      type(ana, 0, mine[i]);
      type(ben, 2, theirs[i]);
      await world.clock.tick(180);
    }
    await world.clock.tick(seconds(10));
    const text = `Light.${mine}\n\nStudio.\n\nFaces.${theirs}`;
    expect(world.server.content.text).toBe(text);
    expect([seen(ana).text, seen(ben).text]).toEqual([text, text]);
    expect([...ana.getSnapshot().conflicts, ...ben.getSnapshot().conflicts]).toEqual([]);
  });
});

test("words that are typed on while somebody deletes what they are in are all in the decision, also after a crash", async () => {
  const world = live();
  const ana = await world.open("Ana");
  let text = "one";
  for (const letter of " of seventy-eight characters") {
    text += letter;
    ana.editAt("/items/a/text", () => text);
    await world.clock.tick(150);
    if (text.length === 20) world.server.saveAs("Ben", (content) => ({ ...content, items: [] }));
  }
  await world.clock.tick(seconds(3));
  const mine = [{ kind: "delete-edit", yours: { id: "a", text }, by: { name: "Ben" } }];
  expect(ana.getSnapshot()).toMatchObject({
    status: "needs-decision",
    content: { items: [] },
    conflicts: mine,
  });
  world.crash(ana);
  const after = await world.open("Ana");
  expect(after.getSnapshot()).toMatchObject({ conflicts: mine });
  after.decideAll("yours");
  await world.clock.tick(seconds(3));
  expect(world.server.content.items).toEqual([{ id: "a", text }]);
});

test("typed into what was deleted when all had been saved: the last version that had it is remembered", async () => {
  const world = live();
  const ana = await world.open("Ana");
  world.server.saveAs("Ben", (content) => ({ ...content, items: [] }));
  await world.clock.tick(seconds(1));
  expect(ana.editAt("/items/a/text", () => "typed on")).toBe(true);
  expect(ana.getSnapshot()).toMatchObject({
    status: "needs-decision",
    kept: true,
    conflicts: [{ path: "/items/a", yours: { text: "typed on" }, by: { name: "Ben" } }],
  });
  expect(ana.editAt("/nowhere/b/text", () => "?")).toBe(false);
});

test("a decision that others make needless is over by itself, and mine is saved", async () => {
  const world = live();
  const ana = await world.open("Ana");
  set(ana, "title", "Ana's");
  world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
  await world.clock.tick(seconds(3));
  expect(ana.getSnapshot().status).toBe("needs-decision");
  world.server.saveAs("Ben", (content) => ({ ...content, title: "Studio" }));
  await world.clock.tick(seconds(3));
  expect(ana.getSnapshot()).toMatchObject({ status: "saved", conflicts: [] });
  expect(world.server.content.title).toBe("Ana's");
});
