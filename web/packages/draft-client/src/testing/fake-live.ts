import { diff } from "@stet/json-merge";
import type { Writer } from "../conflict.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { type ClientMessage, isClient, isPlace, isVersion, isWhole, protocol } from "../live-messages.ts";
import type { LiveTransport } from "../live-port.ts";
import type { Published } from "../transport.ts";
import type { FakeClock } from "./fake-clock.ts";
import type { FakeRevision } from "./fake-revision.ts";
import { type Delivery, type Direction, SocketPair } from "./socket-pair.ts";

/** Seconds. */
const heartbeat = 15;
const ttl = 45;

interface Connection {
  readonly pair: SocketPair;
  readonly writer: Writer;
  readonly node: number;
  readonly since: string;
  client: string | null;
  place: string | null;
  /** The newest version that it was told of. */
  told: number;
  giveUp: () => void;
}

/** What the fake server's nodes need to know of the draft. */
export interface LiveDraft {
  readonly revisions: readonly FakeRevision[];
  published(): Published | null;
  lineage(): string;
}

/**
 * The live side of the fake server, by `spec/live.md`: any number of nodes, each with its connections. What the network
 * does to each message is `delivery`, and how late a node hears of a version is `lag`: both parameters.
 */
export class FakeLive {
  /** Decides what happens to a message of either side; may be replaced at any time. */
  delivery: (text: string, direction: Direction, client: string | null) => Delivery = () => ({});
  /** The node that takes the next connection. */
  node: () => number = () => 0;
  /** Milliseconds until a node hears of a version. */
  lag: (node: number) => number = () => 0;
  /** Answers a connection with a close code, or 1006 for one that can't be opened; null lets it in. */
  refuse: (writer: Writer) => number | null = () => null;
  /** A patch of more characters than this is not sent along. */
  largest = 64 * 1024;

  private readonly connections = new Set<Connection>();
  /** By node: the version that it has heard of. */
  private readonly known = new Map<number, number>();

  constructor(
    private readonly clock: FakeClock,
    private readonly draft: LiveDraft,
  ) {}

  /** Connections as this writer's browser makes them. */
  transportFor(writer: Writer): LiveTransport {
    return {
      open: (handlers) => {
        const connection: Connection = {
          pair: new SocketPair(
            this.clock,
            handlers,
            { received: (text) => this.received(connection, text), closed: () => this.gone(connection) },
            (text, direction) => this.delivery(text, direction, connection.client),
          ),
          writer,
          node: this.node(),
          since: this.now(),
          client: null,
          place: null,
          told: -1,
          giveUp: () => {},
        };
        const refusal = this.refuse(writer);
        this.clock.after(0, () => {
          if (refusal !== null) connection.pair.close(refusal);
          else if (connection.pair.isOpen) {
            this.expect(connection);
            handlers.opened();
          }
        });
        return connection.pair.client;
      },
    };
  }

  /** A change was accepted: each node hears of it in its own time. */
  accepted(version: number): void {
    for (const node of this.known.keys()) this.clock.after(this.lag(node), () => this.hint(node, version));
  }

  /** Closes the connections that `which` chooses, all unless given. */
  close(code: number, which: (client: string, writer: Writer) => boolean = () => true): void {
    for (const connection of this.present()) {
      if (!which(connection.client as string, connection.writer)) continue;
      connection.pair.close(code);
      this.gone(connection);
    }
  }

  /** All nodes are started anew. */
  restart(): void {
    this.close(1012);
    this.known.clear();
  }

  /** Sends any text to a client, as a server should not. */
  send(client: string, text: string): void {
    for (const connection of this.present()) if (connection.client === client) connection.pair.send(text);
  }

  private hint(node: number, version: number): void {
    this.known.set(node, Math.max(version, this.versionAt(node)));
    for (const connection of this.present()) if (connection.node === node) this.tell(connection);
  }

  /** Sends what the connection's node knows and it was not told of yet ([L7]). */
  private tell(connection: Connection): void {
    const newest = this.versionAt(connection.node);
    for (let version = connection.told + 1; version <= newest; version++) {
      if (this.draft.revisions[version]) connection.pair.send(JSON.stringify(this.changed(version)));
    }
    connection.told = Math.max(connection.told, newest);
  }

  private changed(version: number): Json {
    const revision = this.draft.revisions[version] as FakeRevision;
    const { kind, by, at, client, changes, release, content } = revision;
    const before = this.draft.revisions[version - 1]?.content;
    const patch = before && (diff(before, content) as unknown as Json);
    const fits = patch !== undefined && JSON.stringify(patch).length <= this.largest;
    return {
      type: "changed",
      version,
      kind,
      writer: { ...by },
      at,
      changes,
      ...(client === undefined ? {} : { client }),
      ...(release === undefined ? {} : { release }),
      ...(fits ? { patch } : {}),
    };
  }

  private received(connection: Connection, text: string): void {
    const message = clientMessage(JSON.parse(text));
    if (!message || (message.type === "hello") !== (connection.client === null)) {
      this.shut(connection, 4400);
      return;
    }
    this.expect(connection);
    switch (message.type) {
      case "hello":
        this.welcome(connection, message);
        break;
      case "at":
        connection.place = message.place;
        this.tellPresence();
        break;
      case "ping":
        this.say(connection, { type: "pong", version: this.versionAt(connection.node) });
        break;
    }
  }

  private welcome(connection: Connection, hello: ClientMessage & { type: "hello" }): void {
    if (hello.protocol !== protocol) {
      this.shut(connection, 4406);
      return;
    }
    for (const other of this.present()) if (other.client === hello.client) this.shut(other, 4409);
    connection.client = hello.client;
    connection.told = this.versionAt(connection.node);
    this.say(connection, {
      type: "welcome",
      protocol,
      version: connection.told,
      lineage: this.draft.lineage(),
      published: this.draft.published() as unknown as Json,
      heartbeat,
      ttl,
      presence: this.presence(),
    });
    this.tellPresence(connection);
  }

  private tellPresence(except?: Connection): void {
    const message = { type: "presence", ...this.presence() };
    for (const connection of this.present()) if (connection !== except) this.say(connection, message);
  }

  private presence(): JsonObject {
    const all = this.present().map(({ client, writer, place, since }) => ({
      client,
      writer: { ...writer },
      place,
      since,
    }));
    return { tabs: all.slice(0, 100), ...(all.length > 100 ? { more: all.length - 100 } : {}) };
  }

  private present(): Connection[] {
    return [...this.connections].filter(({ client }) => client !== null);
  }

  private versionAt(node: number): number {
    const known = this.known.get(node) ?? this.draft.revisions.length - 1;
    this.known.set(node, known);
    return known;
  }

  private expect(connection: Connection): void {
    this.connections.add(connection);
    connection.giveUp();
    connection.giveUp = this.clock.after(ttl * 1_000, () => this.shut(connection, 4408));
  }

  private shut(connection: Connection, code: number): void {
    connection.pair.close(code);
    this.gone(connection);
  }

  private gone(connection: Connection): void {
    connection.giveUp();
    if (this.connections.delete(connection) && connection.client !== null) this.tellPresence();
  }

  private say(connection: Connection, message: JsonObject): void {
    connection.pair.send(JSON.stringify(message));
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

/** What the schema allows a client to say; undefined for anything else. */
export function clientMessage(message: Json): ClientMessage | undefined {
  if (!isObject(message)) return undefined;
  const { type, protocol, client, version, place } = message;
  switch (type) {
    case "hello":
      return isWhole(protocol, 1, 1_000) && isClient(client) && (version === null || isVersion(version))
        ? { type, protocol, client, version }
        : undefined;
    case "at":
      return isPlace(place) ? { type, place } : undefined;
    case "ping":
      return { type };
    default:
      return undefined;
  }
}
