import type { News, Writer } from "@stet/draft-client";

export const ana: Writer = { kind: "person", name: "Ana" };
export const ben: Writer = { kind: "person", name: "Ben" };
export const hero = "/pages/home/sections/hero-1";

/** A change of Ana's at a second of one minute. */
export function change(version: number, second: number, more: Partial<News> = {}): News {
  const at = new Date(Date.UTC(2026, 0, 5, 9, 30, second)).toISOString();
  return { version, kind: "save", by: ana, at, changes: [`${hero}/headline`], undoable: true, ...more };
}
