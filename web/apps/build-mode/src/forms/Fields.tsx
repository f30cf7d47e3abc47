import type { Path } from "../content/json.ts";
import type { Field } from "../schema/fields.ts";
import { Decision } from "./Decision.tsx";
import classes from "./forms.module.css";
import { ListFieldView } from "./ListFieldView.tsx";
import { ValueInput } from "./ValueInput.tsx";

/** The form of the object at `path`. */
export function Fields({ fields, path }: { readonly fields: readonly Field[]; readonly path: Path }) {
  return (
    <div className={classes.fields}>
      {fields.map((field) => (
        <FieldView key={field.key} field={field} path={[...path, field.key]} />
      ))}
    </div>
  );
}

interface Props {
  readonly field: Field;
  readonly path: Path;
}

/** One field of a form, with the decision it may be waiting for. */
function FieldView({ field, path }: Props) {
  return (
    <div className={classes.field}>
      {field.kind === "group" ? (
        <fieldset className={classes.group}>
          <legend>{field.label}</legend>
          <Fields fields={field.fields} path={path} />
        </fieldset>
      ) : field.kind === "list" ? (
        <ListFieldView
          field={field}
          path={path}
          form={(own) => <Fields fields={field.fields} path={own} />}
        />
      ) : (
        <ValueInput field={field} path={path} />
      )}
      <Decision path={path} compound={field.kind === "list" || field.kind === "group"} />
    </div>
  );
}
