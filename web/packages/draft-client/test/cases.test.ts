import { describe, expect, test } from "vitest";
import type { DraftClient, Json } from "../src/index.ts";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio", subtitle: "Photos", items: [{ id: "a", text: "one" }] };
const seconds = (n: number) => n * 1_000;

const set = (client: DraftClient, field: string, value: Json) =>
  client.edit((content) => ({ ...(content as object), [field]: value }) as Json);
const status = (client: DraftClient) => client.getSnapshot().status;
const seen = (client: DraftClient) => client.getSnapshot().content as typeof start & Record<string, Json>;

describe("cases from the field", () => {
  test("[CASE 1] A autosaves one field, B another: both are kept", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    const b = await world.open("Ben");
    set(a, "title", "Atelier");
    set(b, "subtitle", "Portraits");
    await world.clock.tick(seconds(5));
    expect(world.server.content).toMatchObject({ title: "Atelier", subtitle: "Portraits" });
    expect([status(a), status(b)]).toEqual(["saved", "saved"]);
  });

  test("[CASE 3] 20 fast edits at 2 s latency: no conflict with oneself, then a real one is found", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = () => ({ there: seconds(1), back: seconds(1) });
    for (let i = 1; i <= 20; i++) {
      set(a, "title", `Title ${i}`);
      await world.clock.tick(700);
    }
    await world.clock.tick(seconds(10));
    expect(world.server.content.title).toBe("Title 20");
    expect(a.getSnapshot().conflicts).toEqual([]);

    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(a, "title", "Ana's");
    await world.clock.tick(seconds(10));
    expect(status(a)).toBe("needs-decision");
    expect(a.getSnapshot().conflicts).toMatchObject([
      { path: "/title", base: "Title 20", yours: "Ana's", theirs: "Ben's", by: { name: "Ben" } },
    ]);
    expect(seen(a).title).toBe("Ana's");
    expect(world.server.content.title).toBe("Ben's");
  });

  test("[CASE 4] a reply that is overtaken adds nothing twice", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = (request) => ({ back: request.isSave ? seconds(8) : 10 });
    set(a, "items", [...start.items, { id: "b", text: "two" }]);
    await world.clock.tick(seconds(3)); // saved, its reply on the way
    set(a, "items", [...seen(a).items, { id: "c", text: "three" }]);
    void a.revalidate(); // this answer overtakes the reply
    await world.clock.tick(seconds(30));
    expect((world.server.content.items as { id: string }[]).map((item) => item.id).sort()).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(a.getSnapshot().conflicts).toEqual([]);
    expect(status(a)).toBe("saved");
  });

  test("[CASE 5] publish with an autosave queued: the release has the edit and stays the published one", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = () => ({ there: 300, back: 300 });
    set(a, "title", "First");
    await world.clock.tick(seconds(2) + 100); // the autosave is under way
    set(a, "title", "Second");
    const publishing = a.publish();
    await world.clock.tick(700);
    set(a, "title", "Third"); // typed after the last save left: belongs to the draft, not to the release
    await world.clock.tick(seconds(20));
    expect(await publishing).toMatchObject({ ok: true, value: { release: 1 } });
    expect(world.server.releases).toMatchObject([{ content: { title: "Second" } }]);
    expect(world.server.content.title).toBe("Third");
    expect(a.getSnapshot()).toMatchObject({ status: "saved", published: { release: 1 }, conflicts: [] });
  });

  test("[CASE 6] 500 on autosave: visible, text kept, sent again by itself", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = () => ({ status: 500 });
    set(a, "title", "Atelier");
    await world.clock.tick(seconds(3));
    expect(a.getSnapshot()).toMatchObject({ status: "offline", unsaved: true, kept: true });
    expect(seen(a).title).toBe("Atelier");
    world.server.fate = () => ({});
    await world.clock.tick(seconds(40));
    expect(a.getSnapshot()).toMatchObject({ status: "saved", unsaved: false });
    expect(world.server.content.title).toBe("Atelier");
    const keys = world.server.requests.map((request) => request.headers["Idempotency-Key"]);
    expect(new Set(keys.filter(Boolean)).size).toBe(1);
  });

  test("[CASE 8] publish within the debounce: live has the edit; refused when it can't be saved", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    set(a, "title", "Atelier");
    await world.clock.tick(500);
    const publishing = a.publish();
    await world.clock.tick(0);
    expect(await publishing).toMatchObject({ ok: true });
    expect(world.server.releases.at(-1)?.content.title).toBe("Atelier");

    world.server.fate = (request) => (request.isSave ? { lost: "request" } : {});
    set(a, "title", "Unsaved");
    const refused = a.publish();
    await world.clock.tick(0);
    expect(await refused).toMatchObject({ ok: false, reason: "offline" });
    expect(world.server.releases).toHaveLength(1);
  });

  test("[CASE 9] a conflict, decided: the next save is accepted without a reload", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(a, "title", "Ana's");
    set(a, "subtitle", "Portraits");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Ben's", subtitle: "Portraits" });
    const [conflict] = a.getSnapshot().conflicts;
    a.decide(conflict?.id as string, "yours");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Ana's", subtitle: "Portraits" });
    set(a, "title", "Ana's again");
    await world.clock.tick(seconds(3));
    expect(world.server.content.title).toBe("Ana's again");
    expect(status(a)).toBe("saved");
  });

  test("[CASE 12] a second autosave is due before the first reply (3 s): no conflict, both are there", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = () => ({ back: seconds(3) });
    set(a, "title", "Atelier");
    await world.clock.tick(seconds(2.5));
    set(a, "subtitle", "Portraits");
    await world.clock.tick(seconds(20));
    expect(world.server.content).toMatchObject({ title: "Atelier", subtitle: "Portraits" });
    expect(a.getSnapshot()).toMatchObject({ status: "saved", conflicts: [] });
  });

  test("[CASE 17] a save is under way and a setting is toggled: both are saved", async () => {
    const world = new FakeWorld({ ...start, settings: { dark: false } });
    const a = await world.open("Ana");
    world.server.fate = () => ({ there: seconds(1), back: seconds(1) });
    set(a, "title", "A long text");
    const saving = a.flush();
    await world.clock.tick(500);
    set(a, "settings", { dark: true });
    await world.clock.tick(seconds(10));
    expect(await saving).toMatchObject({ ok: true });
    expect(world.server.content).toMatchObject({ title: "A long text", settings: { dark: true } });
  });

  test("[CASE 19] two tabs save unchanged: no request, no conflict, no version", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    const b = await world.open("Ben");
    set(a, "title", "Studio");
    b.edit((content) => ({ ...(content as object) }) as Json);
    await Promise.all([a.flush(), b.flush(), world.clock.tick(seconds(20))]);
    expect(world.server.current.version).toBe(0);
    expect(world.server.requests.filter((request) => request.method !== "GET")).toEqual([]);
    // And when the same arrives from both, it is one change.
    set(a, "title", "Same");
    set(b, "title", "Same");
    await world.clock.tick(seconds(20));
    expect(world.server.current.version).toBe(1);
    expect([status(a), status(b)]).toEqual(["saved", "saved"]);
  });

  test("[CASE 24] a conflict, then the browser is reloaded: my text is still there to decide on", async () => {
    const world = new FakeWorld(start);
    const before = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(before, "title", "What I wrote for an hour");
    await world.clock.tick(seconds(3));
    world.crash(before);

    const after = await world.open("Ana");
    await world.clock.tick(seconds(3));
    expect(seen(after).title).toBe("What I wrote for an hour");
    expect(after.getSnapshot()).toMatchObject({
      status: "needs-decision",
      conflicts: [
        { path: "/title", yours: "What I wrote for an hour", theirs: "Ben's", by: { name: "Ben" } },
      ],
    });
    after.decideAll("yours");
    await world.clock.tick(seconds(3));
    expect(world.server.content.title).toBe("What I wrote for an hour");
    expect(world.store.all("demo Ana")).toEqual([]);
  });

  test("[CASE 36] the draft can't be loaded: the editor has nothing, and saves nothing", async () => {
    const world = new FakeWorld(start);
    world.server.fate = () => ({ status: 500 });
    const a = await world.open("Ana");
    expect(a.getSnapshot()).toMatchObject({ status: "load-failed", content: undefined, unsaved: false });
    expect(() => a.edit({})).toThrow(/not loaded/);
    expect(await Promise.race([a.publish(), world.clock.tick(seconds(1))])).toMatchObject({ ok: false });
    world.server.fate = () => ({});
    await world.clock.tick(seconds(40));
    expect(a.getSnapshot()).toMatchObject({ status: "saved", content: start });
    expect(world.server.current.version).toBe(0);
  });

  test("[CASE 38] unsaved work that had been accepted is restored: it is there once", async () => {
    const world = new FakeWorld(start);
    const before = await world.open("Ana");
    world.server.fate = (request) => (request.isSave ? { lost: "reply" } : {});
    set(before, "items", [...start.items, { id: "b", text: "two" }]);
    await world.clock.tick(seconds(3)); // accepted, but nobody knows
    expect(world.server.current.version).toBe(1);
    world.crash(before);
    world.server.saveAs("Ben", (content) => ({ ...content, items: [{ id: "b", text: "two, by Ben" }] }));

    world.server.fate = () => ({});
    const after = await world.open("Ana");
    const another = await world.open("Ana"); // the work is adopted once, whoever comes
    await world.clock.tick(seconds(10));
    expect(world.server.content.items).toEqual([{ id: "b", text: "two, by Ben" }]);
    expect(after.getSnapshot()).toMatchObject({ status: "saved", conflicts: [] });
    expect(another.getSnapshot()).toMatchObject({ status: "saved", conflicts: [] });
    expect(world.server.current.version).toBe(2);
  });

  test("[CASE 39] the session expires, B saves, A signs in again: a merge, not an overwrite", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.signedOut.add("Ana");
    set(a, "title", "Ana's");
    await world.clock.tick(seconds(3));
    expect(a.getSnapshot()).toMatchObject({ status: "signed-out", kept: true, unsaved: true });
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    world.server.signedOut.clear();
    void a.revalidate();
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Ana's", subtitle: "Ben's" });
    expect(status(a)).toBe("saved");
  });

  test("[CASE 40] edited offline and elsewhere, reconnected: both are there", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = () => ({ lost: "request" });
    set(a, "title", "In the train");
    await world.clock.tick(seconds(600));
    set(a, "subtitle", "Still in the train");
    await world.clock.tick(seconds(600));
    expect(status(a)).toBe("offline");
    world.server.saveAs("Ben", (content) => ({ ...content, items: [] }));
    world.server.fate = () => ({});
    void a.revalidate();
    await world.clock.tick(seconds(1));
    expect(world.server.content).toEqual({
      title: "In the train",
      subtitle: "Still in the train",
      items: [],
    });
    expect(status(a)).toBe("saved");
  });

  test("[CASE 42] A edits, B edits, A undoes: B's edit is intact", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    set(a, "title", "Ana's");
    await world.clock.tick(seconds(3));
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    void a.revalidate();
    await world.clock.tick(0);
    expect(a.undo()).toBe("done");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Studio", subtitle: "Ben's" });
    expect(a.redo()).toBe("done");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toMatchObject({ title: "Ana's", subtitle: "Ben's" });
    // What another has changed since is not mine to take back.
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's title" }));
    void a.revalidate();
    await world.clock.tick(0);
    expect(a.undo()).toBe("conflict");
    expect(seen(a).title).toBe("Ben's title");
  });

  test("[CASE 50] typed during a save: the next save names the new version", async () => {
    const world = new FakeWorld(start);
    const a = await world.open("Ana");
    world.server.fate = () => ({ back: seconds(1) });
    set(a, "title", "One");
    await world.clock.tick(seconds(2.5));
    set(a, "title", "Two");
    await world.clock.tick(seconds(10));
    const saves = world.server.requests.filter((request) => request.isSave);
    expect(saves.map((request) => request.expectedVersion)).toEqual([0, 1]);
    expect(world.server.content.title).toBe("Two");
  });
});
