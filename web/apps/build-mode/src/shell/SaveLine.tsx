import { Button } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import type { Content } from "../content/storefront.ts";
import classes from "./shell.module.css";

interface Props {
  readonly draft: Draft<Content>;
  readonly onDecide: () => void;
}

export function SaveLine({ draft, onDecide }: Props) {
  return (
    <span className={classes.save} role="status">
      {draft.status === "needs-decision" ? (
        <Button size="compact-sm" color="proof" onClick={onDecide}>
          Needs your decision
        </Button>
      ) : (
        draft.status
      )}
    </span>
  );
}
