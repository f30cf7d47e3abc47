// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { AnsweringClients, attach, LockedClients, openDraft, socketTransport } from "../src/browser.ts";
import type { Json } from "../src/index.ts";
import { FakeWorld } from "../src/testing/index.ts";

const start = { title: "Studio" };
const title = (value: string) => (content: Json) => ({ ...(content as object), title: value }) as Json;

async function page() {
  const world = new FakeWorld(start);
  const client = world.tab("Ana");
  const detach = attach(client);
  await world.clock.tick(0);
  const loads = () => world.server.requests.filter(({ method }) => method === "GET").length;
  return { world, client, detach, loads };
}

const fire = (type: string, target: EventTarget = window) => {
  const event = new Event(type, { cancelable: true });
  target.dispatchEvent(event);
  return event;
};

test.each(["focus", "online"])("%s asks for the newest version", async (type) => {
  const { world, client, detach } = await page();
  world.server.saveAs("Ben", () => ({ title: "Ben's" }));
  fire(type);
  await world.clock.tick(0);
  expect(client.getSnapshot().content).toEqual({ title: "Ben's" });
  detach();
});

test("a page that comes back from the cache is asleep until then, and revalidates before it sends", async () => {
  const { world, client, detach } = await page();
  client.edit(title("Mine"));
  fire("pagehide");
  await world.clock.tick(60_000);
  expect(world.server.current.version).toBe(0);
  world.server.saveAs("Ben", (content) => ({ ...content, more: "Ben's" }));
  fire("pageshow");
  await world.clock.tick(5_000);
  expect(world.server.content).toEqual({ title: "Mine", more: "Ben's" });
  detach();
});

test("a hidden page saves at once", async () => {
  const { world, client, detach } = await page();
  client.edit(title("Mine"));
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  fire("visibilitychange", document);
  await world.clock.tick(0);
  expect(world.server.content.title).toBe("Mine");
  Reflect.deleteProperty(document, "visibilityState");
  detach();
});

test("[CASE 6] leaving is questioned while the server does not take what was written, and only then", async () => {
  const { world, client, detach } = await page();
  expect(fire("beforeunload").defaultPrevented).toBe(false);
  world.server.fate = () => ({ status: 500 });
  client.edit(title("Mine"));
  await world.clock.tick(3_000);
  expect(fire("beforeunload").defaultPrevented).toBe(true);
  world.server.fate = () => ({});
  await world.clock.tick(60_000);
  expect(fire("beforeunload").defaultPrevented).toBe(false);
  detach();
});

test("detached, it hears of nothing", async () => {
  const { world, detach, loads } = await page();
  detach();
  const before = loads();
  fire("focus");
  await world.clock.tick(60_000);
  expect(loads()).toBe(before);
});

test("a client is alive as long as its lock is held", async () => {
  const clients = new LockedClients(new FakeLocks() as unknown as LockManager);
  const die = clients.live("a");
  expect(await clients.isAlive("a")).toBe(true);
  expect(await clients.isAlive("b")).toBe(false);
  die();
  await new Promise((resolve) => setTimeout(resolve));
  expect(await clients.isAlive("a")).toBe(false);
});

test("without locks, a client is alive as long as it answers", async () => {
  const air = new Set<FakeChannel>();
  const clients = new AnsweringClients(20, () => new FakeChannel(air) as unknown as BroadcastChannel);
  const die = clients.live("a");
  expect(await clients.isAlive("a")).toBe(true);
  expect(await clients.isAlive("b")).toBe(false);
  die();
  expect(await clients.isAlive("a")).toBe(false);
  expect(air.size).toBe(0);
});

test("each request names the member whom the page was opened for", async () => {
  const fetch = vi.fn(async (_url: string, _init: { headers: Record<string, string> }) => {
    throw new TypeError("offline");
  });
  vi.stubGlobal("fetch", fetch);
  vi.stubGlobal("WebSocket", PageSocket);
  const client = openDraft({ tenant: "demo", member: "żaneta@demo.example" });
  await client.revalidate();
  client.stop();
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(["/api/v1/tenants/demo/draft"]);
  expect(fetch.mock.calls[0]?.[1].headers["Stet-Member"]).toBe("%C5%BCaneta%40demo.example");
  vi.unstubAllGlobals();
});

test("live connections go to where the page came from, beside its HTTP calls", () => {
  vi.stubGlobal("WebSocket", PageSocket);
  const told: string[] = [];
  const socket = socketTransport({ tenant: "a b" }).open({
    opened: () => told.push("opened"),
    received: (text) => told.push(text),
    closed: (code) => told.push(`closed ${code}`),
  });
  const [page] = PageSocket.made.slice(-1) as [PageSocket];
  expect(page.url).toBe("ws://localhost:3000/api/v1/tenants/a%20b/live");
  socket.send("too early");
  page.readyState = 1;
  page.onopen();
  socket.send("hello");
  page.onmessage({ data: "welcome" });
  page.onclose({ code: 1012 });
  expect(told).toEqual(["opened", "welcome", "closed 1012"]);
  expect(page.sent).toEqual(["hello"]);
  vi.unstubAllGlobals();
});

/** A WebSocket as a page has it, without a server. */
class PageSocket {
  static readonly OPEN = 1;
  static readonly made: PageSocket[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  readonly url: string;
  onopen = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose: (event: { code: number }) => void = () => {};

  constructor(url: URL) {
    this.url = url.href;
    PageSocket.made.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {}
}

/** A BroadcastChannel among those that share `air`. */
class FakeChannel {
  onmessage: (event: { data: unknown }) => void = () => {};

  constructor(private readonly air: Set<FakeChannel>) {
    air.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of this.air) if (other !== this) queueMicrotask(() => other.onmessage({ data }));
  }

  close(): void {
    this.air.delete(this);
  }
}

/** Web Locks, which jsdom does not have: as far as they are used. */
class FakeLocks {
  private readonly held = new Set<string>();

  async request(name: string, ...rest: unknown[]): Promise<unknown> {
    const act = rest.at(-1) as (lock: object | null) => unknown;
    if (this.held.has(name)) return act(null);
    this.held.add(name);
    try {
      return await act({ name });
    } finally {
      this.held.delete(name);
    }
  }
}
