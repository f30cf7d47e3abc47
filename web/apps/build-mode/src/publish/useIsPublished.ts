import { same } from "@stet/draft-client";
import type { Draft } from "@stet/draft-react";
import { useEffect, useMemo, useState } from "react";
import { type ReleaseDetail, readRelease } from "../api/releases.ts";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";

/**
 * Whether visitors see exactly what the draft says. A later version may say the same, after an undo: so it is the
 * content that is compared, with what the live release says.
 */
export function useIsPublished(
  { api, tenant: { slug } }: Pick<Site, "api" | "tenant">,
  {
    published,
    version,
    unsaved,
    content,
  }: Pick<Draft<Content>, "published" | "version" | "unsaved" | "content">,
): boolean {
  const [live, setLive] = useState<ReleaseDetail | null>(null);
  const release = published?.release;
  const isLiveVersion = published !== null && published.version === version;
  const isAsked = release !== undefined && !isLiveVersion && live?.release !== release;
  useEffect(() => {
    if (!isAsked || release === undefined) return;
    let current = true;
    readRelease(api, slug, release).then(
      (detail) => current && setLive(detail),
      () => {}, // the review before publishing compares again
    );
    return () => {
      current = false;
    };
  }, [api, slug, release, isAsked]);
  const saysTheSame = useMemo(
    () => live !== null && live.release === release && content !== undefined && same(live.content, content),
    [live, release, content],
  );
  return !unsaved && (isLiveVersion || saysTheSame);
}
