import { Alert } from "@mantine/core";
import type { Draft } from "./useDraftAutosave.ts";

interface Props {
  readonly draft: Pick<Draft<unknown>, "rewound" | "forgetRewind">;
}

/** Says that an older state of the server was put back, until the person has read it. */
export function RewindNotice({ draft }: Props) {
  if (!draft.rewound) return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      title="An older state of this site was put back on the server"
      withCloseButton
      closeButtonLabel="Close this notice"
      onClose={draft.forgetRewind}
    >
      Changes that were saved after that state are gone from the server. What you had not saved yet is still
      here: it is saved on top of the older state, or you are asked about it. Look through the site before you
      go on.
    </Alert>
  );
}
