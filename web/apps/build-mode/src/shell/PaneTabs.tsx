import { IconEye, IconList, IconPencil } from "@tabler/icons-react";
import classes from "./shell.module.css";

export type Pane = "outline" | "preview" | "edit";

const PANES = [
  { pane: "outline", name: "Sections", Icon: IconList },
  { pane: "preview", name: "Preview", Icon: IconEye },
  { pane: "edit", name: "Edit", Icon: IconPencil },
] as const;

interface Props {
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
}

/** On a phone: which of the panels is shown. */
export function PaneTabs({ pane, onPane }: Props) {
  return (
    <nav className={classes.tabs} aria-label="Panels">
      {PANES.map(({ pane: each, name, Icon }) => (
        <button
          key={each}
          type="button"
          className={classes.tab}
          aria-current={each === pane || undefined}
          onClick={() => onPane(each)}
        >
          <Icon size={20} stroke={1.7} aria-hidden />
          {name}
        </button>
      ))}
    </nav>
  );
}
