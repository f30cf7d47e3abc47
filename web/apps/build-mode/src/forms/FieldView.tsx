import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import type { Path } from "../content/json.ts";
import { useEditor } from "../editor/Editor.ts";
import type { Field } from "../schema/fields.ts";
import { Fields } from "./Fields.tsx";
import classes from "./forms.module.css";
import { ListFieldView } from "./ListFieldView.tsx";
import { ValueInput } from "./ValueInput.tsx";

interface Props {
  readonly field: Field;
  readonly path: Path;
}

/** One field of a form, with the decision it may be waiting for. */
export function FieldView({ field, path }: Props) {
  return (
    <div className={classes.field}>
      {field.kind === "group" ? (
        <fieldset className={classes.group}>
          <legend>{field.label}</legend>
          <Fields fields={field.fields} path={path} />
        </fieldset>
      ) : field.kind === "list" ? (
        <ListFieldView field={field} path={path} />
      ) : (
        <ValueInput field={field} path={path} />
      )}
      <Decision path={path} compound={field.kind === "list" || field.kind === "group"} />
    </div>
  );
}

function Decision({ path, compound }: { readonly path: Path; readonly compound: boolean }) {
  const { conflictAt, decide } = useEditor();
  const conflict = conflictAt(path);
  // Inside a list, the field itself says so.
  if (!conflict || (compound && conflict.path.length > path.length)) return null;
  return (
    <div className={classes.decision} role="note">
      <span>{conflict.words} Yours is kept here until you decide.</span>
      <Button
        size="compact-xs"
        color="proof"
        leftSection={<IconArrowsSplit2 size={13} aria-hidden />}
        onClick={() => decide(conflict.path)}
      >
        Decide
      </Button>
    </div>
  );
}
