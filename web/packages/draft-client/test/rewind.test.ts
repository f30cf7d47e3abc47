import { describe, expect, test } from "vitest";
import type { DraftClient, Json } from "../src/index.ts";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio", subtitle: "Photos", colour: "red" };
const seconds = (n: number) => n * 1_000;
const set = (client: DraftClient, field: string, value: Json) =>
  client.edit((content) => ({ ...(content as object), [field]: value }) as Json);

/** A tab at version 2; then the state of version 0 is put back, and a program saves two fields on top of it. */
async function putBack(isLive: boolean) {
  const world = new FakeWorld(start, undefined, isLive);
  const ana = await world.open("Ana");
  for (const title of ["One", "Two"]) {
    set(ana, "title", title);
    await world.clock.tick(seconds(3));
  }
  expect(ana.getSnapshot()).toMatchObject({ version: 2, rewound: false });
  world.server.putBack(0);
  world.server.saveAs("Program", (content) => ({ ...content, subtitle: "The program's" }));
  world.server.saveAs("Program", (content) => ({ ...content, colour: "blue" }));
  return { world, ana };
}

describe("an older state of the database is put back", () => {
  test("what others saved since is kept, and so is what I type on the old one", async () => {
    const { world, ana } = await putBack(false);
    set(ana, "title", "Three");
    await world.clock.tick(seconds(5));
    expect(ana.getSnapshot().content).toMatchObject({ subtitle: "The program's", colour: "blue" });
    ana.decideAll("yours"); // "Two" is gone from the server, so that "Three" meets "Studio"
    await world.clock.tick(seconds(5));
    expect(world.server.content).toEqual({ title: "Three", subtitle: "The program's", colour: "blue" });
  });

  test("a page with live news finds out by itself, says so, and sends nothing on what is not there any more", async () => {
    const { world, ana } = await putBack(true);
    set(ana, "colour", "green");
    await world.clock.tick(seconds(1)); // before the autosave
    await world.clock.tick(seconds(10));
    const snapshot = ana.getSnapshot();
    expect(snapshot).toMatchObject({ rewound: true, news: [], published: null, status: "needs-decision" });
    expect(snapshot.content).toEqual({ title: "Studio", subtitle: "The program's", colour: "green" });
    expect(snapshot.conflicts).toMatchObject([{ base: "red", yours: "green", theirs: "blue" }]);
    const sent = world.server.requests.filter(({ isSave }) => isSave).slice(2);
    for (const { expectedVersion } of sent) expect(expectedVersion).toBeGreaterThan(2);
    ana.forgetRewind();
    expect(ana.getSnapshot().rewound).toBe(false);
  });

  test("an older version that came back is taken, though its number is lower", async () => {
    const world = new FakeWorld(start, undefined, true);
    const ana = await world.open("Ana");
    set(ana, "title", "One");
    await world.clock.tick(seconds(3));
    world.server.putBack(0);
    await world.clock.tick(seconds(10));
    expect(ana.getSnapshot()).toMatchObject({ status: "saved", version: 0, content: start, rewound: true });
    const asked = world.server.requests.length;
    await world.clock.tick(seconds(120));
    expect(world.server.requests).toHaveLength(asked); // it does not go on asking for a version that is gone
    set(ana, "title", "Again");
    await world.clock.tick(seconds(3));
    expect(world.server.content.title).toBe("Again");
  });

  test("a save that was under way then is not taken for done", async () => {
    const world = new FakeWorld(start, undefined, true);
    const ana = await world.open("Ana");
    world.server.fate = ({ isSave }) => (isSave ? { lost: "reply" } : {});
    world.server.live.delivery = (text) => (text.includes('"changed"') ? { lost: true } : {});
    set(ana, "title", "Mine");
    await world.clock.tick(2_100);
    expect(world.server.current.version).toBe(1);
    world.server.putBack(0);
    world.server.fate = () => ({});
    await world.clock.tick(seconds(30));
    expect(world.server.content.title).toBe("Mine");
    expect(ana.getSnapshot().status).toBe("saved");
  });

  test("work of a tab that is gone is merged from its own base", async () => {
    const { world, ana } = await putBack(false);
    world.server.fate = ({ isSave }) => (isSave ? { lost: "request" } : {});
    set(ana, "title", "Unsaved");
    await world.clock.tick(0);
    world.crash(ana);
    world.server.fate = () => ({});
    const after = await world.open("Ana");
    await world.clock.tick(seconds(5));
    expect(after.getSnapshot()).toMatchObject({
      rewound: true,
      content: { title: "Unsaved", subtitle: "The program's", colour: "blue" },
    });
    expect(world.server.content).toMatchObject({ subtitle: "The program's", colour: "blue" });
  });
});
