import { ActionIcon, Textarea, Tooltip } from "@mantine/core";
import { IconBold, IconH2, IconItalic, IconLink, IconList, IconQuote } from "@tabler/icons-react";
import { useRef } from "react";
import classes from "./forms.module.css";
import type { InputProps } from "./InputProps.ts";
import { makeLink, type Selected, toggleAround, toggleLines } from "./markdown.ts";

const TOOLS = [
  { name: "Bold", Icon: IconBold, use: (s: Selected) => toggleAround(s, "**", "bold text") },
  { name: "Italic", Icon: IconItalic, use: (s: Selected) => toggleAround(s, "*", "italic text") },
  { name: "Heading", Icon: IconH2, use: (s: Selected) => toggleLines(s, "## ") },
  { name: "List", Icon: IconList, use: (s: Selected) => toggleLines(s, "- ") },
  { name: "Quote", Icon: IconQuote, use: (s: Selected) => toggleLines(s, "> ") },
  { name: "Link", Icon: IconLink, use: makeLink },
] as const;

/** Long text in Markdown: plain to type, with the few marks one needs a click away. */
export function MarkdownInput({ onText, label, ...rest }: InputProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const run = (use: (selected: Selected) => Selected) => {
    const input = area.current;
    if (!input) return;
    const next = use({ text: input.value, start: input.selectionStart, end: input.selectionEnd });
    onText(next.text);
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(next.start, next.end);
    });
  };
  return (
    <div className={classes.markdown}>
      <div className={classes.tools} role="toolbar" aria-label={`Format ${label}`}>
        {TOOLS.map(({ name, Icon, use }) => (
          <Tooltip key={name} label={name}>
            <ActionIcon size={26} aria-label={name} onClick={() => run(use)}>
              <Icon size={15} stroke={1.8} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
      <Textarea
        {...rest}
        ref={area}
        label={label}
        minRows={5}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
