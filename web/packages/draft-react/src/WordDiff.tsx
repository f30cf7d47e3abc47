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
  if (before.length + after.length > most) return replacement(before, after);
  return joined(diffWordsWithSpace(before, after));
}

/** Changes with nothing but white space between them are one: “to be used daily” became “for every day”. */
function joined(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  let [before, after, gap] = ["", "", ""];
  const end = () => {
    result.push(...replacement(before, after), ...same(gap));
    [before, after, gap] = ["", "", ""];
  };
  for (const { value, added, removed } of parts) {
    if (added || removed) {
      before += gap + (removed ? value : "");
      after += gap + (added ? value : "");
      gap = "";
    } else if (value.trim() === "" && before + after !== "" && !value.includes("\n")) {
      gap = value;
    } else {
      end();
      result.push(...same(value));
    }
  }
  end();
  return result;
}

function same(value: string): readonly Part[] {
  return value === "" ? [] : [{ value, added: false, removed: false }];
}

function replacement(before: string, after: string): readonly Part[] {
  const parts = [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  return parts.filter(({ value }) => value !== "");
}
