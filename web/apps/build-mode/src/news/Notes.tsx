import { VisuallyHidden } from "@mantine/core";
import { useDocumentVisibility } from "@mantine/hooks";
import { useCallback, useEffect, useLayoutEffect, useState } from "react";
import { useNarrow } from "../ui/useNarrow.ts";
import type { Entry } from "./entries.ts";
import classes from "./news.module.css";
import { Telling } from "./Telling.tsx";
import type { Teller } from "./useTeller.ts";

/** Milliseconds that a note stays when nobody looks at it. */
const STAYS = 8_000;
/** Notes at a time, and on a phone; the others are in the list. */
const MOST = { wide: 2, narrow: 1 };

/**
 * Quiet notes of what others have just done. Each goes by itself, and comes again when its writer changes something else;
 * who goes on writing in one place is not told of again and again.
 */
export function Notes({ teller }: { readonly teller: Teller }) {
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const done = useCallback((what: string) => setTold((old) => new Set(old).add(what)), []);
  const narrow = useNarrow();
  const shown = teller.entries
    .filter((entry) => !told.has(whatIsIn(entry)))
    .slice(narrow ? -MOST.narrow : -MOST.wide);
  const count = shown.length;
  // On a phone a note takes room from the form: the field that is typed in stays in sight.
  useLayoutEffect(() => {
    if (narrow && count > 0) document.activeElement?.scrollIntoView({ block: "nearest" });
  }, [narrow, count]);
  const newest = shown.at(-1);
  const said = newest && teller.tell(newest);
  return (
    <section className={classes.notes} aria-label="What others have just done">
      {shown.map((entry) => (
        <Note key={entry.id} entry={entry} teller={teller} onDone={done} />
      ))}
      <VisuallyHidden role="log">{said && `${said.who} ${said.what}`}</VisuallyHidden>
    </section>
  );
}

/** The same as long as nothing new is in it. */
function whatIsIn({ id, changes }: Entry): string {
  return `${id} ${changes.length}`;
}

interface NoteProps {
  readonly entry: Entry;
  readonly teller: Teller;
  readonly onDone: (what: string) => void;
}

function Note({ entry, teller, onDone }: NoteProps) {
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const visible = useDocumentVisibility() === "visible";
  const what = whatIsIn(entry);
  const outcome = teller.outcomeOf(entry);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came of it is a reason to stay on
  useEffect(() => {
    if (held.pointer || held.focus || !visible) return;
    const timer = setTimeout(() => onDone(what), STAYS);
    return () => clearTimeout(timer);
  }, [held, visible, what, outcome, onDone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether somebody is at it
    <div
      className={classes.note}
      data-note
      onPointerEnter={() => setHeld((old) => ({ ...old, pointer: true }))}
      onPointerLeave={() => setHeld((old) => ({ ...old, pointer: false }))}
      onFocus={() => setHeld((old) => ({ ...old, focus: true }))}
      onBlur={() => setHeld((old) => ({ ...old, focus: false }))}
      onKeyDown={(event) => event.key === "Escape" && onDone(what)}
    >
      <Telling entry={entry} teller={teller} />
    </div>
  );
}
