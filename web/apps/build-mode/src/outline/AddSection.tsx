import { Button, Popover, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useEditor } from "../editor/Editor.ts";
import type { SectionType } from "../schema/sectionTypes.ts";
import { SectionIcon } from "../ui/sectionIcons.tsx";
import { useNarrow } from "../ui/useNarrow.ts";
import classes from "./outline.module.css";
import { useSectionActions } from "./useSectionActions.tsx";

/** Chooses the kind of a new section, which goes after the selected one. */
export function AddSection() {
  const { sectionTypes } = useEditor();
  const { add } = useSectionActions();
  const [opened, setOpened] = useState(false);
  const narrow = useNarrow();
  const choose = (type: SectionType) => {
    setOpened(false);
    add(type);
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={narrow ? "top" : "right-end"}
      width={narrow ? "target" : 330}
      radius="lg"
      shadow="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          fullWidth
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setOpened((old) => !old)}
        >
          Add section
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} className={classes.picker ?? ""} aria-label="Kinds of section">
        {sectionTypes.map((type) => (
          <UnstyledButton key={type.type} className={classes.choice ?? ""} onClick={() => choose(type)}>
            <span className={classes.choiceIcon}>
              <SectionIcon type={type.type} size={18} />
            </span>
            <span className={classes.words}>
              <span className={classes.choiceTitle}>{type.title}</span>
              <span className={classes.choiceText}>{type.description}</span>
            </span>
          </UnstyledButton>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
