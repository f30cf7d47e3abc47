/** A text with a selection in it; positions are UTF-16 offsets as the DOM counts them. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts `mark` around the selection, or takes it away where it is there already. */
export function toggleAround({ text, start, end }: Selected, mark: string, placeholder: string): Selected {
  const before = text.slice(0, start);
  const inside = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const at = start - mark.length;
    return {
      text: before.slice(0, -mark.length) + inside + after.slice(mark.length),
      start: at,
      end: at + inside.length,
    };
  }
  const words = inside === "" ? placeholder : inside;
  const at = start + mark.length;
  return { text: before + mark + words + mark + after, start: at, end: at + words.length };
}

/** Begins each selected line with `prefix`, or takes it away when all have it. */
export function toggleLines({ text, start, end }: Selected, prefix: string): Selected {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const found = text.indexOf("\n", end);
  const to = found < 0 ? text.length : found;
  const lines = text.slice(from, to).split("\n");
  const all = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => (all ? line.slice(prefix.length) : prefix + line)).join("\n");
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
}

/** Makes the selection a link and selects the address, which is what to type next. */
export function makeLink({ text, start, end }: Selected): Selected {
  const words = text.slice(start, end) || "link text";
  const address = "https://";
  const at = start + words.length + 3;
  return {
    text: `${text.slice(0, start)}[${words}](${address})${text.slice(end)}`,
    start: at,
    end: at + address.length,
  };
}
