import { Textarea } from "@mantine/core";
import type { OpenConflict } from "@stet/draft-client";
import { type ReactNode, useId } from "react";
import classes from "./conflicts.module.css";
import { isProse, SideValue } from "./SideValue.tsx";
import { choiceOf, isMine, sentenceOf, theirOwn, type Words, whenOf } from "./words.ts";

export type Picked = "yours" | "theirs" | "mix";

export interface Person {
  /** The name under which the server knows me; changes by it come from another tab of mine. */
  readonly me?: string;
  readonly locale?: string;
  readonly timeZone?: string;
}

interface Props {
  readonly conflict: OpenConflict;
  readonly heading: string;
  readonly words: Words;
  readonly person: Person;
  readonly picked: Picked | undefined;
  readonly onPick: (picked: Picked) => void;
  readonly onMix: (mix: string) => void;
  /** Whether the other side has changed since one was picked. */
  readonly isRenewed: boolean;
  /** Whether the dialog begins here. */
  readonly isFirst: boolean;
}

/** One decision: what it was before, mine and theirs side by side, and for texts a mix of both by hand. */
export function ConflictCard(props: Props) {
  const { conflict, heading, words, person, picked, onPick, onMix, isRenewed, isFirst } = props;
  const name = useId();
  const { yours, theirs } = conflict;
  const when = conflict.at ? whenOf(conflict.at, Date.now(), person) : "";
  const mixable =
    typeof yours === "string" && typeof theirs === "string" && isProse(conflict.base, yours, theirs);
  const mix = typeof conflict.mix === "string" ? conflict.mix : (yours as string);
  const option = (value: Picked) => ({ name, value, picked, onPick });
  return (
    <fieldset className={classes.card}>
      <legend className={classes.heading}>{heading}</legend>
      <p className={classes.sentence}>{sentenceOf(conflict, person.me)}</p>
      <p className={classes.renewed} role="status">
        {isRenewed && "This has changed again since you chose. Look once more."}
      </p>
      <div className={classes.sides}>
        <div className={classes.before}>
          <span className={classes.label}>Before</span>
          <SideValue conflict={conflict} side="base" words={words} />
        </div>
        <Option {...option("yours")} isFirst={isFirst} label={choiceOf(conflict, "yours", person.me)}>
          <SideValue conflict={conflict} side="yours" words={words} />
        </Option>
        <Option {...option("theirs")} label={choiceOf(conflict, "theirs", person.me)} note={when}>
          <SideValue conflict={conflict} side="theirs" words={words} />
        </Option>
      </div>
      {mixable && (
        <Option {...option("mix")} label="A mix of both" note={picked === "mix" ? "" : "written by hand"}>
          {picked === "mix" && (
            <>
              <Textarea
                aria-label={`Your mix for ${heading}`}
                autosize
                minRows={2}
                maxRows={12}
                value={mix}
                onChange={(event) => onMix(event.currentTarget.value)}
              />
              <div className={classes.starts}>
                <button type="button" onClick={() => onMix(yours)}>
                  Start from mine
                </button>
                <button type="button" onClick={() => onMix(theirs)}>
                  Start from{" "}
                  {isMine(conflict, person.me) && !conflict.isOwn ? "the other tab" : theirOwn(conflict)}
                </button>
              </div>
            </>
          )}
        </Option>
      )}
    </fieldset>
  );
}

interface OptionProps {
  readonly name: string;
  readonly value: Picked;
  readonly picked: Picked | undefined;
  readonly onPick: (picked: Picked) => void;
  readonly label: string;
  readonly note?: string;
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}

/** A native radio button, so that arrow keys and screen readers need nothing from us. */
function Option({ name, value, picked, onPick, label, note, isFirst, children }: OptionProps) {
  const id = useId();
  return (
    <div className={classes.option} data-picked={picked === value || undefined}>
      <label className={classes.pick}>
        <input
          type="radio"
          name={name}
          value={value}
          checked={picked === value}
          onChange={() => onPick(value)}
          aria-describedby={id}
          data-autofocus={isFirst || undefined}
        />
        <span className={classes.label}>{label}</span>
        {note && <span className={classes.note}>{note}</span>}
      </label>
      <div id={id} className={classes.value}>
        {children}
      </div>
    </div>
  );
}
