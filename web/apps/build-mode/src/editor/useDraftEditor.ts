import type { Draft } from "@stet/draft-react";
import { useEffect, useMemo, useRef } from "react";
import { bringBackSection } from "../actions/bringBackSection.ts";
import type { Site } from "../api/site.ts";
import type { Path } from "../content/json.ts";
import { isWithin, parsePointer, toPointer } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import { sectionTypesOf } from "../schema/sectionTypes.ts";
import type { Editor, Gone, OpenConflict } from "./Editor.ts";
import { addressOf, type Place, pathOfPlace } from "./place.ts";
import { usePlace } from "./usePlace.ts";
import { wordsFor, wordsForGone } from "./words.ts";

interface Hooks {
  readonly onDecide: () => void;
  readonly onGo: (place: Place) => void;
}

/** The editor over a live draft: where we are (kept in the address), and the draft's errors and conflicts by place. */
export function useDraftEditor(
  { api, session, tenant, schema }: Site,
  draft: Draft<Content>,
  content: Content,
  hooks: Hooks,
): Editor {
  const { slug } = tenant;
  const me = session.member.name;
  const { setWanted, place, lost } = usePlace(draft, content);
  const sectionTypes = useMemo(() => sectionTypesOf(schema), [schema]);
  const errors = useMemo(
    () => new Map(draft.errors.map((each) => [each.path, each.message])),
    [draft.errors],
  );
  const conflicts = useMemo(
    () =>
      draft.conflicts.map(
        (each): OpenConflict => ({ path: parsePointer(each.path), words: wordsFor(each.by, me) }),
      ),
    [draft.conflicts, me],
  );
  const latest = useRef(hooks);
  latest.current = hooks;

  useEffect(() => {
    const address = addressOf(slug, place);
    if (address !== location.pathname + location.hash) history.replaceState(history.state, "", address);
  }, [slug, place]);

  const { edit, retry, goTo, news, version } = draft;
  useEffect(() => goTo(toPointer(pathOfPlace(place))), [goTo, place]);
  const gone = useMemo(
    (): Gone | null =>
      lost && {
        path: lost.path,
        words: wordsForGone(lost, news, content, me),
        bringBack: () => edit((now) => bringBackSection(now, lost.pageId, lost.section, lost.afterId)),
      },
    [lost, news, content, me, edit],
  );

  const away = draft.status === "signed-out";
  return useMemo(
    () => ({
      api,
      slug,
      schema,
      sectionTypes,
      content,
      version,
      place,
      gone,
      away,
      go: (next: Place) => {
        setWanted(next);
        latest.current.onGo(next);
      },
      change: (action: (draft: Content) => Content) => edit(action),
      errorAt: (path: Path) => errors.get(toPointer(path)),
      conflicts,
      conflictAt: (path: Path) =>
        conflicts.find((each) => isWithin(path, each.path)) ??
        conflicts.find((each) => isWithin(each.path, path)),
      decide: () => latest.current.onDecide(),
      signedOut: () => void retry(),
    }),
    [
      api,
      slug,
      schema,
      sectionTypes,
      content,
      version,
      place,
      gone,
      away,
      setWanted,
      edit,
      retry,
      errors,
      conflicts,
    ],
  );
}
