import type { Content } from "../content/storefront.ts";
import type { Schema } from "../schema/jsonSchema.ts";
import { callJson, callText } from "./http.ts";

export interface Published {
  readonly release: number;
  /** The draft version that went live; the draft is unpublished work when its version is higher. */
  readonly version: number;
  /** ISO 8601 instant. */
  readonly publishedAt?: string;
}

export interface Tenant {
  readonly slug: string;
  readonly name: string;
  readonly landingPageConfigDraftVersion: number;
  readonly published: Published | null;
}

/** The calls about one tenant, all below `/tenants/{slug}`. */
export function tenantPath(slug: string): string {
  return `/tenants/${encodeURIComponent(slug)}`;
}

export function readTenant(slug: string): Promise<Tenant> {
  return callJson<Tenant>(tenantPath(slug));
}

export function readStorefrontSchema(): Promise<Schema> {
  return callJson<Schema>("/storefront-schema");
}

/** The page as visitors would see it, from content that is not saved. */
export function renderPreview(
  slug: string,
  page: string,
  content: Content,
  signal: AbortSignal,
): Promise<string> {
  return callText(`${tenantPath(slug)}/preview`, { method: "POST", body: { page, content }, signal });
}
