import type { Clients } from "./store.ts";

/** Clients hold a lock each; the browser gives it back when the page ends, however it ends. */
export class LockedClients implements Clients {
  constructor(private readonly locks: LockManager) {}

  live(id: string): () => void {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    void this.locks.request(nameOf(id), () => released);
    return release;
  }

  async isAlive(id: string): Promise<boolean> {
    const free = await this.locks.request(nameOf(id), { ifAvailable: true }, (lock) => lock !== null);
    return !free;
  }
}

function nameOf(id: string): string {
  return `stet-client:${id}`;
}

/** Clients ask each other who is there: slower than locks, and where there are none. */
export class AnsweringClients implements Clients {
  /** @param patience milliseconds to wait for an answer, which a busy page may give late */
  constructor(
    private readonly patience = 1_000,
    private readonly open = () => new BroadcastChannel("stet-clients"),
  ) {}

  live(id: string): () => void {
    const channel = this.open();
    channel.onmessage = ({ data }) => {
      if (data.ask === id) channel.postMessage({ here: id });
    };
    return () => channel.close();
  }

  isAlive(id: string): Promise<boolean> {
    const channel = this.open();
    return new Promise((resolve) => {
      const answer = (isAlive: boolean) => {
        clearTimeout(timer);
        channel.close();
        resolve(isAlive);
      };
      const timer = setTimeout(() => answer(false), this.patience);
      channel.onmessage = ({ data }) => {
        if (data.here === id) answer(true);
      };
      channel.postMessage({ ask: id });
    });
  }
}
