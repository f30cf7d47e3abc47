import type { Content } from "../content/storefront.ts";
import { callJson } from "./http.ts";
import { tenantPath } from "./tenant.ts";

/** What a change of the whole draft answers: its new version, and the content it has now. */
export interface Changed {
  readonly version: number;
  readonly content: Content;
}

/** Makes exactly this version the public site, or fails as stale (409). */
export function publish(slug: string, version: number): Promise<{ release: number; version: number }> {
  return callJson(`${tenantPath(slug)}/draft/publish`, {
    method: "POST",
    body: { expectedVersion: version },
  });
}

/** Takes the draft back to what is published, as a new version. */
export function discard(slug: string, version: number): Promise<Changed> {
  return callJson(`${tenantPath(slug)}/draft`, { method: "DELETE", headers: { "If-Match": `"${version}"` } });
}

/** Brings the content of an earlier version back, as a new version. */
export function restoreRevision(slug: string, version: number, expectedVersion: number): Promise<Changed> {
  return callJson(`${tenantPath(slug)}/draft/restore`, {
    method: "POST",
    body: { version, expectedVersion },
  });
}

/** Puts an earlier release live again, and its content into the draft. */
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
