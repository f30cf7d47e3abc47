import { DraftClient } from "../client.ts";
import { HttpTransport } from "../http.ts";
import { HttpCaller } from "../http-caller.ts";
import type { JsonObject } from "../json.ts";
import type { LiveTransport } from "../live-port.ts";
import { type DraftStore, MemoryClients, MemoryStore } from "../store.ts";
import { FakeClock } from "./fake-clock.ts";
import { FakeServer } from "./fake-server.ts";

/** One server and any number of tabs on one device, on one clock, without a real network or a real wait. */
export class FakeWorld {
  readonly clock = new FakeClock();
  readonly server: FakeServer;
  readonly store = new MemoryStore();
  readonly clients = new MemoryClients();
  private readonly alive = new Map<DraftClient, { crashed: boolean }>();
  private ids = 0;

  constructor(
    content: JsonObject,
    private readonly random: () => number = () => 0.5,
    /** Whether tabs have live connections. */
    private readonly isLive = false,
  ) {
    this.server = new FakeServer(this.clock, content);
  }

  /** A tab that is not started yet. Tabs of one name share their unsaved work, as in one browser. */
  tab(name: string, store: DraftStore = this.store): DraftClient {
    const life = { crashed: false };
    const fetch = this.server.fetchAs(name);
    const client = new DraftClient({
      scope: `demo ${name}`,
      transport: new HttpTransport({
        tenant: "demo",
        caller: new HttpCaller({
          fetch: (url, init) => whileAlive(life, () => fetch(url, init)),
          expire: () => new AbortController().signal, // nothing here waits for ever
          clock: this.clock,
          random: this.random,
        }),
      }),
      store: {
        keep: (work, isNew) => whileAlive(life, () => store.keep(work, isNew)),
        drop: (id, owner) => whileAlive(life, () => store.drop(id, owner)),
        keepNow: (work, isNew) => store.keepNow?.(work, isNew),
        adopt: (scope, owner, isAlive) => whileAlive(life, () => store.adopt(scope, owner, isAlive)),
      },
      clients: this.clients,
      ...(this.isLive ? { live: whileLiving(life, this.server.liveAs(name)) } : {}),
      clock: this.clock,
      random: this.random,
      newId: () => `${name}-${++this.ids}`,
    });
    this.alive.set(client, life);
    return client;
  }

  /** A tab with its draft loaded. */
  async open(name: string): Promise<DraftClient> {
    const client = this.tab(name);
    void client.start();
    await this.clock.tick(0);
    return client;
  }

  /** The tab is gone, without a word; what it had in the store stays. */
  crash(client: DraftClient): void {
    const life = this.alive.get(client);
    if (life) life.crashed = true;
    client.stop();
  }
}

/** A crashed page closes nothing, either: the server finds out by its silence. */
function whileLiving(life: { readonly crashed: boolean }, transport: LiveTransport): LiveTransport {
  return {
    open: (handlers) => {
      const socket = transport.open({
        opened: () => life.crashed || handlers.opened(),
        received: (text) => life.crashed || handlers.received(text),
        closed: (code) => life.crashed || handlers.closed(code),
      });
      return {
        send: (text) => life.crashed || socket.send(text),
        close: () => life.crashed || socket.close(),
      };
    },
  };
}

/** A crashed page does nothing any more, and hears of nothing. */
async function whileAlive<T>(life: { readonly crashed: boolean }, act: () => Promise<T>): Promise<T> {
  const never = new Promise<T>(() => {});
  if (life.crashed) return never;
  const result = await act();
  return life.crashed ? never : result;
}
