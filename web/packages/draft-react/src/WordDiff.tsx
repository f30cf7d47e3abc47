import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import classes from "./conflicts.module.css";

/** Over this many characters on both sides together, the differences take too long to find while somebody waits. */
const most = 40_000;

/** A text, with what was taken out and put in marked by word. */
export function WordDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => differences(before, after), [before, after]);
  if (parts.length === 0) return <span className={classes.empty}>Empty</span>;
  return (
    <span className={classes.text}>
      {parts.map(({ value, added, removed }, i) => {
        const key = `${i}${value}`;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{value}</span>;
      })}
    </span>
  );
}

interface Part {
  readonly value: string;
  readonly added: boolean;
  readonly removed: boolean;
}

function differences(before: string, after: string): readonly Part[] {
  if (before.length + after.length <= most) return diffWordsWithSpace(before, after);
  const whole = [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return whole.filter(({ value }) => value !== "");
}
