import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Notice.module.css";

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  /** What the person can do about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly tone?: "plain" | "attention";
  readonly icon?: ReactNode;
}

/** A short statement in the flow of a panel: what is so, and what to do next. */
export function Notice({ title, children, action, tone = "plain", icon }: Props) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === "attention" ? "alert" : "status"}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {children && <div className={classes.text}>{children}</div>}
        {action && (
          <Button mt={10} size="xs" variant="default" onClick={action.run}>
            {action.label}
          </Button>
        )}
      </div>
    </div>
  );
}
