import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { type ClientMessage, type Heard, heard, protocol } from "./live-messages.ts";
import type { LiveSocket, LiveTransport } from "./live-port.ts";
import type { DraftSnapshot } from "./snapshot.ts";

/** Milliseconds. */
const firstHeartbeat = 15_000;
const betweenPlaces = 500;
const firstWait = 500;
const aMinute = 60_000;
/** An answer to a ping takes no longer where there is a connection. */
const atOnce = 5_000;

const sessionEnded = 4401;
const tooMuch = 4429;
/** Trying again is of no use: not by itself ([L20]). */
const final: ReadonlySet<number> = new Set([4400, sessionEnded, 4404, 4406, 4409]);

export interface LinkEvents {
  /** What `hello` says. */
  who(): { readonly client: string; readonly version: number | null };
  heard(message: Heard): void;
  changed(live: DraftSnapshot["live"]): void;
  /** Whether there is a session, as far as HTTP has told: without one no connection is tried. */
  isSignedIn(): boolean;
  /** The session may have ended: HTTP knows. A browser does not say why a connection could not be opened. */
  doubts(): void;
}

/** Keeps one live connection: says hello, keeps it alive, and connects again when that can be of use. */
export class LiveLink {
  private socket: LiveSocket | null = null;
  private isAwake = false;
  private refusal: number | null = null;
  private failures = 0;
  /** Whether HTTP was asked since the last welcome. */
  private hasDoubted = false;
  /** When the present connection was welcomed, and when another may be tried: milliseconds since 1970. */
  private welcomedAt: number | null = null;
  private notBefore = 0;
  private heartbeat = firstHeartbeat;
  private place: string | null = null;
  /** Whether an open connection was asked whether it is still there. */
  private isProbed = false;
  private placeSentAt = Number.NEGATIVE_INFINITY;
  private sentAt = 0;

  private cancelRetry = () => {};
  private cancelPing = () => {};
  private cancelDeadline = () => {};
  private cancelPlace = () => {};

  constructor(
    private readonly transport: LiveTransport,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly events: LinkEvents,
  ) {}

  wake(): void {
    if (this.isAwake) return;
    this.isAwake = true;
    this.connect();
  }

  sleep(): void {
    if (!this.isAwake) return;
    this.isAwake = false;
    this.refusal = null;
    this.hangUp();
    this.cancelRetry();
    this.events.changed("off");
  }

  /**
   * The page is looked at again, or is online: no more waiting, unless the server asked for it. A connection that is open
   * may have ended unnoticed, as after a sleep or in another network: it has to answer.
   */
  hurry(): void {
    if (this.socket) {
      this.probe();
      return;
    }
    if (!this.isAwake || this.refusal !== null || this.clock.now() < this.notBefore) return;
    this.cancelRetry();
    this.connect();
  }

  private probe(): void {
    if (this.welcomedAt === null || this.isProbed) return;
    this.send({ type: "ping" });
    this.cancelDeadline();
    this.cancelDeadline = this.clock.after(atOnce, () => this.closed(1006));
    this.isProbed = true;
  }

  /** HTTP has found a session: a connection that ended with the last one is tried again. */
  signedIn(): void {
    if (this.refusal === sessionEnded) this.later();
  }

  /** Says where the person is; at most twice a second ([L17]). */
  goTo(place: string | null): void {
    if (place === this.place) return;
    this.place = place;
    this.sayPlace();
  }

  private connect(): void {
    if (!this.events.isSignedIn()) {
      this.refuse(sessionEnded);
      return;
    }
    this.events.changed("connecting");
    this.welcomedAt = null;
    this.heartbeat = firstHeartbeat;
    const isCurrent = () => this.socket === socket; // of a connection that was given up, nothing is heard
    const socket = this.transport.open({
      opened: () => isCurrent() && this.opened(),
      received: (text) => isCurrent() && this.received(text),
      closed: (code) => isCurrent() && this.closed(code),
    });
    this.socket = socket;
    this.listen();
  }

  private opened(): void {
    this.send({ type: "hello", protocol, ...this.events.who() });
  }

  private received(text: string): void {
    const message = heard(text);
    if (message.type === "welcome") {
      if (message.protocol !== protocol) {
        this.hangUp();
        this.refuse(4406);
        return;
      }
      this.heartbeat = message.heartbeat * 1_000;
      this.welcomedAt = this.clock.now();
      this.hasDoubted = false;
      this.events.changed("on");
      if (this.place !== null) this.sayPlace();
    }
    if (this.welcomedAt !== null) this.listen(); // before its welcome, a connection is none
    this.events.heard(message);
  }

  private closed(code: number): void {
    const wasWelcome = this.welcomedAt !== null;
    const lasted = wasWelcome && this.clock.now() - (this.welcomedAt as number) >= this.heartbeat;
    this.hangUp();
    if (final.has(code)) {
      this.refuse(code);
      return;
    }
    if (lasted) this.failures = 0;
    this.later(code === tooMuch ? aMinute : 0);
    if (code === tooMuch) this.notBefore = this.clock.now() + aMinute;
    if (wasWelcome || this.hasDoubted) return;
    this.hasDoubted = true;
    this.events.doubts();
  }

  /** Connects again, each time a little later, also where one server says there is a session and another denies it. */
  private later(atLeast = 0): void {
    this.refusal = null;
    this.failures++;
    this.cancelRetry();
    const wait = backoff(this.failures, this.random, atLeast, firstWait);
    this.cancelRetry = this.clock.after(wait, () => this.connect());
    this.events.changed("connecting");
  }

  private refuse(code: number): void {
    this.refusal = code;
    this.events.changed("refused");
    if (code === sessionEnded && this.events.isSignedIn()) this.events.doubts();
  }

  /** Ends the present connection; it is not listened to any more. */
  private hangUp(): void {
    const { socket } = this;
    this.socket = null;
    this.cancelPing();
    this.cancelDeadline();
    this.cancelPlace();
    this.placeSentAt = Number.NEGATIVE_INFINITY;
    this.welcomedAt = null;
    socket?.close();
  }

  private send(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message));
    this.sentAt = this.clock.now();
    this.planPing();
  }

  private planPing(): void {
    this.cancelPing();
    const wait = this.sentAt + this.heartbeat - this.clock.now();
    this.cancelPing = this.clock.after(Math.max(0, wait), () => this.send({ type: "ping" }));
  }

  /** Something was heard: after three heartbeats without more, the connection is only half there ([L5]). */
  private listen(): void {
    // Planned anew by what was heard: browsers slow down a timer that a timer has set, in pages that nobody looks at, to
    // one a minute, and the server would not wait so long.
    if (this.welcomedAt !== null) this.planPing();
    this.isProbed = false;
    this.cancelDeadline();
    this.cancelDeadline = this.clock.after(3 * this.heartbeat, () => this.closed(1006));
  }

  private sayPlace(): void {
    if (this.welcomedAt === null) return;
    this.cancelPlace();
    const wait = this.placeSentAt + betweenPlaces - this.clock.now();
    if (wait > 0) {
      this.cancelPlace = this.clock.after(wait, () => this.sayPlace());
      return;
    }
    this.placeSentAt = this.clock.now();
    this.send({ type: "at", place: this.place });
  }
}
