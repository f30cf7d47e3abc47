import type { Path } from "../content/json.ts";
import type { Field } from "../schema/fields.ts";
import { FieldView } from "./FieldView.tsx";
import classes from "./forms.module.css";

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
