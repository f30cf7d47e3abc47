import { ActionIcon, Collapse, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconChevronRight, IconDots, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { moveListItem } from "../actions/moveListItem.ts";
import { removeListItem } from "../actions/removeListItem.ts";
import type { Item, Path } from "../content/json.ts";
import { neighbour } from "../content/lists.ts";
import { useEditor } from "../editor/Editor.ts";
import { formOf } from "../editor/focus.ts";
import { fieldId } from "./fieldId.ts";
import classes from "./forms.module.css";
import { LingeringNote } from "./LingeringNote.tsx";

interface Props {
  readonly path: Path;
  readonly item: Item;
  readonly name: string;
  readonly handle: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Its form. */
  readonly children: ReactNode;
}

/** One item of a list: its name, its place, and its form when it is open. */
export function ItemCard({ path, item, name, handle, open, onToggle, children }: Props) {
  const { content, change, conflictAt } = useEditor();
  const own = [...path, item.id];
  const shift = (by: number) => {
    const targetId = neighbour(content, path, item.id, by);
    if (targetId) change((draft) => moveListItem(draft, path, item.id, targetId));
  };
  const bodyId = `${fieldId(own)}-body`;
  return (
    <div {...formOf(own)} className={classes.card} data-conflict={conflictAt(own) ? true : undefined}>
      <div className={classes.cardHead}>
        {handle}
        <button
          type="button"
          id={fieldId(own)}
          className={classes.cardTitle}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={onToggle}
        >
          <IconChevronRight size={14} className={classes.chevron} aria-hidden />
          <span>{name}</span>
        </button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={28} aria-label={`Actions for ${name}`}>
              <IconDots size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => shift(-1)}>
              Move up
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => shift(1)}>
              Move down
            </Menu.Item>
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => change((draft) => removeListItem(draft, path, item.id))}
            >
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Collapse expanded={open} id={bodyId} keepMounted={false} transitionDuration={140}>
        <div className={classes.cardBody}>
          <LingeringNote path={own} />
          {children}
        </div>
      </Collapse>
    </div>
  );
}
