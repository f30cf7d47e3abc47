import { apply, type Patch } from "@stet/json-merge";
import type { Writer } from "../conflict.ts";
import type { Fetch, FetchAnswer, FetchInit } from "../http-caller.ts";
import { isObject, type Json, type JsonObject, same } from "../json.ts";
import type { LiveTransport } from "../live-port.ts";
import { merge } from "../merging.ts";
import type { Violation } from "../refused-values.ts";
import type { Published } from "../transport.ts";
import { changedPaths } from "./changed-paths.ts";
import type { FakeClock } from "./fake-clock.ts";
import { FakeLive } from "./fake-live.ts";
import type { FakeRevision } from "./fake-revision.ts";

/** What happens to one request on its way; all of it is nothing unless given. */
export interface Fate {
  /** Milliseconds until the request arrives. */
  readonly there?: number;
  /** Milliseconds until the reply arrives. */
  readonly back?: number;
  /** The connection breaks before the server, or after it: the caller cannot tell which. */
  readonly lost?: "request" | "reply";
  /** The network delivers the request twice. */
  readonly twice?: boolean;
  /** Answered with this status and nothing done. */
  readonly status?: number;
  /** With `status`: the last part of the problem type; without one, the answer is not Stet's. */
  readonly problem?: string;
  /** Answered with this body, as something between the page and the server would; with `status`, or 200. */
  readonly text?: string;
}

export interface FakeRequest {
  readonly method: string;
  /** Below `/tenants/{slug}/draft`, such as `/publish`; elsewhere below `/tenants/{slug}`, such as `/releases/1/restore`. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: JsonObject;
  /** The body of a `PATCH`. */
  readonly patch?: Patch;
  /** Whether it saves the draft: all of it, or a patch. */
  readonly isSave: boolean;
  /** By its body, or by `If-Match`. */
  readonly expectedVersion?: number;
  readonly by: Writer;
}

interface Reply {
  readonly status: number;
  readonly body?: Json;
}

const system: Writer = { kind: "system", name: "Stet" };

/**
 * A server in memory that keeps the HTTP contract of a draft, for tests. What the network does to each request is
 * `fate`, a parameter; time is the test's clock.
 */
export class FakeServer {
  /** Every version, by number. */
  readonly revisions: FakeRevision[];
  readonly releases: { readonly version: number; readonly content: JsonObject }[] = [];
  /** Every request that arrived, in order. */
  readonly requests: FakeRequest[] = [];
  /** Decides what happens to a request; may be replaced at any time. */
  fate: (request: FakeRequest) => Fate = () => ({});
  /** What a content breaks. */
  violations: (content: Json) => readonly Violation[] = () => [];
  /** Names of writers whose session has ended. */
  readonly signedOut = new Set<string>();
  /** Limit of a request's body, in characters. */
  limit = 1024 * 1024;

  /** Names the history that versions belong to. */
  lineage = "first";
  /** No version below this is given out. */
  private floor = 0;

  /** The live connections. */
  readonly live: FakeLive;

  private readonly replies = new Map<string, { payload: string; reply: Reply }>();

  constructor(
    private readonly clock: FakeClock,
    content: JsonObject,
  ) {
    const at = new Date(clock.now()).toISOString();
    this.revisions = [
      {
        version: 0,
        baseVersion: null,
        kind: "created",
        by: system,
        at,
        client: undefined,
        content,
        changes: [],
      },
    ];
    this.live = new FakeLive(clock, {
      revisions: this.revisions,
      published: () => this.published(),
      lineage: () => this.lineage,
    });
    this.live.refuse = ({ name }) => (this.signedOut.has(name) ? 1006 : null);
  }

  get current(): FakeRevision {
    return this.revisions.at(-1) as FakeRevision;
  }

  get content(): JsonObject {
    return this.current.content;
  }

  /** `fetch` as this person's browser has it. */
  fetchAs(name: string): Fetch {
    const by: Writer = { kind: "person", name };
    return async (url, init) => {
      const request = { ...requestOf(url, init), by };
      const fate = this.fate(request);
      await this.pass(fate.there);
      if (fate.lost === "request") throw new TypeError("The connection was lost.");
      const size = String(init.body ?? "").length;
      const isStopped = fate.status !== undefined || fate.text !== undefined;
      const reply = isStopped ? stopped(fate) : this.handle(request, size);
      if (fate.twice) this.handle(request, size);
      await this.pass(fate.back);
      if (fate.lost === "reply") throw new TypeError("The connection was lost.");
      return fate.text === undefined ? answerOf(reply) : answerOf(reply, fate.text);
    };
  }

  /** The state of the database as it was at `version` is put back, and every node restarted. */
  putBack(version: number): void {
    this.floor = this.revisions.length + 1_000; // above all versions that were ever given out
    this.lineage = `from ${this.floor}`;
    this.revisions.length = version + 1;
    this.releases.splice(0, this.releases.length, ...this.releases.filter((each) => each.version <= version));
    this.replies.clear();
    this.live.restart();
  }

  /** Live connections as this person's browser makes them. */
  liveAs(name: string): LiveTransport {
    return this.live.transportFor({ kind: "person", name });
  }

  /** Somebody else saves, without any network in between. */
  saveAs(name: string, change: (content: JsonObject) => JsonObject): number {
    const { version, content } = this.current;
    this.accept("save", change(content), { kind: "person", name }, version, undefined);
    return this.current.version;
  }

  private handle(request: FakeRequest, size: number): Reply {
    this.requests.push(request);
    if (this.signedOut.has(request.by.name)) return problem(401, "sign-in-required");
    if (size > this.limit) return problem(413, "too-large");
    const key = request.headers["Idempotency-Key"];
    if (key === undefined) return this.route(request);
    const payload = JSON.stringify([
      request.method,
      request.path,
      request.patch ?? request.body,
      request.headers["If-Match"] ?? "",
    ]);
    const earlier = this.replies.get(key);
    if (earlier) return earlier.payload === payload ? earlier.reply : problem(422, "key-reused");
    const reply = this.route(request);
    // Only what was done is remembered: a refused save may be tried again with the same key.
    if (reply.status < 300) this.replies.set(key, { payload, reply });
    return reply;
  }

  private route(request: FakeRequest): Reply {
    const [path, query] = request.path.split("?") as [string, string?];
    const known = request.expectedVersion;
    switch (`${request.method} ${path}`) {
      case "GET ":
        return this.read(request);
      case "GET /revisions":
        return this.page(new URLSearchParams(query));
      case "PUT ":
        return this.guarded(known, request, () =>
          this.save(request, known as number, request.body.content as JsonObject),
        );
      case "PATCH ":
        return this.guarded(known, request, () => this.patch(request, known as number, query));
      case "POST /publish":
        return this.guarded(known, request, () => this.release("publish", this.content, request));
      case "DELETE ":
        return this.guarded(known, request, () => this.replace("discard", this.liveContent(), request));
      case "POST /restore": {
        const old = this.revisions[Number(request.body.version)];
        if (!old) return problem(404, "not-found");
        return this.guarded(known, request, () => this.replace("restore", old.content, request));
      }
      default:
        return this.restoreRelease(path, known, request) ?? this.one(path);
    }
  }

  private restoreRelease(path: string, known: number | undefined, request: FakeRequest): Reply | undefined {
    const number = /^\/releases\/(\d+)\/restore$/.exec(path)?.[1];
    if (number === undefined) return undefined;
    const release = this.releases[Number(number) - 1];
    if (!release) return problem(404, "not-found");
    return this.guarded(known, request, () => this.release("release-restore", release.content, request));
  }

  /** Runs `then` when the version is the present one; a save that may merge decides for itself. */
  private guarded(expected: number | undefined, request: FakeRequest, then: () => Reply): Reply {
    if (expected === undefined) return problem(428, "version-required");
    const isMerge = request.method === "PATCH" || request.body.onConflict === "merge"; // decided there
    if (expected !== this.current.version && !isMerge) return this.stale(expected, [], request);
    return then();
  }

  private patch(request: FakeRequest, expected: number, query = ""): Reply {
    const base = this.revisions[expected];
    const isMerge = new URLSearchParams(query).get("onConflict") === "merge";
    if (!base || (!isMerge && expected !== this.current.version)) return this.stale(expected, [], request);
    try {
      return this.save(request, expected, apply(base.content, request.patch ?? []) as JsonObject);
    } catch (error) {
      return problem(422, "invalid-content", { detail: String(error) });
    }
  }

  private save(request: FakeRequest, expected: number, sent: JsonObject): Reply {
    const broken = this.violations(sent);
    if (broken.length > 0) return problem(422, "invalid-content", { errors: broken as unknown as Json });
    const base = this.revisions[expected];
    if (!base) return this.stale(expected, [], request);
    const { tree, conflicts } = merge(base.content, sent, this.content);
    if (conflicts.length > 0) return this.stale(expected, conflicts as unknown as JsonObject[], request);
    if (this.violations(tree).length > 0) return this.stale(expected, [], request);
    if (same(tree, this.content)) return this.saved("unchanged", sent);
    const merged = expected !== this.current.version;
    this.accept(
      merged ? "merge" : "save",
      tree as JsonObject,
      request.by,
      expected,
      request.headers["Stet-Client"],
    );
    return this.saved(merged ? "merged" : "saved", sent);
  }

  private saved(outcome: string, sent: Json): Reply {
    const { version, content } = this.current;
    const { lineage } = this;
    return { status: 200, body: { version, lineage, outcome, ...(same(content, sent) ? {} : { content }) } };
  }

  private release(kind: string, content: JsonObject, request: FakeRequest): Reply {
    const { version } = this.current;
    this.releases.push({ version: Math.max(version + 1, this.floor), content });
    this.accept(kind, content, request.by, version, request.headers["Stet-Client"], this.releases.length);
    return { status: 200, body: { release: this.releases.length, version: this.current.version } };
  }

  private replace(kind: string, content: JsonObject, request: FakeRequest): Reply {
    const outcome = same(content, this.content) ? "unchanged" : "saved";
    if (outcome === "saved") {
      this.accept(kind, content, request.by, this.current.version, request.headers["Stet-Client"]);
    }
    return { status: 200, body: { version: this.current.version, outcome, content } };
  }

  private liveContent(): JsonObject {
    return this.releases.at(-1)?.content ?? (this.revisions[0] as FakeRevision).content;
  }

  private read(request: FakeRequest): Reply {
    const { version, content, by, at } = this.current;
    if (request.headers["If-None-Match"] === `"${version}"`) return { status: 304 };
    const published = this.published() as unknown as Json;
    const { lineage } = this;
    return {
      status: 200,
      body: { version, lineage, content, updatedBy: { ...by }, updatedAt: at, published },
    };
  }

  private published(): Published | null {
    const last = this.releases.at(-1);
    return last ? { release: this.releases.length, version: last.version } : null;
  }

  private page(query: URLSearchParams): Reply {
    const limit = Number(query.get("limit") ?? 50);
    const before = Number(query.get("before") ?? this.revisions.length);
    const shown = this.revisions
      .slice(0, before)
      .filter((revision) => revision !== undefined)
      .slice(-limit)
      .reverse();
    const next = shown.at(-1)?.version;
    const revisions = shown.map(({ content: _, ...revision }) => listed(revision));
    return { status: 200, body: { revisions, ...(next ? { next } : {}) } };
  }

  private one(path: string): Reply {
    const revision = this.revisions[Number(/^\/revisions\/(\d+)$/.exec(path)?.[1] ?? -1)];
    if (!revision) return problem(404, "not-found");
    return { status: 200, body: { ...listed(revision), content: revision.content } };
  }

  private stale(expectedVersion: number, conflicts: readonly JsonObject[], request: FakeRequest): Reply {
    const { version, content, by, at, client } = this.current;
    const own =
      client !== undefined && client.split("/")[0] === request.headers["Stet-Client"]?.split("/")[0];
    const whose = {
      ...(own ? { theirsIsYours: true } : {}),
      theirsBy: { ...by },
      theirsAt: at,
      theirsVersion: version,
    };
    return problem(request.headers["If-Match"] === undefined ? 409 : 412, "stale-version", {
      expectedVersion,
      currentVersion: version,
      updatedBy: { ...by },
      updatedAt: at,
      current: content,
      conflicts: conflicts.map((conflict) => ({ ...conflict, ...whose })),
    });
  }

  private accept(
    kind: string,
    content: JsonObject,
    by: Writer,
    baseVersion: number,
    client: string | undefined,
    release?: number,
  ): void {
    const version = Math.max(this.revisions.length, this.floor);
    const at = new Date(this.clock.now()).toISOString();
    const changes = changedPaths(this.content, content);
    const revision = { version, baseVersion, kind, by, at, client, content, changes };
    this.revisions[version] = release === undefined ? revision : { ...revision, release };
    this.live.accepted(version);
  }

  private pass(ms = 0): Promise<void> {
    return ms > 0 ? new Promise((resolve) => this.clock.after(ms, resolve)) : Promise.resolve();
  }
}

function listed({ by, at, client, ...rest }: Omit<FakeRevision, "content">): JsonObject {
  return { ...rest, updatedBy: { ...by }, updatedAt: at, ...(client ? { client } : {}) };
}

function requestOf(url: string, init: FetchInit): Omit<FakeRequest, "by"> {
  const sent = init.body === undefined ? {} : (JSON.parse(String(init.body)) as Json);
  const path = url.replace(/^.*\/tenants\/[^/]*(\/draft)?/, "");
  const { method, headers } = init;
  const body = isObject(sent) ? sent : {};
  const expected = body.expectedVersion ?? headers["If-Match"]?.replaceAll('"', "");
  return {
    method,
    path,
    headers,
    body,
    isSave: method === "PUT" || method === "PATCH",
    ...(method === "PATCH" ? { patch: sent as unknown as Patch } : {}),
    ...(expected === undefined ? {} : { expectedVersion: Number(expected) }),
  };
}

function problem(status: number, type: string, more: JsonObject = {}): Reply {
  return { status, body: { type: `/problems/${type}`, title: type, status, detail: type, ...more } };
}

function stopped({ status = 200, problem: type }: Fate): Reply {
  return type === undefined ? { status } : problem(status, type);
}

function answerOf(
  { status, body }: Reply,
  text = body === undefined ? "" : JSON.stringify(body),
): FetchAnswer {
  return { status, headers: { get: () => null }, text: async () => text };
}
