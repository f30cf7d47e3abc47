import { describe, expect, test } from "vitest";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio" };
const seconds = (n: number) => n * 1_000;

/** A world that notes when connections are tried, in milliseconds since the last one, and what the client sends. */
async function open() {
  const world = new FakeWorld(start, () => 1, true);
  const tries: number[] = [];
  const sent: [number, string][] = [];
  let last = world.clock.now();
  world.server.live.node = () => {
    tries.push(world.clock.now() - last);
    last = world.clock.now();
    return 0;
  };
  const began = world.clock.now();
  world.server.live.delivery = (text, direction) => {
    if (direction === "toServer") sent.push([world.clock.now() - began, text]);
    return {};
  };
  const ana = await world.open("Ana");
  const state = () => ana.getSnapshot().live;
  return { world, ana, tries, sent, state };
}

describe("[L3] [L5] while connected", () => {
  test("hello first, then a ping for every heartbeat in which nothing else was said", async () => {
    const { world, ana, sent } = await open();
    await world.clock.tick(seconds(20));
    ana.goTo("/pages/home");
    await world.clock.tick(seconds(30));
    expect(sent.map(([at]) => at)).toEqual([0, 15_000, 20_000, 35_000, 50_000]);
    expect(sent.map(([, text]) => JSON.parse(text))).toEqual([
      { type: "hello", protocol: 1, client: ana.id, version: 0 },
      { type: "ping" },
      { type: "at", place: "/pages/home" },
      { type: "ping" },
      { type: "ping" },
    ]);
  });

  test("nothing heard for three heartbeats: given up, and connected again", async () => {
    const { world, tries, state } = await open();
    world.server.live.delivery = () => ({ lost: true });
    await world.clock.tick(seconds(44));
    expect(state()).toBe("on");
    world.server.live.delivery = () => ({});
    await world.clock.tick(seconds(2));
    expect(tries).toEqual([0, 45_500]);
    expect(state()).toBe("on");
  });

  test("[L4] a connection that is not welcomed is none, whatever else comes over it", async () => {
    const { world, tries, state } = await open();
    world.server.live.delivery = (text) => ({ lost: text.includes("welcome") });
    world.server.live.close(1012);
    await world.clock.tick(seconds(40));
    expect(state()).toBe("connecting");
    world.server.live.delivery = () => ({});
    await world.clock.tick(seconds(10));
    expect(tries).toEqual([0, 500, 46_000]);
    expect(state()).toBe("on");
  });
});

describe("[L17] where I am", () => {
  test("is said at most twice a second, the newest last", async () => {
    const { world, ana, sent } = await open();
    for (let i = 1; i <= 10; i++) {
      ana.goTo(`/${i}`);
      await world.clock.tick(100);
    }
    await world.clock.tick(seconds(1));
    const places = sent.slice(1).map(([at, text]) => [at, JSON.parse(text).place]);
    expect(places).toEqual([
      [0, "/1"],
      [500, "/5"],
      [1_000, "/10"],
    ]);
  });

  test("is said again on the next connection, and nowhere is said when it can't be said", async () => {
    const { world, ana, sent } = await open();
    ana.goTo("/pages/home");
    await world.clock.tick(seconds(1));
    world.server.live.close(1012);
    await world.clock.tick(seconds(1));
    ana.goTo("no path");
    await world.clock.tick(seconds(1));
    const places = sent.map(([, text]) => JSON.parse(text)).filter(({ type }) => type === "at");
    expect(places.map(({ place }) => place)).toEqual(["/pages/home", "/pages/home", null]);
  });
});

describe("[L20] [L24] closed", () => {
  test.each([1001, 1006, 1011, 1012, 1013, 4408])("%d: connects again, ever more slowly", async (code) => {
    const { world, tries, state } = await open();
    world.server.live.refuse = () => code;
    world.server.live.close(code);
    await world.clock.tick(0);
    expect(state()).toBe("connecting");
    await world.clock.tick(seconds(120));
    expect(tries.slice(1, 9)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    world.server.live.refuse = () => null;
    await world.clock.tick(seconds(30));
    expect(state()).toBe("on");
  });

  test("a connection that has lasted makes the next wait short again; one that ends at once does not", async () => {
    const { world, tries } = await open();
    for (let i = 0; i < 3; i++) {
      world.server.live.close(1012);
      await world.clock.tick(seconds(5));
    }
    await world.clock.tick(seconds(15));
    world.server.live.close(1012);
    await world.clock.tick(seconds(5));
    const waits = [500, 4_500 + 1_000, 4_000 + 2_000];
    expect(tries).toEqual([0, ...waits, 3_000 + 15_000 + 500]);
  });

  test("looked at again: connects at once", async () => {
    const { world, ana, state } = await open();
    world.server.live.refuse = () => 1006;
    world.server.live.close(1006);
    await world.clock.tick(seconds(40));
    world.server.live.refuse = () => null;
    void ana.revalidate();
    await world.clock.tick(0);
    expect(state()).toBe("on");
  });

  test("looked at again while an earlier question hangs: connects at once, and asks again when that one fails", async () => {
    const { world, ana, state } = await open();
    world.server.live.refuse = () => 1006;
    world.server.live.close(1006);
    await world.clock.tick(seconds(20));
    world.server.fate = () => ({ back: seconds(30), lost: "reply" });
    void ana.revalidate();
    await world.clock.tick(seconds(1));
    world.server.live.refuse = () => null;
    world.server.live.delivery = (text) => ({ lost: text.includes("changed") });
    world.server.fate = () => ({});
    void ana.revalidate(); // the device is online again
    await world.clock.tick(0);
    expect(state()).toBe("on");
    world.server.live.close(4404);
    world.server.saveAs("Ben", () => ({ title: "Ben's" }));
    await world.clock.tick(seconds(30));
    expect(ana.getSnapshot().content).toEqual({ title: "Ben's" });
  });

  test("looked at again: a connection that is only half there is found within seconds", async () => {
    const { world, ana, tries, state } = await open();
    await world.clock.tick(seconds(20));
    world.server.live.delivery = () => ({ lost: true });
    void ana.revalidate();
    await world.clock.tick(seconds(3));
    void ana.revalidate(); // puts nothing off
    await world.clock.tick(seconds(2));
    expect(state()).toBe("connecting");
    world.server.live.delivery = () => ({});
    await world.clock.tick(seconds(1));
    expect(state()).toBe("on");
    expect(tries).toEqual([0, 25_500]);
  });

  test("looked at again: a connection that answers goes on", async () => {
    const { world, ana, tries, sent } = await open();
    await world.clock.tick(seconds(1));
    void ana.revalidate();
    await world.clock.tick(seconds(10));
    expect(sent.slice(1)).toEqual([[1_000, '{"type":"ping"}']]);
    await world.clock.tick(seconds(60));
    expect(tries).toEqual([0]);
  });

  test("4429: after a minute, also when it is looked at meanwhile", async () => {
    const { world, ana, tries, state } = await open();
    world.server.live.close(4429);
    await world.clock.tick(seconds(30));
    void ana.revalidate();
    await world.clock.tick(seconds(29));
    expect(state()).toBe("connecting");
    await world.clock.tick(seconds(1));
    expect(tries).toEqual([0, 60_000]);
    expect(state()).toBe("on");
  });

  test.each([4400, 4404, 4406, 4409])("%d: not by itself, and everything else goes on", async (code) => {
    const { world, ana, tries, state } = await open();
    world.server.live.close(code);
    await world.clock.tick(seconds(60));
    expect(state()).toBe("refused");
    void ana.revalidate();
    ana.edit({ title: "Saved all the same" });
    await world.clock.tick(seconds(60));
    expect(world.server.content).toEqual({ title: "Saved all the same" });
    expect(tries).toEqual([0]);
    ana.stop();
    expect(state()).toBe("off");
    void ana.start();
    await world.clock.tick(0);
    expect(state()).toBe("on");
  });

  test("4401: the page says that the session has ended; after signing in it connects again", async () => {
    const { world, ana, tries, state } = await open();
    world.server.signedOut.add("Ana");
    world.server.live.close(4401);
    await world.clock.tick(seconds(300));
    expect(ana.getSnapshot()).toMatchObject({ live: "refused", status: "signed-out", others: [] });
    void ana.revalidate(); // still not
    await world.clock.tick(seconds(300));
    expect(tries).toEqual([0]);
    world.server.signedOut.clear();
    void ana.revalidate();
    await world.clock.tick(seconds(1));
    expect(state()).toBe("on");
  });

  test("4401 although there is a session: tried again, ever more slowly", async () => {
    const { world, tries } = await open();
    world.server.live.refuse = () => 4401;
    world.server.live.close(4401);
    await world.clock.tick(seconds(60));
    expect(tries.slice(1)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000]);
  });

  test("a session that ended unnoticed: the connection that can't be opened leads to asking, and to no more tries", async () => {
    const { world, ana, tries } = await open();
    world.server.signedOut.add("Ana");
    world.server.live.close(1012);
    await world.clock.tick(seconds(300));
    expect(ana.getSnapshot()).toMatchObject({ live: "refused", status: "signed-out" });
    expect(tries).toEqual([0, 500]);
  });

  test("of a connection that was given up, nothing is heard any more", async () => {
    const { world, ana, state } = await open();
    world.server.live.delivery = () => ({ after: seconds(2) });
    world.server.saveAs("Ben", () => ({ title: "Ben's" }));
    await world.clock.tick(seconds(1));
    ana.stop();
    await world.clock.tick(seconds(10));
    expect(state()).toBe("off");
    expect(ana.getSnapshot()).toMatchObject({ content: start, news: [] });
  });
});
