import type { Reason } from "@stet/draft-client";
import type { Draft } from "@stet/draft-react";
import { messageOf } from "../api/failed.ts";
import { readRelease } from "../api/releases.ts";
import type { Site } from "../api/site.ts";
import { type ChangeGroup, describeChanges } from "../changes/describe.ts";
import type { Content } from "../content/storefront.ts";

/** What a person looks at before the draft goes live, or goes back. */
export type Review =
  | { readonly state: "preparing" }
  | { readonly state: "blocked"; readonly reason: Reason | "release"; readonly detail: string }
  | {
      readonly state: "ready";
      /** The draft version that was looked at; nothing else may be published. */
      readonly version: number;
      /** The release that is live; null when nothing was ever published. */
      readonly release: number | null;
      readonly changes: readonly ChangeGroup[];
    };

/** Saves everything, and compares what was saved with what is live. */
export async function prepareReview(
  { api, tenant, schema }: Pick<Site, "api" | "tenant" | "schema">,
  draft: Draft<Content>,
): Promise<Review> {
  const saved = await draft.flush();
  if (!saved.ok) return { state: "blocked", reason: saved.reason, detail: saved.detail };
  // Read together: a change that comes in from now on is another version.
  const { content, published, version } = draft.client.getSnapshot();
  if (content === undefined || version === undefined) {
    return { state: "blocked", reason: "not-loaded", detail: "The draft is not loaded." };
  }
  if (!published) return { state: "ready", version, release: null, changes: [] };
  try {
    const live = await readRelease(api, tenant.slug, published.release);
    const changes = describeChanges(schema, live.content, content as Content);
    return { state: "ready", version, release: published.release, changes };
  } catch (error) {
    return { state: "blocked", reason: "release", detail: messageOf(error) };
  }
}
