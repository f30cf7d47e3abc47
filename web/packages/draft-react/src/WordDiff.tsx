import { diffWords, type Segment } from "@stet/json-merge";
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
      {parts.map(({ kind, text }, i) => {
        const Tag = tags[kind];
        // biome-ignore lint/suspicious/noArrayIndexKey: equal words come twice, and the parts never move
        return <Tag key={i}>{text}</Tag>;
      })}
    </span>
  );
}

const tags = { equal: "span", deleted: "del", inserted: "ins" } as const;

function differences(before: string, after: string): readonly Segment[] {
  return before.length + after.length > most ? replacement(before, after) : joined(diffWords(before, after));
}

/** Changes with nothing but a space between them are one: “to be used daily” became “for every day”. */
function joined(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  let [before, after, gap] = ["", "", ""];
  const end = () => {
    result.push(...replacement(before, after), ...equal(gap));
    [before, after, gap] = ["", "", ""];
  };
  for (const { kind, text } of segments) {
    if (kind !== "equal") {
      before += gap + (kind === "deleted" ? text : "");
      after += gap + (kind === "inserted" ? text : "");
      gap = "";
    } else if (/^[^\S\n]+$/.test(text) && before + after !== "") {
      gap = text;
    } else {
      end();
      result.push(...equal(text));
    }
  }
  end();
  return result;
}

function equal(text: string): readonly Segment[] {
  return text === "" ? [] : [{ kind: "equal", text }];
}

function replacement(before: string, after: string): readonly Segment[] {
  const both: readonly Segment[] = [
    { kind: "deleted", text: before },
    { kind: "inserted", text: after },
  ];
  return both.filter(({ text }) => text !== "");
}
