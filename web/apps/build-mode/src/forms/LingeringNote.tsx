import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { Path } from "../content/json.ts";
import { toPointer } from "../content/path.ts";
import { type LingeringForm, useEditor } from "../editor/Editor.ts";
import classes from "./forms.module.css";

export function isLingeringAt(lingering: LingeringForm | null, path: Path): lingering is LingeringForm {
  return lingering !== null && toPointer(lingering.path) === toPointer(path);
}

/** In the form of what others deleted while somebody types in it: who deleted it, and whether what is typed is kept. */
export function LingeringNote({ path }: { readonly path: Path }) {
  const { lingering, decide } = useEditor();
  if (!isLingeringAt(lingering, path)) return null;
  const { words, isKept, isUndecided, bringBack } = lingering;
  const canDecide = isKept && isUndecided;
  return (
    <div className={classes.lingering} role="status">
      <IconTrash size={16} stroke={1.7} aria-hidden />
      <span>
        {words} {whatIsKept(isKept, isUndecided)}
      </span>
      {canDecide ? (
        <Button size="compact-xs" color="proof" onClick={() => decide(path)}>
          Decide
        </Button>
      ) : (
        <Button size="compact-xs" variant="default" onClick={bringBack}>
          Bring it back
        </Button>
      )}
    </div>
  );
}

function whatIsKept(isKept: boolean, isUndecided: boolean): string {
  if (!isKept) return "What you write here is not kept, unless you bring it back.";
  return isUndecided
    ? "What you write here is kept until you decide."
    : "You can go on writing: it is kept, and you decide later.";
}
