import type { Content } from "../content/storefront.ts";
import { callJson } from "./http.ts";
import { tenantPath } from "./tenant.ts";

export interface Writer {
  readonly kind: "person" | "token" | "agent" | "system" | string;
  readonly name: string;
}

/** One accepted change of the draft. */
export interface Revision {
  readonly version: number;
  readonly baseVersion: number;
  readonly kind: string;
  readonly updatedBy: Writer;
  /** ISO 8601 instant. */
  readonly updatedAt: string;
  readonly release?: number;
  readonly restoredFrom?: number;
  /** Versions whose edits this one wrote over. */
  readonly overwrote?: readonly number[];
  /** JSON Pointers, with item ids as list steps. */
  readonly changes: readonly string[];
}

export interface RevisionPage {
  readonly revisions: readonly Revision[];
  /** Give it as `before` for the older ones. */
  readonly next?: number;
}

export interface RevisionDetail extends Revision {
  readonly content: Content;
}

export interface Release {
  readonly release: number;
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: Writer;
  readonly live: boolean;
}

export interface ReleaseDetail extends Release {
  readonly content: Content;
}

export function readRevisions(slug: string, before?: number): Promise<RevisionPage> {
  const query = new URLSearchParams({
    limit: "50",
    ...(before === undefined ? {} : { before: String(before) }),
  });
  return callJson<RevisionPage>(`${tenantPath(slug)}/draft/revisions?${query}`);
}

export function readRevision(slug: string, version: number): Promise<RevisionDetail> {
  return callJson<RevisionDetail>(`${tenantPath(slug)}/draft/revisions/${version}`);
}

export async function readReleases(slug: string): Promise<readonly Release[]> {
  return (await callJson<{ releases: readonly Release[] }>(`${tenantPath(slug)}/releases`)).releases;
}

export function readRelease(slug: string, release: number): Promise<ReleaseDetail> {
  return callJson<ReleaseDetail>(`${tenantPath(slug)}/releases/${release}`);
}
