import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Choice, Json, OpenConflict } from "@stet/draft-client";
import { useMemo, useState } from "react";
import { ConflictCard, type Person, type Picked } from "./ConflictCard.tsx";
import classes from "./conflicts.module.css";
import type { Draft } from "./useDraftAutosave.ts";
import { allOf, headingOf, keptWords, plainWords, type Words } from "./words.ts";

interface Chosen {
  readonly side: Picked;
  /** Of the other side that it was chosen against. */
  readonly version: number;
}

export interface ConflictDialogProps extends Person {
  /** The draft whose open conflicts are decided here. */
  readonly draft: Pick<Draft<unknown>, "conflicts" | "content" | "kept" | "decide" | "sketch">;
  readonly opened: boolean;
  /** The person closed the dialog. What is not decided stays open, and nothing of hers is lost. */
  readonly onClose: () => void;
  /** A place in the person's words: `Home › Hero › Headline`. Read from the content unless given. */
  readonly labelFor?: Words["labelFor"];
  /** What an item of a list is called, such as a section. */
  readonly nameOf?: Words["nameOf"];
  /** What a field of an item is called. */
  readonly fieldName?: Words["fieldName"];
}

/**
 * Where my change and another's do not go together, a person decides: field by field or all at once, for one side
 * or for a mix of both. Until then the draft on the server has theirs, and this device keeps mine.
 */
export function ConflictDialog(props: ConflictDialogProps) {
  const { draft, opened, onClose, labelFor, nameOf, fieldName, ...person } = props;
  const { conflicts } = draft;
  const [picks, setPicks] = useState<Readonly<Record<string, Chosen>>>({});
  const narrow = useMediaQuery("(max-width: 48em)") ?? false;
  const content = draft.content as Json;
  const words = useMemo(() => {
    const plain = plainWords(content);
    return {
      labelFor: labelFor ?? plain.labelFor,
      nameOf: nameOf ?? plain.nameOf,
      fieldName: fieldName ?? plain.fieldName,
    };
  }, [content, labelFor, nameOf, fieldName]);

  // What was chosen between other sides than are there now is not chosen yet.
  const isRenewed = ({ id, version }: OpenConflict) => (picks[id]?.version ?? version) !== version;
  const pickOf = (conflict: OpenConflict): Picked | undefined => {
    if (isRenewed(conflict)) return undefined;
    return picks[conflict.id]?.side ?? (conflict.mix === undefined ? undefined : "mix");
  };
  const ready = conflicts.filter((conflict) => pickOf(conflict) !== undefined);
  const pickAll = (side: Picked) =>
    setPicks(Object.fromEntries(conflicts.map(({ id, version }) => [id, { side, version }])));
  const decide = () => {
    for (const conflict of ready) draft.decide(conflict.id, choiceFor(conflict, pickOf(conflict) as Picked));
    setPicks({});
    if (ready.length === conflicts.length) onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      fullScreen={narrow}
      size="64rem"
      title={
        conflicts.length === 1
          ? "One change needs your decision"
          : `${conflicts.length} changes need your decision`
      }
      closeButtonProps={{ "aria-label": "Close and decide later" }}
    >
      <p className={classes.intro}>Everything else is saved. {keptWords(draft.kept)}</p>
      {conflicts.map((conflict, i) => (
        <ConflictCard
          key={conflict.id}
          conflict={conflict}
          heading={headingOf(conflict, content, words)}
          words={words}
          person={person}
          isFirst={i === 0}
          picked={pickOf(conflict)}
          isRenewed={isRenewed(conflict)}
          onPick={(side) => setPicks({ ...picks, [conflict.id]: { side, version: conflict.version } })}
          onMix={(mix) => draft.sketch(conflict.id, mix)}
        />
      ))}
      {conflicts.length === 0 && <p className={classes.intro}>Nothing is left to decide.</p>}
      <div className={classes.footer}>
        {conflicts.length > 1 && (
          <>
            <Button variant="default" onClick={() => pickAll("yours")}>
              All mine
            </Button>
            <Button variant="default" onClick={() => pickAll("theirs")}>
              {allOf(conflicts, person.me)}
            </Button>
          </>
        )}
        <span className={classes.grow} />
        <Button variant="subtle" onClick={onClose}>
          Decide later
        </Button>
        <Button onClick={decide} disabled={ready.length === 0}>
          {conflicts.length > 1 ? `Apply ${ready.length} of ${conflicts.length}` : "Use this"}
        </Button>
      </div>
    </Modal>
  );
}

function choiceFor(conflict: OpenConflict, picked: Picked): Choice {
  return picked === "mix" ? { value: conflict.mix ?? conflict.yours ?? null } : picked;
}
