import { ActionIcon, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { removeListItem } from "../actions/removeListItem.ts";
import { setValue } from "../actions/setValue.ts";
import { type Item, type Path, textOf } from "../content/json.ts";
import { useEditor } from "../editor/Editor.ts";
import { formOf } from "../editor/focus.ts";
import type { ListField } from "../schema/fields.ts";
import { Decision } from "./Decision.tsx";
import { fieldId } from "./fieldId.ts";
import classes from "./forms.module.css";
import { LingeringNote } from "./LingeringNote.tsx";
import { SteadyText } from "./SteadyText.tsx";

interface Props {
  readonly path: Path;
  readonly item: Item;
  readonly field: ListField;
  readonly name: string;
  readonly handle: ReactNode;
}

/** An item of a list that is nothing but one line of text. */
export function LineItem({ path, item, field, name, handle }: Props) {
  const { change, errorAt } = useEditor();
  const key = field.fields[0]?.key ?? "";
  const itemPath = [...path, item.id];
  const own = [...itemPath, key];
  const error = errorAt(own);
  return (
    <>
      <div {...formOf(itemPath)} className={classes.lineItem}>
        {handle}
        <SteadyText
          value={textOf(item[key])}
          onText={(text) => change((draft) => setValue(draft, own, text))}
        >
          {(text, onText) => (
            <TextInput
              id={fieldId(own)}
              className={classes.grow ?? ""}
              aria-label={`${field.label}: ${name}`}
              value={text}
              {...(error ? { error } : {})}
              onChange={(event) => onText(event.currentTarget.value)}
            />
          )}
        </SteadyText>
        <ActionIcon
          size={28}
          aria-label={`Remove ${name}`}
          onClick={() => change((draft) => removeListItem(draft, path, item.id))}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      <LingeringNote path={itemPath} />
      <Decision path={own} />
    </>
  );
}
