import type { LiveHandlers, LiveSocket } from "../live-port.ts";
import type { FakeClock } from "./fake-clock.ts";

/** What happens to one message on its way; it arrives at once, and once, unless something else is given. */
export interface Delivery {
  /** Milliseconds until it arrives. Messages with different delays overtake each other. */
  readonly after?: number;
  readonly lost?: boolean;
  readonly twice?: boolean;
  /** The connection breaks instead, with this code for the client. */
  readonly close?: number;
}

export type Direction = "toServer" | "toClient";

/** Both ends of one connection, with delivery as a parameter. */
export class SocketPair {
  /** The client's end. */
  readonly client: LiveSocket = {
    send: (text) => this.deliver("toServer", text, (message) => this.server.received(message)),
    close: () => this.end(() => this.server.closed(1000)),
  };
  isOpen = true;

  constructor(
    private readonly clock: FakeClock,
    private readonly handlers: LiveHandlers,
    private readonly server: Omit<LiveHandlers, "opened">,
    private readonly delivery: (text: string, direction: Direction) => Delivery,
  ) {}

  /** The server sends. */
  send(text: string): void {
    this.deliver("toClient", text, (message) => this.handlers.received(message));
  }

  /** The server closes. */
  close(code: number): void {
    this.end(() => this.handlers.closed(code));
  }

  private deliver(direction: Direction, text: string, arrive: (text: string) => void): void {
    if (!this.isOpen) return;
    const { after = 0, lost = false, twice = false, close } = this.delivery(text, direction);
    if (close !== undefined) {
      this.clock.after(after, () => this.break(close));
      return;
    }
    if (lost) return;
    for (let i = 0; i < (twice ? 2 : 1); i++) this.clock.after(after, () => this.isOpen && arrive(text));
  }

  private break(code: number): void {
    this.end(() => {
      this.handlers.closed(code);
      this.server.closed(1006);
    });
  }

  private end(tell: () => void): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    tell();
  }
}
