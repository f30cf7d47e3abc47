import { Tooltip } from "@mantine/core";
import { IconAppWindow, IconPlug, IconRobot, IconServer } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { initialsOf, type Peer, writersIn } from "./peers.ts";
import classes from "./presence.module.css";

type Writer = Pick<Peer, "kind" | "name" | "mine" | "hue">;

interface MarkProps {
  readonly writer: Writer;
  readonly size?: number;
}

/** The sign of a writer: initials of a person, a picture for what is none. Says nothing to a screen reader. */
export function Mark({ writer, size = 20 }: MarkProps) {
  const style = { "--size": `${size}px`, "--hue": writer.hue } as CSSProperties;
  return (
    <span className={classes.mark} style={style} aria-hidden>
      <Sign writer={writer} size={Math.round(size * 0.62)} />
    </span>
  );
}

function Sign({ writer: { kind, name, mine }, size }: MarkProps & { readonly size: number }) {
  if (mine) return <IconAppWindow size={size} stroke={2} />;
  if (kind === "agent") return <IconRobot size={size} stroke={2} />;
  if (kind === "token") return <IconPlug size={size} stroke={2} />;
  if (kind === "system") return <IconServer size={size} stroke={2} />;
  return initialsOf(name);
}

interface StackProps {
  readonly peers: readonly Peer[];
  /** Who is here beside these. */
  readonly more?: number;
  /** Marks before the rest is counted. */
  readonly most?: number;
  readonly size?: number;
}

/** Several writers in one line: `AL` `BK` `+3`. Says nothing to a screen reader. */
export function Stack({ peers, more = 0, most = 1, size = 20 }: StackProps) {
  const writers = writersIn(peers);
  const rest = writers.length + more - most;
  // A "+1" takes as much room as the one that it stands for.
  const shown = writers.slice(0, rest === 1 && more === 0 ? most + 1 : most);
  const hidden = writers.length + more - shown.length;
  return (
    <span className={classes.marks} aria-hidden>
      {shown.map((writer) => (
        <Mark key={writer.client} writer={writer} size={size} />
      ))}
      {hidden > 0 && (
        <span className={classes.rest} style={{ "--size": `${size}px` } as CSSProperties}>
          +{hidden}
        </span>
      )}
    </span>
  );
}

interface MarksProps extends Omit<StackProps, "more"> {
  /** Where they are, to be said behind their names. */
  readonly where?: string;
}

/** Who is at a place, with their names for pointers and screen readers. */
export function Marks({ where = "here", ...stack }: MarksProps) {
  const writers = writersIn(stack.peers);
  if (writers.length === 0) return null;
  const words = `${namesOf(writers)} ${where}`;
  return (
    <Tooltip label={words} multiline maw={260}>
      <span className={classes.who} role="img" aria-label={words} data-presence>
        <Stack {...stack} />
      </span>
    </Tooltip>
  );
}

/** Names before the rest is counted. */
const NAMES = 4;

/** `Ana, Ben and 3 more are`, for the beginning of a sentence. */
function namesOf(writers: readonly Peer[]): string {
  const names = writers.slice(0, NAMES).map(nameOf);
  const rest = writers.length - names.length;
  if (rest > 0) names.push(`${rest} more`);
  const [only] = writers;
  if (names.length === 1) return only?.mine ? "You, in another tab, are" : `${names[0]} is`;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are`;
}

export function nameOf({ name, mine }: Pick<Peer, "name" | "mine">): string {
  return mine ? "You, in another tab" : name;
}
