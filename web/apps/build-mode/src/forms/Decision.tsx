import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import type { Path } from "../content/json.ts";
import { useEditor } from "../editor/Editor.ts";
import classes from "./forms.module.css";

interface Props {
  readonly path: Path;
  /** Whether fields inside say it themselves. */
  readonly compound?: boolean;
}

/** What the value at `path` is waiting for, if it is, and the way to decide it. */
export function Decision({ path, compound = false }: Props) {
  const { conflictAt, decide } = useEditor();
  const conflict = conflictAt(path);
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
