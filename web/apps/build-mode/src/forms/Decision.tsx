import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { isList, type Json, type Path } from "../content/json.ts";
import { isWithin, valueAt } from "../content/path.ts";
import { useEditor } from "../editor/Editor.ts";
import classes from "./forms.module.css";

interface Props {
  readonly path: Path;
  /** Whether fields inside say it themselves. */
  readonly compound?: boolean;
}

/** What the value at `path` is waiting for, if it is, and the way to decide it. */
export function Decision({ path, compound = false }: Props) {
  const { content, conflicts, conflictAt, decide } = useEditor();
  const conflict = compound
    ? conflicts.find((each) => isWithin(path, each.path) || isOfGoneItem(content, path, each.path))
    : conflictAt(path);
  if (!conflict) return null;
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

/** Whether `place` is in an item that the list at `path` has no more: no field inside says it then. */
function isOfGoneItem(content: Json, path: Path, place: Path): boolean {
  if (place.length <= path.length || !isWithin(place, path) || !isList(valueAt(content, path))) return false;
  return valueAt(content, place.slice(0, path.length + 1)) === undefined;
}
