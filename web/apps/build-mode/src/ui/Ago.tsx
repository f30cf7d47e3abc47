import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { ago, localTime } from "./time.ts";

/** When something happened: how long ago, and on pointing the time in the reader's zone. */
export function Ago({ instant }: { readonly instant: string }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  const exact = localTime(instant);
  return (
    <Tooltip label={exact}>
      <time dateTime={instant}>{ago(instant)}</time>
    </Tooltip>
  );
}
