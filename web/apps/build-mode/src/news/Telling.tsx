import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useEditor } from "../editor/Editor.ts";
import { Mark } from "../presence/Marks.tsx";
import type { Entry } from "./entries.ts";
import classes from "./news.module.css";
import type { Teller } from "./useTeller.ts";
import { placeToShow } from "./words.ts";

interface Props {
  readonly entry: Entry;
  readonly teller: Teller;
  /** What stands behind the sentence, such as the time. */
  readonly children?: ReactNode;
}

/** What somebody did, in a sentence, with the way to it and the way back. */
export function Telling({ entry, teller, children }: Props) {
  const { content } = useEditor();
  const { who, what } = teller.tell(entry);
  const place = placeToShow(content, entry);
  const outcome = teller.outcomeOf(entry);
  return (
    <div className={classes.telling}>
      <Mark writer={teller.writerOf(entry)} size={24} />
      <div className={classes.body}>
        <p className={classes.words}>
          <strong>{who}</strong> {what}
          {children}
        </p>
        {outcome ? (
          <p className={classes.outcome} role="status">
            {outcome}
          </p>
        ) : (
          <div className={classes.actions}>
            {place && (
              <Button size="compact-xs" variant="default" onClick={() => teller.show(entry, place)}>
                Show
              </Button>
            )}
            {entry.undoable && (
              <Button size="compact-xs" variant="default" onClick={() => teller.takeBack(entry)}>
                Undo
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
