import type { Draft } from "@stet/draft-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Path } from "../content/json.ts";
import { isWithin, parsePointer, toPointer } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import type { Schema } from "../schema/jsonSchema.ts";
import { sectionTypesOf } from "../schema/sectionTypes.ts";
import type { Editor, OpenConflict } from "./Editor.ts";
import { addressOf, nearest, type Place, placeOf } from "./place.ts";

interface Site {
  readonly session: { readonly member: { readonly name: string } };
  readonly tenant: { readonly slug: string };
  readonly schema: Schema;
}
interface Hooks {
  readonly onDecide: () => void;
  readonly onGo: (place: Place) => void;
}

/** The editor over a live draft: where we are (kept in the address), and the draft's errors and conflicts by place. */
export function useDraftEditor(
  { session, tenant, schema }: Site,
  draft: Draft<Content>,
  content: Content,
  hooks: Hooks,
): Editor {
  const { slug } = tenant;
  const me = session.member.name;
  const [wanted, setWanted] = useState<Place>(() => placeOf(location));
  const place = useMemo(() => nearest(content, wanted), [content, wanted]);
  const sectionTypes = useMemo(() => sectionTypesOf(schema), [schema]);
  const errors = useMemo(
    () => new Map(draft.errors.map((each) => [each.path, each.message])),
    [draft.errors],
  );
  const conflicts = useMemo(
    () =>
      draft.conflicts.map(
        (each): OpenConflict => ({ path: parsePointer(each.path), words: wordsFor(each, me) }),
      ),
    [draft.conflicts, me],
  );
  const latest = useRef(hooks);
  latest.current = hooks;

  useEffect(() => {
    const address = addressOf(slug, place);
    if (address !== location.pathname + location.hash) history.replaceState(history.state, "", address);
  }, [slug, place]);

  const { edit, retry } = draft;
  return useMemo(
    () => ({
      slug,
      schema,
      sectionTypes,
      content,
      place,
      go: (next: Place) => {
        setWanted(next);
        latest.current.onGo(next);
      },
      change: (action: (draft: Content) => Content) => edit(action),
      errorAt: (path: Path) => errors.get(toPointer(path)),
      conflictAt: (path: Path) =>
        conflicts.find((each) => isWithin(path, each.path)) ??
        conflicts.find((each) => isWithin(each.path, path)),
      decide: () => latest.current.onDecide(),
      signedOut: () => void retry(),
    }),
    [slug, schema, sectionTypes, content, place, edit, retry, errors, conflicts],
  );
}

function wordsFor(conflict: Draft<Content>["conflicts"][number], me: string): string {
  if (conflict.by?.name === me) return "You changed this in another tab, too.";
  return `${conflict.by?.name ?? "Somebody"} changed this, too.`;
}
