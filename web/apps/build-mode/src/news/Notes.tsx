import { VisuallyHidden } from "@mantine/core";
import { useDocumentVisibility } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { useNarrow } from "../ui/useNarrow.ts";
import { type Entry, newestOf } from "./entries.ts";
import classes from "./news.module.css";
import { Telling } from "./Telling.tsx";
import type { Teller } from "./useTeller.ts";

/** Milliseconds that a note stays when nobody looks at it. */
const STAYS = 8_000;
/** Notes at a time, and on a phone; the others are in the list. */
const MOST = { wide: 2, narrow: 1 };

interface Props {
  readonly entries: readonly Entry[];
  readonly teller: Teller;
}

/** Quiet notes of what others have just done. Each goes by itself, and comes again when more of it happens. */
export function Notes({ entries, teller }: Props) {
  const [told, setTold] = useState<ReadonlySet<number>>(new Set());
  const done = useCallback((version: number) => setTold((old) => new Set(old).add(version)), []);
  const most = useNarrow() ? MOST.narrow : MOST.wide;
  const shown = entries.filter((entry) => !told.has(newestOf(entry))).slice(-most);
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

interface NoteProps {
  readonly entry: Entry;
  readonly teller: Teller;
  readonly onDone: (version: number) => void;
}

function Note({ entry, teller, onDone }: NoteProps) {
  const [held, setHeld] = useState({ pointer: false, focus: false });
  const visible = useDocumentVisibility() === "visible";
  const version = newestOf(entry);
  const outcome = teller.outcomeOf(entry);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came of it is a reason to stay on
  useEffect(() => {
    if (held.pointer || held.focus || !visible) return;
    const timer = setTimeout(() => onDone(version), STAYS);
    return () => clearTimeout(timer);
  }, [held, visible, version, outcome, onDone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether somebody is at it
    <div
      className={classes.note}
      data-note
      onPointerEnter={() => setHeld((old) => ({ ...old, pointer: true }))}
      onPointerLeave={() => setHeld((old) => ({ ...old, pointer: false }))}
      onFocus={() => setHeld((old) => ({ ...old, focus: true }))}
      onBlur={() => setHeld((old) => ({ ...old, focus: false }))}
      onKeyDown={(event) => event.key === "Escape" && onDone(version)}
    >
      <Telling entry={entry} teller={teller} />
    </div>
  );
}
