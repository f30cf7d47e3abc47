import type { HttpCaller, Result } from "@stet/draft-client";
import type { Content } from "../content/storefront.ts";
import type { Schema } from "../schema/jsonSchema.ts";
import { orThrow } from "./failed.ts";

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

export function readTenant(api: HttpCaller, slug: string): Promise<Tenant> {
  return orThrow(api.json<Tenant>({ path: tenantPath(slug) }));
}

export function readStorefrontSchema(api: HttpCaller): Promise<Schema> {
  return orThrow(api.json<Schema>({ path: "/storefront-schema" }));
}

/** The page as visitors would see it, from content that is not saved. */
export function renderPreview(
  api: HttpCaller,
  slug: string,
  page: string,
  content: Content,
  signal: AbortSignal,
): Promise<Result<string>> {
  return api.text({ method: "POST", path: `${tenantPath(slug)}/preview`, body: { page, content }, signal });
}
