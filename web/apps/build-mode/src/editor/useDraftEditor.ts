import type { Draft } from "@stet/draft-react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { bringBackSection } from "../actions/bringBackSection.ts";
import type { Site } from "../api/site.ts";
import type { Path } from "../content/json.ts";
import { isWithin, parsePointer, toPointer } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import { sectionTypesOf } from "../schema/sectionTypes.ts";
import { conflictIn, type Editor, type Gone, type LingeringForm, type OpenConflict } from "./Editor.ts";
import { withLingering } from "./lingering.ts";
import { addressOf, type Place, pathOfPlace } from "./place.ts";
import { type KeepDeleted, useLingering } from "./useLingering.ts";
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
  const { edit, editAt, retry, goTo, news, version = 0 } = draft;
  const keep = useCallback<KeepDeleted>(
    ({ path, item, seen }) => editAt(toPointer(path), () => item, seen),
    [editAt],
  );
  const { form, lingering, change: changeLingering } = useLingering({ content, version }, keep);
  // What lingers is selected until the focus leaves it: only then is it gone.
  const { setWanted, place, lost } = usePlace({ version: lingering?.since ?? version }, form);
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

  useEffect(() => goTo(toPointer(pathOfPlace(place))), [goTo, place]);
  const gone = useMemo(
    (): Gone | null =>
      lost && {
        path: lost.path,
        words: wordsForGone(lost, news, content, me, "this section"),
        bringBack: () => edit((now) => bringBackSection(now, lost.pageId, lost.section, lost.afterId)),
      },
    [lost, news, content, me, edit],
  );
  const lingeringForm = useMemo((): LingeringForm | null => {
    if (!lingering) return null;
    const { path } = lingering;
    return {
      path,
      words: wordsForGone(lingering, news, content, me, path.at(-2) === "sections" ? "this section" : "this"),
      content: form,
      change: (action) => {
        edit(action); // does nothing where something is gone, and the rest of the draft is the draft's
        changeLingering(action);
      },
      isKept: lingering.isKept,
      isUndecided: conflicts.some((each) => isWithin(path, each.path)),
      bringBack: () => edit((now) => withLingering(now, lingering)),
    };
  }, [lingering, form, news, content, conflicts, me, edit, changeLingering]);

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
      lingering: lingeringForm,
      away,
      go: (next: Place) => {
        setWanted(next);
        latest.current.onGo(next);
      },
      change: (action: (draft: Content) => Content) => edit(action),
      errorAt: (path: Path) => errors.get(toPointer(path)),
      conflicts,
      conflictAt: (path: Path) => conflictIn(conflicts, path),
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
      lingeringForm,
      away,
      setWanted,
      edit,
      retry,
      errors,
      conflicts,
    ],
  );
}
