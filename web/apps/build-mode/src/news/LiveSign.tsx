import { Tooltip } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { IconCloudOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Content } from "../content/storefront.ts";
import classes from "./news.module.css";

/** Milliseconds: a connection that is made anew at once is nobody's concern. */
const PATIENCE = 5_000;

/** A small sign while others' changes don't come by themselves. What the state line says already is not said twice. */
export function LiveSign({ draft }: { readonly draft: Pick<Draft<Content>, "live" | "status"> }) {
  const { live, status } = draft;
  const [late, setLate] = useState(false);
  const known = live === "on" || status === "offline" || status === "signed-out";
  useEffect(() => {
    setLate(false);
    if (known) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [known]);
  if (known || !late) return null;
  const words =
    live === "refused"
      ? "Others’ changes appear when you come back to this page. Reloading it may help."
      : "Others’ changes appear when you come back to this page.";
  return (
    <Tooltip label={words} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.sign} role="img" aria-label={words}>
        <IconCloudOff size={17} stroke={1.7} aria-hidden />
      </span>
    </Tooltip>
  );
}
