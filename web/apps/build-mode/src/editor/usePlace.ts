import type { Draft } from "@stet/draft-react";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Path } from "../content/json.ts";
import { idBefore } from "../content/lists.ts";
import { valueAt } from "../content/path.ts";
import { type Content, type Section, sectionPath, sectionsPath } from "../content/storefront.ts";
import { nearest, type Place, pageOfSection, placeOf } from "./place.ts";

/** The selected section as it was before others deleted it. */
export interface Lost {
  readonly path: Path;
  readonly pageId: string;
  readonly section: Section;
  /** The section that it followed; null when it was the first. */
  readonly afterId: string | null;
  /** The last version that had it. */
  readonly since: number;
}

/** What is selected. It stays so while others move it; when they delete it, nothing is selected in its place. */
export function usePlace({ version = 0 }: Pick<Draft<Content>, "version">, content: Content) {
  const [wanted, setWanted] = useState<Place>(() => placeOf(location));
  const [lost, setLost] = useState<{ readonly wanted: Place; readonly was: Lost } | null>(null);
  const isGone = lost?.wanted === wanted && !has(content, wanted);
  const place = useMemo(
    (): Place => (isGone ? { pageId: wanted.pageId, pane: "section" } : nearest(content, wanted)),
    [content, wanted, isGone],
  );

  const before = useRef({ content, version });
  // Before it is painted: a form of something else must not stand under the hand for a moment.
  useLayoutEffect(() => {
    const old = before.current;
    before.current = { content, version };
    if (isGone || wanted.pane !== "section" || has(content, wanted)) return;
    const was = version > old.version ? lostFrom(old.content, wanted, old.version) : null;
    if (was) setLost({ wanted, was });
    // From now on it is this one, and not whichever is the first.
    else if (place.sectionId !== undefined) setWanted(place);
  }, [content, version, wanted, isGone, place]);

  return { place, setWanted, lost: isGone ? lost.was : null };
}

function has(content: Content, { pageId, sectionId }: Place): boolean {
  return sectionId !== undefined && pageOfSection(content, pageId, sectionId) !== undefined;
}

function lostFrom(content: Content, { pageId: page, sectionId }: Place, since: number): Lost | null {
  const pageId = sectionId === undefined ? undefined : pageOfSection(content, page, sectionId);
  if (pageId === undefined || sectionId === undefined) return null;
  const path = sectionPath(pageId, sectionId);
  const section = valueAt(content, path) as Section;
  return { path, pageId, section, afterId: idBefore(content, sectionsPath(pageId), sectionId), since };
}
