import { type Patch, parse } from "@stet/json-merge";
import type { Writer } from "./conflict.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import type { Published } from "./transport.ts";

/** The protocol of `spec/live.md` that is spoken here. */
export const protocol = 1;

/** Somebody who has the draft open. Two may be one person's; `client` tells them apart. */
export interface Tab {
  readonly client: string;
  readonly writer: Writer;
  /** An id path such as `/pages/home/sections/hero`; null for nowhere. */
  readonly place: string | null;
  /** ISO 8601 instant. */
  readonly since: string;
}

export interface Presence {
  readonly tabs: readonly Tab[];
  /** How many there are beside these. */
  readonly more?: number;
}

export interface Welcome {
  readonly type: "welcome";
  readonly protocol: number;
  readonly version: number;
  /** Names the history that the version is a number of. */
  readonly lineage?: string;
  readonly published: Published | null;
  /** Seconds. */
  readonly heartbeat: number;
  readonly presence: Presence;
}

/** One accepted change. */
export interface Changed {
  readonly type: "changed";
  readonly version: number;
  readonly kind: string;
  readonly writer: Writer;
  /** ISO 8601 instant. */
  readonly at: string;
  /** The `Stet-Client` that it came with. */
  readonly client?: string;
  /** The id paths that it changed. */
  readonly changes: readonly string[];
  /** From the content of `version - 1` to that of `version`; absent when it would be too large. */
  readonly patch?: Patch;
  readonly release?: number;
}

export type ServerMessage =
  | Welcome
  | Changed
  | ({ readonly type: "presence" } & Presence)
  | { readonly type: "behind" | "pong"; readonly version: number };

/** `unknown` is a type of a later server, to be ignored; `unusable` is anything else that the schema doesn't allow. */
export type Heard = ServerMessage | { readonly type: "unknown" } | { readonly type: "unusable" };

export type ClientMessage =
  | {
      readonly type: "hello";
      readonly protocol: number;
      readonly client: string;
      readonly version: number | null;
    }
  | { readonly type: "at"; readonly place: string | null }
  | { readonly type: "ping" };

/** Reads one message of the server ([L2]). Never throws: what can't be used is a gap, not an error ([L16]). */
export function heard(text: string): Heard {
  const message = parsed(text);
  if (!isObject(message) || typeof message.type !== "string") return { type: "unusable" };
  switch (message.type) {
    case "welcome":
      return isWelcome(message) ? (message as unknown as Welcome) : { type: "unusable" };
    case "changed":
      return isChanged(message) ? (message as unknown as Changed) : { type: "unusable" };
    case "presence":
      return isPresence(message) ? (message as unknown as ServerMessage) : { type: "unusable" };
    case "behind":
    case "pong":
      return isVersion(message.version) ? (message as unknown as ServerMessage) : { type: "unusable" };
    default:
      return { type: "unknown" };
  }
}

/** Whether the schema allows a client to be at `place`. */
export function isPlace(place: Json | undefined): place is string | null {
  return place === null || (typeof place === "string" && /^(\/.*)?$/.test(place) && [...place].length <= 500);
}

export function isClient(id: Json | undefined): id is string {
  return typeof id === "string" && /^[A-Za-z0-9._:-]{1,64}$/.test(id);
}

export function isVersion(value: Json | undefined): value is number {
  return isWhole(value, 0, Number.MAX_SAFE_INTEGER);
}

export function isWhole(value: Json | undefined, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function parsed(text: string): Json | undefined {
  try {
    return parse(text); // with every digit: values of a patch become content
  } catch {
    return undefined;
  }
}

function isWelcome({ protocol, version, lineage, published, heartbeat, ttl, presence }: JsonObject): boolean {
  return (
    isWhole(protocol, 1, 1_000) &&
    isVersion(version) &&
    isOptionalText(lineage, 64) &&
    isPublished(published) &&
    isWhole(heartbeat, 1, 3_600) &&
    isWhole(ttl, 1, 3_600) &&
    isObject(presence) &&
    isPresence(presence)
  );
}

function isChanged({ version, kind, writer, at, client, changes, patch, release }: JsonObject): boolean {
  return (
    isVersion(version) &&
    typeof kind === "string" &&
    isWriter(writer) &&
    isInstant(at) &&
    (client === undefined || (typeof client === "string" && [...client].length <= 200)) &&
    isList(changes) &&
    changes.every((place) => typeof place === "string") &&
    (patch === undefined || (isList(patch) && patch.every(isOperation))) &&
    (release === undefined || isRelease(release))
  );
}

function isPresence({ tabs, more }: JsonObject): boolean {
  return (
    isList(tabs) &&
    tabs.length <= 100 &&
    tabs.every(isTab) &&
    (more === undefined || isWhole(more, 1, Number.MAX_SAFE_INTEGER))
  );
}

function isTab(tab: Json): boolean {
  return (
    isObject(tab) &&
    isClient(tab.client) &&
    isWriter(tab.writer) &&
    isPlace(tab.place) &&
    isInstant(tab.since)
  );
}

function isOperation(operation: Json): boolean {
  return isObject(operation) && operation.op !== undefined && operation.path !== undefined;
}

function isPublished(value: Json | undefined): boolean {
  return value === null || (isObject(value) && isRelease(value.release) && isVersion(value.version));
}

function isRelease(value: Json | undefined): boolean {
  return isWhole(value, 1, Number.MAX_SAFE_INTEGER);
}

const writers: ReadonlySet<Json | undefined> = new Set(["person", "token", "agent", "system"]);

function isWriter(value: Json | undefined): boolean {
  return (
    isObject(value) &&
    writers.has(value.kind) &&
    isOptionalText(value.id, Number.MAX_SAFE_INTEGER) &&
    typeof value.name === "string"
  );
}

function isOptionalText(value: Json | undefined, most: number): boolean {
  return value === undefined || (typeof value === "string" && value !== "" && [...value].length <= most);
}

function isInstant(value: Json | undefined): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}
