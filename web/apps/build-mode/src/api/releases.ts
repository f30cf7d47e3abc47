import type { Writer } from "@stet/draft-client";
import type { Content } from "../content/storefront.ts";
import { callJson } from "./http.ts";
import { tenantPath } from "./tenant.ts";

/** One published snapshot of the draft. */
export interface Release {
  readonly release: number;
  /** The draft version that has its content. */
  readonly version: number;
  /** ISO 8601 instant. */
  readonly publishedAt: string;
  readonly publishedBy: Writer;
  readonly live: boolean;
}

export interface ReleaseDetail extends Release {
  readonly content: Content;
}

/** All releases, newest first. */
export async function readReleases(slug: string): Promise<readonly Release[]> {
  return (await callJson<{ releases: readonly Release[] }>(`${tenantPath(slug)}/releases`)).releases;
}

export function readRelease(slug: string, release: number): Promise<ReleaseDetail> {
  return callJson<ReleaseDetail>(`${tenantPath(slug)}/releases/${release}`);
}

/** Puts an earlier release live again, and its content into the draft; stale (409) unless the version is current. */
export function restoreRelease(
  slug: string,
  release: number,
  expectedVersion: number,
): Promise<{ release: number; version: number }> {
  return callJson(`${tenantPath(slug)}/releases/${release}/restore`, {
    method: "POST",
    body: { expectedVersion },
  });
}
