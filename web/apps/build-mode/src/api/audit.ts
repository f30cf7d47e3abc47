import type { HttpCaller } from "@stet/draft-client";
import { orThrow } from "./failed.ts";
import { tenantPath } from "./tenant.ts";

/** One thing that happened to the business. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  /** Absent when nobody knows, as after a wrong password. */
  readonly by?: { readonly kind: string; readonly name: string };
  readonly about?: string;
  /** The network address. */
  readonly from?: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next?: number;
}

export function readAudit(api: HttpCaller, slug: string, before?: number): Promise<AuditPage> {
  const path = `${tenantPath(slug)}/audit${before === undefined ? "" : `?before=${before}`}`;
  return orThrow(api.json<AuditPage>({ path }));
}
