import type { HttpCaller, Writer } from "@stet/draft-client";
import type { Content } from "../content/storefront.ts";
import { orThrow } from "./failed.ts";
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
export async function readReleases(api: HttpCaller, slug: string): Promise<readonly Release[]> {
  const path = `${tenantPath(slug)}/releases`;
  return (await orThrow(api.json<{ releases: readonly Release[] }>({ path }))).releases;
}

export function readRelease(api: HttpCaller, slug: string, release: number): Promise<ReleaseDetail> {
  return orThrow(api.json<ReleaseDetail>({ path: `${tenantPath(slug)}/releases/${release}` }));
}
