import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Wordmark } from "../ui/Wordmark.tsx";
import classes from "./shell.module.css";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: { readonly label: string; readonly run: () => void };
}

/** In place of the editor when there is nothing to edit: never an empty one, whose blank could be saved. */
export function LoadFailed({ title, children, action }: Props) {
  return (
    <main className={classes.failed}>
      <Wordmark />
      <h1>{title}</h1>
      <p role="alert">{children}</p>
      <Button onClick={action.run}>{action.label}</Button>
    </main>
  );
}
