import { describe, expect, test } from "vitest";
import type { DraftClient, Json } from "../src/index.ts";
import { type FakeRequest, FakeWorld, type Fate } from "../src/testing/index.ts";

const start = { title: "Studio", subtitle: "Photos" };
const seconds = (n: number) => n * 1_000;
const set = (client: DraftClient, field: string, value: Json) =>
  client.edit((content) => ({ ...(content as object), [field]: value }) as Json);
const saves = (world: FakeWorld) => world.server.requests.filter(({ isSave }) => isSave);

describe("autosave", () => {
  test("2 s after typing stops, 10 s after it began", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    const times: number[] = [];
    const began = world.clock.now();
    world.server.fate = ({ isSave }) => {
      if (isSave) times.push(world.clock.now() - began);
      return {};
    };
    for (let i = 0; i < 24; i++) {
      set(client, "title", `t${i}`);
      await world.clock.tick(500);
    }
    await world.clock.tick(seconds(5));
    expect(times).toEqual([10_000, 13_500]);
  });

  test("what comes back to how it was is not saved", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "title", "x");
    set(client, "title", "Studio");
    await world.clock.tick(seconds(5));
    expect(saves(world)).toEqual([]);
    expect(client.getSnapshot().status).toBe("saved");
  });

  test("says Saving from the first key to the answer", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.fate = () => ({ there: 100, back: 100 });
    const seen: string[] = [];
    client.subscribe(() => seen.push(client.getSnapshot().status));
    set(client, "title", "x");
    await world.clock.tick(seconds(5));
    expect([...new Set(seen)]).toEqual(["saving", "saved"]);
  });
});

describe("what is beside the content", () => {
  test("is known after a reload with unsaved text, also when the draft has not moved", async () => {
    const world = new FakeWorld(start);
    const before = await world.open("Ana");
    await before.publish();
    set(before, "title", "Unsaved");
    await world.clock.tick(0);
    world.crash(before);
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    const after = await world.open("Ana");
    expect(after.getSnapshot()).toMatchObject({
      content: { title: "Unsaved" },
      published: { release: 1, version: 1 },
      updatedBy: { name: "Ana" },
    });
    await after.revalidate();
    const reads = world.server.requests.filter(({ method }) => method === "GET");
    expect(reads.at(-1)?.headers["If-None-Match"]).toBe('"1"');
  });

  test("is not taken from an answer that a publish has overtaken", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    world.server.fate = ({ method }) => (method === "GET" ? { back: seconds(5) } : {});
    void client.revalidate();
    await world.clock.tick(0);
    set(client, "title", "One");
    expect(await client.publish()).toMatchObject({ ok: true, value: { release: 1, version: 3 } });
    await world.clock.tick(seconds(10));
    expect(client.getSnapshot()).toMatchObject({ version: 3, published: { release: 1, version: 3 } });
  });
});

describe("content that the server refuses", () => {
  test("is shown with its errors, kept, and tried again after the next edit only", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = (content) =>
      (content as typeof start).title === "" ? [{ path: "/title", message: "A title is needed." }] : [];
    set(client, "title", "");
    await world.clock.tick(seconds(60));
    expect(client.getSnapshot()).toMatchObject({
      status: "invalid",
      errors: [{ path: "/title", message: "A title is needed." }],
      content: { title: "" },
      unsaved: true,
      kept: true,
    });
    void client.revalidate();
    await world.clock.tick(seconds(60));
    expect(saves(world)).toHaveLength(1);
    expect(await client.publish()).toMatchObject({ ok: false, reason: "invalid" });
    set(client, "title", "Fine");
    await world.clock.tick(seconds(3));
    expect(client.getSnapshot()).toMatchObject({ status: "saved", errors: [] });
    expect(world.server.content.title).toBe("Fine");
  });

  test("too much of it says so", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.limit = 1_000;
    set(client, "title", "x".repeat(2_000));
    await world.clock.tick(seconds(3));
    expect(client.getSnapshot()).toMatchObject({ status: "invalid", errors: [{ path: "" }] });
  });

  test("can be given up by discarding, and undone", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = (content) =>
      (content as typeof start).title === "" ? [{ path: "/title", message: "no" }] : [];
    set(client, "title", "");
    await world.clock.tick(seconds(3));
    expect(await client.discard()).toMatchObject({ ok: false, reason: "invalid" });
    expect(await client.discard({ evenUnsaved: true })).toMatchObject({ ok: true });
    expect(client.getSnapshot()).toMatchObject({ status: "saved", content: start, unsaved: false });
    client.undo();
    expect(client.getSnapshot().content).toMatchObject({ title: "" });
  });
});

describe("[CASE 63] what is invalid holds back only itself", () => {
  const titled = (content: Json) =>
    (content as typeof start).title === "" ? [{ path: "/title", message: "A title is needed." }] : [];

  test("everything else is saved, and it itself when it is corrected", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = titled;
    set(client, "title", "");
    set(client, "subtitle", "Mine");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toEqual({ title: "Studio", subtitle: "Mine" });
    const errors = [{ path: "/title", message: "A title is needed." }];
    const invalid = { status: "invalid", errors, content: { title: "" }, unsaved: true, kept: true };
    expect(client.getSnapshot()).toMatchObject({ ...invalid, savedAt: world.clock.now() - 1_000 });
    set(client, "subtitle", "Mine, too");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toEqual({ title: "Studio", subtitle: "Mine, too" });
    expect(client.getSnapshot()).toMatchObject(invalid);
    expect(saves(world)).toHaveLength(3); // refused once, and not sent again with the others
    expect(await client.publish()).toMatchObject({
      ok: false,
      reason: "invalid",
      detail: "A title is needed.",
    });
    set(client, "title", "Corrected");
    await world.clock.tick(seconds(3));
    expect(world.server.content).toEqual({ title: "Corrected", subtitle: "Mine, too" });
    expect(client.getSnapshot()).toMatchObject({ status: "saved", errors: [] });
  });

  test("what is refused in a new item holds back the item, which would not be whole without it", async () => {
    const world = new FakeWorld({ ...start, items: [] });
    const client = await world.open("Ana");
    world.server.violations = (content) =>
      (content as unknown as { items: { id: string; text: string }[] }).items
        .filter(({ text }) => text === "")
        .map(({ id }) => ({ path: `/items/${id}/text`, message: "no" }));
    set(client, "items", [
      { id: "a", text: "" },
      { id: "b", text: "B" },
    ]);
    await world.clock.tick(seconds(3));
    expect(world.server.content.items).toEqual([{ id: "b", text: "B" }]);
    set(client, "items", [
      { id: "a", text: "A" },
      { id: "b", text: "B" },
    ]);
    await world.clock.tick(seconds(3));
    expect(world.server.content.items).toEqual([
      { id: "a", text: "A" },
      { id: "b", text: "B" },
    ]);
  });

  test("survives a crash, and others' changes go on arriving", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = titled;
    set(client, "title", "");
    await world.clock.tick(seconds(3));
    world.crash(client);
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    const after = await world.open("Ana");
    await world.clock.tick(seconds(3));
    expect(after.getSnapshot()).toMatchObject({
      status: "invalid",
      content: { title: "", subtitle: "Ben's" },
    });
  });

  test("a refusal of what is not mine holds back all, as there is nothing to correct here", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = () => [{ path: "/subtitle", message: "no" }];
    set(client, "title", "Mine");
    await world.clock.tick(seconds(30));
    expect(saves(world)).toHaveLength(1);
    expect(client.getSnapshot()).toMatchObject({ status: "invalid", errors: [{ path: "/subtitle" }] });
  });
});

describe("a refusal is over", () => {
  const titled = (content: Json) =>
    (content as typeof start).title === "" ? [{ path: "/title", message: "no" }] : [];

  test("when what was refused is taken back", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = titled;
    for (const back of [() => set(client, "title", "Studio"), () => client.undo()]) {
      set(client, "title", "");
      await world.clock.tick(seconds(3));
      expect(client.getSnapshot()).toMatchObject({ status: "invalid" });
      back();
      expect(client.getSnapshot()).toMatchObject({ status: "saved", errors: [], failure: null });
    }
  });

  test("when somebody else's change has taken its place", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = titled;
    set(client, "title", "");
    await world.clock.tick(seconds(3));
    world.server.saveAs("Ben", (content) => ({ ...content, title: "" }));
    await client.revalidate();
    expect(client.getSnapshot()).toMatchObject({ status: "saved", errors: [], failure: null });
  });

  test.each([403, 404])("when the draft could not be loaded (%d), and then could", async (status) => {
    const world = new FakeWorld(start);
    world.server.fate = () => ({ status, problem: "forbidden" });
    const client = await world.open("Ana");
    expect(client.getSnapshot()).toMatchObject({ status: "load-failed" });
    world.server.fate = () => ({});
    await client.revalidate();
    expect(client.getSnapshot()).toMatchObject({ status: "saved", errors: [], failure: null });
  });

  test("when it was about the session, and the next load has renewed that", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { status: 403, problem: "forbidden" } : {});
    set(client, "title", "x");
    await world.clock.tick(seconds(3));
    expect(client.getSnapshot()).toMatchObject({ failure: { kind: "refused" }, unsaved: true });
    world.server.fate = () => ({});
    await client.revalidate();
    expect(client.getSnapshot()).toMatchObject({ status: "saved", failure: null });
    expect(world.server.content.title).toBe("x");
  });

  test("when it was corrected while its answer was not known", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.violations = titled;
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    set(client, "title", "");
    await world.clock.tick(seconds(3));
    set(client, "title", "Corrected");
    await world.clock.tick(seconds(3));
    expect(client.getSnapshot()).toMatchObject({ status: "offline" });
    world.server.fate = () => ({});
    await world.clock.tick(seconds(60));
    expect(world.server.content.title).toBe("Corrected");
    expect(client.getSnapshot()).toMatchObject({ status: "saved", errors: [] });
    expect(new Set(saves(world).map(({ headers }) => headers["Idempotency-Key"])).size).toBe(2);
  });
});

describe("an answer that is not Stet's says nothing about the content", () => {
  const html = "<html>403 by the proxy</html>";
  test.each<Fate>([
    ...[403, 404, 405, 407, 409, 413, 422].map((status) => ({ status, text: html })),
    { status: 302 },
    { status: 0 }, // a redirect that was not followed, as a browser shows it
    { text: "<html>Sign in to the hotel's network</html>" },
    { text: "{}" },
    { text: '{"version":0,"outcome":"saved"}' }, // older than the version that the save was based on
  ])("%j: offline, then saved with the same key", async (fate) => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    await client.revalidate();
    const sent: (string | undefined)[] = [];
    world.server.fate = ({ isSave, headers }) => {
      if (!isSave) return {};
      sent.push(headers["Idempotency-Key"]);
      return sent.length < 3 ? fate : {};
    };
    set(client, "title", "Mine");
    await world.clock.tick(seconds(2));
    expect(client.getSnapshot()).toMatchObject({ status: "offline", errors: [], content: { title: "Mine" } });
    await world.clock.tick(seconds(10));
    expect(client.getSnapshot()).toMatchObject({ status: "saved", version: 2 });
    expect(world.server.content.title).toBe("Mine");
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
  });

  test.each([403, 404, 302])("a load answered %d by a proxy is asked again by itself", async (status) => {
    const world = new FakeWorld(start);
    let asked = 0;
    world.server.fate = () => (++asked < 3 ? { status, text: html } : {});
    const client = await world.open("Ana");
    expect(client.getSnapshot()).toMatchObject({ status: "load-failed", failure: { kind: "unavailable" } });
    await world.clock.tick(seconds(10));
    expect(client.getSnapshot()).toMatchObject({ status: "saved", content: start });
  });
});

describe("putting an earlier release live", () => {
  const isRollback = ({ path }: FakeRequest) => path === "/releases/1/restore";

  async function published(isLive = false) {
    const world = new FakeWorld(start, undefined, isLive);
    const client = await world.open("Ana");
    await client.publish();
    set(client, "title", "Second");
    await client.publish();
    return { world, client };
  }

  test("saves first, names the version and itself, keeps its key over a lost reply, and is done once", async () => {
    const { world, client } = await published();
    set(client, "title", "Unsaved");
    let lost = 0;
    world.server.fate = (request) => (isRollback(request) && lost++ < 2 ? { lost: "reply" } : {});
    const restoring = client.restoreRelease(1);
    await world.clock.tick(seconds(20));
    expect(await restoring).toEqual({ ok: true, value: { release: 3, version: 5 } });
    expect(world.server.releases).toHaveLength(3);
    expect(world.server.revisions[4]?.content.title).toBe("Unsaved"); // in the history
    const [first, ...others] = world.server.requests.filter(isRollback);
    expect(first?.headers["Stet-Client"]).toMatch(new RegExp(`^${client.id}/`));
    expect(others.map(({ headers }) => headers)).toEqual([first?.headers, first?.headers]);
    expect(client.getSnapshot()).toMatchObject({
      status: "saved",
      version: 5,
      content: start,
      published: { release: 3, version: 5 },
    });
  });

  test("is refused while a decision is open, and when the draft is not at the version that was looked at", async () => {
    const { world, client } = await published();
    expect(await client.restoreRelease(1, { version: 2 })).toMatchObject({ ok: false, reason: "changed" });
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(client, "title", "Ana's");
    expect(await client.restoreRelease(1)).toMatchObject({ ok: false, reason: "needs-decision" });
    expect(world.server.releases).toHaveLength(2);
  });

  test("of one's own is no news of one's own, and is news in the other tabs", async () => {
    const { world, client } = await published(true);
    const other = await world.open("Ana");
    expect(await client.restoreRelease(1)).toMatchObject({ ok: true });
    await world.clock.tick(seconds(1));
    expect(client.getSnapshot().news).toEqual([]);
    expect(other.getSnapshot().news).toMatchObject([{ kind: "release-restore", release: 3 }]);
    expect(other.getSnapshot().content).toEqual(start);
  });
});

describe("commands", () => {
  test("publish names the version that the flush gave, and a review that is outdated is refused", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "title", "One");
    const reviewed = await client.flush();
    expect(reviewed).toEqual({ ok: true, value: { version: 1 } });
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    const refused = client.publish({ version: 1 });
    expect(await refused).toMatchObject({ ok: false, reason: "changed" });
    expect(client.getSnapshot()).toMatchObject({ version: 2, content: { subtitle: "Ben's" } });
    expect(await client.publish({ version: 2 })).toMatchObject({
      ok: true,
      value: { release: 1, version: 3 },
    });
    expect(client.getSnapshot()).toMatchObject({ version: 3, published: { release: 1, version: 3 } });
  });

  test("publish, its reply lost: asked again with the same key, done once", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    let lost = 0;
    world.server.fate = ({ path }) => (path === "/publish" && lost++ < 2 ? { lost: "reply" } : {});
    const publishing = client.publish();
    await world.clock.tick(seconds(10));
    expect(await publishing).toMatchObject({ ok: true, value: { release: 1 } });
    expect(world.server.releases).toHaveLength(1);
  });

  test("publish is refused while a decision is open", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(client, "title", "Ana's");
    expect(await client.publish()).toMatchObject({ ok: false, reason: "needs-decision" });
    expect(world.server.releases).toEqual([]);
  });

  test("nothing is given up while a decision is open, also when something else can't be saved", async () => {
    const world = new FakeWorld({ ...start, items: [{ id: "a", text: "A" }] });
    const client = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, items: [] }));
    set(client, "items", [{ id: "a", text: "A long text of mine" }]);
    await client.flush();
    const mine = [{ kind: "delete-edit", yours: { id: "a", text: "A long text of mine" } }];
    expect(client.getSnapshot()).toMatchObject({ status: "needs-decision", conflicts: mine });
    const needed = { ok: false, reason: "needs-decision" };
    expect(await client.discard({ evenUnsaved: true })).toMatchObject(needed);

    world.server.violations = () => [{ path: "/title", message: "no" }];
    set(client, "title", "");
    expect(await client.discard()).toMatchObject({ ok: false, reason: "invalid" });
    expect(await client.discard({ evenUnsaved: true })).toMatchObject(needed);
    expect(await client.restore(0, { evenUnsaved: true })).toMatchObject(needed);
    expect(client.getSnapshot()).toMatchObject({ conflicts: mine, content: { title: "" } });
  });

  test("discard undoes what was reviewed, and nothing that came since", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    await client.publish();
    set(client, "title", "One");
    expect(await client.flush()).toMatchObject({ value: { version: 2 } });
    world.server.saveAs("Ben", (content) => ({ ...content, subtitle: "Ben's" }));
    await client.revalidate();
    expect(await client.discard({ reviewed: { version: 2 } })).toMatchObject({
      ok: false,
      reason: "changed",
    });
    expect(world.server.content).toMatchObject({ subtitle: "Ben's" });
    expect(await client.discard({ reviewed: { version: 3 } })).toMatchObject({ ok: true });
    expect(world.server.content).toEqual(start);
  });

  test("restore saves first, so that the history has it, and keeps what is typed meanwhile", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "title", "One");
    await client.flush();
    set(client, "title", "Two");
    world.server.fate = () => ({ there: 100, back: 100 });
    const restoring = client.restore(0);
    await world.clock.tick(300);
    set(client, "subtitle", "typed");
    await world.clock.tick(seconds(10));
    expect(await restoring).toMatchObject({ ok: true });
    expect(world.server.revisions.map(({ content }) => content.title)).toEqual([
      "Studio",
      "One",
      "Two",
      "Studio",
      "Studio",
    ]);
    expect(world.server.content).toEqual({ title: "Studio", subtitle: "typed" });
    client.undo(); // the typing
    client.undo(); // the restoring
    expect(client.getSnapshot().content).toEqual({ title: "Two", subtitle: "Photos" });
  });

  test("the history is at hand", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "title", "One");
    await client.flush();
    const page = await client.revisions();
    expect(page).toMatchObject({
      ok: true,
      value: { revisions: [{ version: 1, updatedBy: { name: "Ana" } }, { version: 0 }] },
    });
    expect(await client.revision(0)).toMatchObject({ ok: true, value: { content: start } });
  });
});

describe("undo", () => {
  test("takes back what was typed in one go, word by word with others' words kept", async () => {
    const world = new FakeWorld({ text: "Good light for every face" });
    const client = await world.open("Ana");
    for (const text of ["Good light for every f", "Good light for every fa", "Good light for every family"]) {
      set(client, "text", text);
      await world.clock.tick(100);
    }
    await client.flush();
    world.server.saveAs("Ben", () => ({ text: "Soft light for every family" }));
    void client.revalidate();
    await world.clock.tick(0);
    client.undo();
    expect(client.getSnapshot().content).toEqual({ text: "Soft light for every face" });
    expect(client.getSnapshot()).toMatchObject({ canUndo: false, canRedo: true });
  });

  test("typing on is one step, also while others change something else", async () => {
    const world = new FakeWorld({ ...start, text: "" });
    const client = await world.open("Ana");
    let version = 0;
    for (const text of ["F", "Fa", "Fac", "Face"]) {
      set(client, "text", text);
      await world.clock.tick(200);
      const { content } = client.getSnapshot();
      client.receive({ version: ++version, content: { ...start, text: "", n: version }, by: null, at: null });
      expect(client.getSnapshot().content).toEqual({ ...(content as object), n: version });
    }
    expect(client.undo()).toBe("done");
    expect(client.getSnapshot()).toMatchObject({ content: { text: "", n: version }, canUndo: false });
  });

  test("a step that others have typed into ends there", async () => {
    const world = new FakeWorld({ text: "" });
    const client = await world.open("Ana");
    set(client, "text", "Face");
    client.receive({ version: 1, content: { text: "Ben's" }, by: null, at: null });
    client.decideAll("theirs");
    set(client, "text", "Ben's face");
    client.undo();
    expect(client.getSnapshot().content).toEqual({ text: "Ben's" });
  });

  test("one call, one step: what others have replaced is said, and the next call goes on before it", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    set(client, "subtitle", "First");
    await world.clock.tick(seconds(3));
    set(client, "title", "Second");
    await client.flush();
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    await client.revalidate();
    expect(client.undo()).toBe("conflict");
    expect(client.getSnapshot()).toMatchObject({
      content: { title: "Ben's", subtitle: "First" },
      canUndo: true,
    });
    expect(client.undo()).toBe("done");
    expect(client.getSnapshot()).toMatchObject({
      content: { title: "Ben's", subtitle: "Photos" },
      canUndo: false,
    });
    expect(client.undo()).toBe("nothing");
    expect(client.redo()).toBe("done");
    expect(client.getSnapshot().content).toMatchObject({ title: "Ben's", subtitle: "First" });
  });

  test("a decision can be taken back", async () => {
    const world = new FakeWorld(start);
    const client = await world.open("Ana");
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(client, "title", "Ana's");
    await client.flush();
    client.decideAll("theirs");
    expect(client.getSnapshot().content).toMatchObject({ title: "Ben's" });
    client.undo();
    expect(client.getSnapshot().content).toMatchObject({ title: "Ana's" });
  });
});

describe("work that changes hands", () => {
  test("a tab that slept finds its work taken, keeps what it typed since, and sends nothing twice", async () => {
    const world = new FakeWorld(start);
    const sleeper = await world.open("Ana");
    world.server.fate = () => ({ lost: "request" });
    set(sleeper, "title", "Typed before");
    await world.clock.tick(seconds(3));
    sleeper.stop(); // into the back-forward cache
    world.server.fate = () => ({});
    const heir = await world.open("Ana");
    await world.clock.tick(seconds(3));
    expect(world.server.content.title).toBe("Typed before");
    set(heir, "title", "Written on");
    await heir.flush();

    set(sleeper, "subtitle", "Typed on waking");
    void sleeper.start();
    await world.clock.tick(seconds(5));
    expect(world.server.content).toEqual({ title: "Written on", subtitle: "Typed on waking" });
    expect(sleeper.getSnapshot()).toMatchObject({
      status: "saved",
      content: { title: "Written on" },
      conflicts: [],
    });
    expect(world.store.all("demo Ana")).toEqual([]);
  });

  test("a tab that wakes without a connection, its work taken, goes on by itself when it is back", async () => {
    const world = new FakeWorld(start);
    const sleeper = await world.open("Ana");
    set(sleeper, "title", "Typed before");
    await world.clock.tick(0);
    sleeper.stop();
    await world.open("Ana");
    await world.clock.tick(seconds(3));
    world.server.fate = () => ({ lost: "request" });
    set(sleeper, "subtitle", "Typed on waking");
    void sleeper.start();
    await world.clock.tick(seconds(1));
    world.server.fate = () => ({});
    await world.clock.tick(seconds(60));
    expect(world.server.content).toEqual({ title: "Typed before", subtitle: "Typed on waking" });
    expect(sleeper.getSnapshot()).toMatchObject({ status: "saved" });
  });

  test("several crashed tabs, one heir: all of it is saved, each once", async () => {
    const world = new FakeWorld(start);
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    for (const [field, value] of [
      ["title", "A"],
      ["subtitle", "B"],
      ["third", "C"],
    ] as const) {
      const tab = await world.open("Ana");
      // A tab that was there all along would have adopted; these all crash together.
      set(tab, field, value);
      await world.clock.tick(0);
      world.crash(tab);
    }
    world.server.fate = () => ({});
    const heir = await world.open("Ana");
    await world.clock.tick(seconds(10));
    expect(world.server.content).toEqual({ title: "A", subtitle: "B", third: "C" });
    expect(heir.getSnapshot()).toMatchObject({ status: "saved", content: world.server.content });
    expect(world.store.all("demo Ana")).toEqual([]);
  });

  test("an open decision does not hold up the work of another tab, and both leave nothing behind", async () => {
    const world = new FakeWorld(start);
    const [first, second] = [await world.open("Ana"), await world.open("Ana")];
    world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
    set(first, "title", "Ana's");
    await first.flush();
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    set(second, "subtitle", "Also Ana's");
    await world.clock.tick(0);
    world.crash(first);
    world.crash(second);
    world.server.fate = () => ({});
    const heir = await world.open("Ana");
    await world.clock.tick(seconds(5));
    expect(world.server.content).toEqual({ title: "Ben's", subtitle: "Also Ana's" });
    expect(heir.getSnapshot()).toMatchObject({ status: "needs-decision", content: { title: "Ana's" } });
    expect(world.store.all("demo Ana")).toHaveLength(1);
    heir.decideAll("theirs");
    await world.clock.tick(0);
    expect(world.store.all("demo Ana")).toEqual([]);
  });

  test("started, stopped and started in one breath, a client inherits once", async () => {
    const world = new FakeWorld(start);
    const works = [];
    for (const field of ["title", "subtitle"]) {
      const tab = await world.open("Ana");
      set(tab, field, "Unsaved");
      await world.clock.tick(0);
      works.push(tab);
    }
    for (const tab of works) world.crash(tab);
    let claims = 0;
    const { adopt } = world.store;
    world.store.adopt = (...args) => {
      claims++;
      return adopt.apply(world.store, args);
    };
    const heir = world.tab("Ana");
    void heir.start();
    heir.stop();
    void heir.start();
    await world.clock.tick(seconds(10));
    expect(claims).toBe(1);
    expect(world.server.content).toEqual({ title: "Unsaved", subtitle: "Unsaved" });
    expect(saves(world)).toHaveLength(2);
    expect(world.store.all("demo Ana")).toEqual([]);
  });

  test("a tab that stays open takes up what another has left, as soon as somebody looks at it", async () => {
    const world = new FakeWorld(start);
    const [stays, goes] = [await world.open("Ana"), await world.open("Ana")];
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    set(goes, "title", "Left behind");
    await world.clock.tick(seconds(3));
    world.crash(goes);
    world.server.fate = () => ({});
    void stays.revalidate();
    await world.clock.tick(seconds(1));
    expect(world.server.content.title).toBe("Left behind");
    expect(stays.getSnapshot()).toMatchObject({ status: "saved", content: { title: "Left behind" } });
    expect(world.store.all("demo Ana")).toEqual([]);
  });

  test("nobody else's client gets it", async () => {
    const world = new FakeWorld(start);
    const ana = await world.open("Ana");
    set(ana, "title", "Ana's");
    await world.clock.tick(0);
    world.crash(ana);
    const ben = await world.open("Ben");
    expect(ben.getSnapshot().content).toEqual(start);
  });

  test("the draft can't be loaded, but unsaved work is there: it can be written on, and is sent later", async () => {
    const world = new FakeWorld(start);
    const before = await world.open("Ana");
    set(before, "title", "In the train");
    await world.clock.tick(0);
    world.crash(before);
    world.server.fate = () => ({ lost: "request" });
    const after = await world.open("Ana");
    expect(after.getSnapshot()).toMatchObject({
      status: "offline",
      content: { title: "In the train" },
      kept: true,
    });
    set(after, "subtitle", "Also in the train");
    world.server.saveAs("Ben", (content) => ({ ...content, third: "Ben's" }));
    world.server.fate = () => ({});
    await world.clock.tick(seconds(60));
    expect(world.server.content).toEqual({
      title: "In the train",
      subtitle: "Also in the train",
      third: "Ben's",
    });
  });

  test("200 KB of text, and the tab is closed at once: nothing is lost", async () => {
    const world = new FakeWorld(start);
    const before = await world.open("Ana");
    const text = "A long story. ".repeat(15_000);
    set(before, "title", text);
    await world.clock.tick(0);
    world.crash(before);
    const after = await world.open("Ana");
    await world.clock.tick(seconds(3));
    expect(after.getSnapshot()).toMatchObject({ status: "saved", content: { title: text } });
    expect(world.server.content.title).toBe(text);
  });
});

test("left in the middle of a write: what was typed last is written at once", async () => {
  const world = new FakeWorld(start);
  const notes: [string, boolean][] = [];
  Object.assign(world.store, {
    keep: () => new Promise<boolean>(() => {}), // the browser breaks it off
    keepNow: (work: { state: string }, isNew: boolean) => void notes.push([work.state, isNew]),
  });
  const client = await world.open("Ana");
  client.stop();
  expect(notes).toEqual([]); // nothing is unsaved
  void client.start();
  await world.clock.tick(0);
  set(client, "title", "Hel");
  set(client, "title", "Hello");
  client.stop();
  expect(notes).toHaveLength(1);
  expect(notes[0]?.[0]).toContain('"title":"Hello"');
  expect(notes[0]?.[1]).toBe(true);
});

test("a store that can't write: saved all the same, and the page says what it can't promise", async () => {
  const world = new FakeWorld(start);
  world.store.keep = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
  const client = await world.open("Ana");
  set(client, "title", "x");
  await world.clock.tick(seconds(3));
  expect(client.getSnapshot()).toMatchObject({ status: "offline", kept: false });
  world.server.fate = () => ({});
  await world.clock.tick(seconds(60));
  expect(world.server.content.title).toBe("x");
});

test("offline with nothing but a decision: online again by itself", async () => {
  const world = new FakeWorld(start);
  const client = await world.open("Ana");
  set(client, "title", "Ana's");
  world.server.fate = ({ method }) => (method === "GET" ? { lost: "request" } : {});
  void client.revalidate();
  await world.clock.tick(0);
  client.receive({ version: 1, content: { ...start, title: "Ben's" }, by: null, at: null });
  world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
  await world.clock.tick(seconds(3));
  expect(client.getSnapshot()).toMatchObject({ status: "offline", conflicts: [{ path: "/title" }] });
  world.server.fate = () => ({});
  await world.clock.tick(seconds(60));
  expect(client.getSnapshot()).toMatchObject({ status: "needs-decision", failure: null, retryAt: null });
});

describe("a store that hangs", () => {
  test("delays the first load and a save by 2 s, and the page says what it can't promise", async () => {
    const world = new FakeWorld(start);
    const never = <T>() => new Promise<T>(() => {});
    Object.assign(world.store, { keep: never, adopt: never });
    const client = world.tab("Ana");
    void client.start();
    await world.clock.tick(seconds(2) - 1);
    expect(client.getSnapshot().status).toBe("loading");
    await world.clock.tick(1);
    expect(client.getSnapshot().status).toBe("saved");
    set(client, "title", "x");
    await world.clock.tick(seconds(2));
    expect(client.getSnapshot().kept).toBe(false);
    expect(world.server.content.title).toBe("x");
    set(client, "title", "y");
    await world.clock.tick(seconds(2));
    expect(world.server.content.title).toBe("y"); // it waits once, not for each save
  });

  test("and gives work in the end: that is saved, too", async () => {
    const world = new FakeWorld(start);
    const before = await world.open("Ana");
    set(before, "title", "Unsaved");
    await world.clock.tick(0);
    world.crash(before);
    const { adopt } = world.store;
    world.store.adopt = async (...args) => {
      await new Promise<void>((resolve) => world.clock.after(seconds(10), resolve));
      return adopt.apply(world.store, args);
    };
    const heir = world.tab("Ana");
    void heir.start();
    await world.clock.tick(seconds(5));
    expect(heir.getSnapshot()).toMatchObject({ status: "saved", content: start });
    await world.clock.tick(seconds(6));
    expect(world.server.content.title).toBe("Unsaved");
    expect(heir.getSnapshot()).toMatchObject({ status: "saved", content: { title: "Unsaved" }, kept: true });
    expect(world.store.all("demo Ana")).toEqual([]);
  });
});

test("a hot draft: five stale answers, then it waits and lets others in", async () => {
  const world = new FakeWorld({ ...start, n: 0 });
  const client = await world.open("Ana");
  let n = 0;
  // Whoever comes is overtaken by somebody who changes the same.
  world.server.fate = ({ isSave }) => {
    if (isSave && n < 7) world.server.saveAs("Ben", (content) => ({ ...content, n: ++n, title: `Ben ${n}` }));
    return {};
  };
  set(client, "title", "Ana's");
  set(client, "subtitle", "Ana's");
  await world.clock.tick(seconds(60));
  expect(client.getSnapshot()).toMatchObject({ status: "needs-decision", content: { title: "Ana's" } });
  expect(world.server.content.subtitle).toBe("Ana's");
});
