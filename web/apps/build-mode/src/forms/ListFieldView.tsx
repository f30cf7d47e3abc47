import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { addItem } from "../actions/addItem.ts";
import { moveListItem } from "../actions/moveListItem.ts";
import { type Item, itemsOf, type Path } from "../content/json.ts";
import { valueAt } from "../content/path.ts";
import { excerpt } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { blankItem } from "../schema/blank.ts";
import type { ListField } from "../schema/fields.ts";
import { SortableList } from "../ui/SortableList.tsx";
import { fieldId, focusField } from "./fieldId.ts";
import classes from "./forms.module.css";
import { ItemCard } from "./ItemCard.tsx";
import { LineItem } from "./LineItem.tsx";

/** Whether an item is one line of text: then it needs no card to open. */
function isPlain({ fields }: ListField): boolean {
  return fields.length === 1 && fields[0]?.kind === "text";
}

interface Props {
  readonly field: ListField;
  readonly path: Path;
  /** The form of the item at `path`. */
  readonly form: (path: Path) => ReactNode;
}

/** A list of objects: one card each, put in order by dragging or keyboard. */
export function ListFieldView({ field, path, form }: Props) {
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
        {(item, handle) =>
          isPlain(field) ? (
            <LineItem path={path} item={item} field={field} name={nameOf(item)} handle={handle} />
          ) : (
            <ItemCard
              path={path}
              item={item}
              name={nameOf(item)}
              handle={handle}
              open={open.has(item.id)}
              onToggle={() => toggle(item.id)}
            >
              {form([...path, item.id])}
            </ItemCard>
          )
        }
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

function singular(label: string): string {
  return label.endsWith("s") ? label.slice(0, -1) : label;
}
