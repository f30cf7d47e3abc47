import { ActionIcon, Button, Collapse, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronRight,
  IconDots,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { addItem } from "../actions/addItem.ts";
import { moveListItem } from "../actions/moveListItem.ts";
import { removeListItem } from "../actions/removeListItem.ts";
import { type Item, itemsOf, type Path } from "../content/json.ts";
import { neighbour } from "../content/lists.ts";
import { valueAt } from "../content/path.ts";
import { excerpt } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { blankItem } from "../schema/blank.ts";
import type { ListField } from "../schema/fields.ts";
import { SortableList } from "../ui/SortableList.tsx";
import { Fields } from "./Fields.tsx";
import { fieldId, focusField } from "./fieldId.ts";
import classes from "./forms.module.css";

interface Props {
  readonly field: ListField;
  readonly path: Path;
}

/** A list of objects: one card each, put in order by dragging or keyboard. */
export function ListFieldView({ field, path }: Props) {
  const { content, schema, change, errorAt } = useEditor();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const items = itemsOf(valueAt(content, path));
  const one = (field.item.title ?? singular(field.label)).toLowerCase();
  const nameOf = (item: Item) => excerpt(item) || `${one} ${items.indexOf(item) + 1}`;
  const toggle = (id: string) =>
    setOpen((old) => (old.has(id) ? new Set([...old].filter((each) => each !== id)) : new Set([...old, id])));

  const add = () => {
    const item = blankItem(schema, field.item, singular(field.key));
    change((draft) => addItem(draft, path, item));
    setOpen((old) => new Set([...old, item.id]));
    const first = field.fields[0];
    if (first) requestAnimationFrame(() => focusField([...path, item.id, first.key]));
  };
  const error = errorAt(path);

  return (
    <section className={classes.listField} aria-labelledby={`${fieldId(path)}-label`}>
      <div className={classes.listHead}>
        <h3 className={classes.label} id={`${fieldId(path)}-label`}>
          {field.label} <span className={classes.count}>{items.length}</span>
        </h3>
      </div>
      {field.help && <p className={classes.help}>{field.help}</p>}
      {error && <p className={classes.error}>{error}</p>}
      <SortableList
        label={field.label}
        items={items}
        nameOf={nameOf}
        onMove={(id, targetId) => change((draft) => moveListItem(draft, path, id, targetId))}
      >
        {(item, handle) => (
          <ItemCard
            path={path}
            item={item}
            field={field}
            name={nameOf(item)}
            handle={handle}
            open={open.has(item.id)}
            onToggle={() => toggle(item.id)}
          />
        )}
      </SortableList>
      <Button
        id={fieldId(path)}
        variant="default"
        size="xs"
        fullWidth
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={field.maxItems !== undefined && items.length >= field.maxItems}
        onClick={add}
      >
        Add {one}
      </Button>
    </section>
  );
}

interface CardProps {
  readonly path: Path;
  readonly item: Item;
  readonly field: ListField;
  readonly name: string;
  readonly handle: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function ItemCard({ path, item, field, name, handle, open, onToggle }: CardProps) {
  const { content, change, conflictAt } = useEditor();
  const own = [...path, item.id];
  const shift = (by: number) => {
    const targetId = neighbour(content, path, item.id, by);
    if (targetId) change((draft) => moveListItem(draft, path, item.id, targetId));
  };
  const bodyId = `${fieldId(own)}-body`;
  return (
    <div className={classes.card} data-conflict={conflictAt(own) ? true : undefined}>
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
          <Fields fields={field.fields} path={own} />
        </div>
      </Collapse>
    </div>
  );
}

function singular(label: string): string {
  return label.endsWith("s") ? label.slice(0, -1) : label;
}
