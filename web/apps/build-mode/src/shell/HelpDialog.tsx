import { Kbd, Modal } from "@mantine/core";
import classes from "./shell.module.css";

const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [[MOD, "Z"], "Take back my last change (others' changes stay)"],
  [[MOD, "Shift", "Z"], "Make it again"],
  [[MOD, "S"], "Save now"],
  [["Space"], "On a handle: lift and drop; arrows move it"],
  [["Tab"], "Next control"],
  [["Esc"], "Close a dialog"],
  [["?"], "This list"],
];

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function HelpDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size={460}>
      <dl className={classes.keys}>
        {KEYS.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>
        Everything saves by itself, two seconds after you stop typing. Click anything in the preview to edit
        it.
      </p>
    </Modal>
  );
}
