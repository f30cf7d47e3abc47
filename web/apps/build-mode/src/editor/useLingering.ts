import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isWithin, valueAt } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import { focusedForm, onFocusMoved } from "./focus.ts";
import { changed, deletedAround, type Lingering, type Seen, withLingering } from "./lingering.ts";

/** Keeps what was typed into it for the decision; false when that can't be. */
export type KeepDeleted = (lingering: Lingering) => boolean;

/**
 * Keeps the form in use while others delete what it edits: until the focus leaves it. `form` is the draft that the
 * form shows; every change that is typed into what was deleted goes to `keep`, for the decision.
 */
export function useLingering({ content, version }: Seen, keep: KeepDeleted) {
  const [seen, setSeen] = useState<Seen>({ content, version });
  const [old, setLingering] = useState<Lingering | null>(null);
  const lingering = seen.content === content ? old : next(seen, { content, version }, old);
  // While it is drawn, not after it: a form that is gone for a moment has lost the focus.
  if (seen.content !== content || seen.version !== version) setSeen({ content, version });
  if (lingering !== old) setLingering(lingering);

  const latest = useRef({ content, lingering, keep });
  latest.current = { content, lingering, keep };

  const isLingering = lingering !== null;
  useEffect(() => {
    if (!isLingering) return;
    return onFocusMoved(() => {
      const { lingering } = latest.current;
      if (lingering && !isWithin(focusedForm() ?? [], lingering.path)) setLingering(null);
    });
  }, [isLingering]);

  const change = useCallback((action: (content: Content) => Content) => {
    const { content, lingering, keep } = latest.current;
    if (!lingering) return;
    const typed = changed(lingering, action(withLingering(content, lingering)));
    const after = typed && typed.item !== lingering.item ? { ...typed, isKept: keep(typed) } : typed;
    // Two changes may come before the page is drawn again.
    latest.current = { content, lingering: after, keep };
    setLingering(after);
  }, []);

  const form = useMemo(() => withLingering(content, lingering), [content, lingering]);
  return { form, lingering, change };
}

function next(before: Seen, now: Seen, old: Lingering | null): Lingering | null {
  const still = old && valueAt(now.content, old.path) === undefined ? old : null;
  const place = focusedForm();
  // Only others' changes come with a version; what I delete myself is meant to go.
  if (now.version <= before.version || !place) return still;
  const shown = withLingering(before.content, old);
  return deletedAround(shown, withLingering(now.content, still), place, before) ?? still;
}
