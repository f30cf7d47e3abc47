import type { Draft } from "@stet/draft-react";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo } from "react";
import { labelsOf } from "../changes/labels.ts";
import { parsePointer } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { placeOfPath } from "../editor/place.ts";
import { focusField } from "../forms/fieldId.ts";
import { keptWords } from "../ui/keptWords.ts";
import { Notice } from "../ui/Notice.tsx";
import classes from "./shell.module.css";

/** What the server refused to save, with the way to each field: it may be on another page. */
export function Refused({ draft }: { readonly draft: Draft<Content> }) {
  const { schema, content, place, go } = useEditor();
  const labels = useMemo(() => labelsOf(schema, content), [schema, content]);
  if (draft.errors.length === 0) return null;
  // A field holds only itself back. What was refused for the whole of the draft, such as its size, holds all back.
  const isWhole = draft.errors.some(({ path }) => path === "");
  return (
    <div className={classes.refused}>
      <Notice
        tone="attention"
        title="This can't be saved yet"
        icon={<IconAlertTriangle size={18} stroke={1.8} aria-hidden />}
      >
        {isWhole
          ? "Until this is corrected, nothing more is saved, and others don't see it."
          : "Everything else is saved. Others don't see this until you correct it."}{" "}
        {keptWords(draft.kept)} Once it is corrected, it is saved by itself.
        <ul>
          {draft.errors.map(({ path, message }) => {
            const steps = parsePointer(path);
            const target = placeOfPath(steps, place);
            return (
              <li key={path + message}>
                <button
                  type="button"
                  onClick={() => {
                    go(target);
                    requestAnimationFrame(() => focusField(steps));
                  }}
                >
                  {labels.place(steps).join(" · ")}
                </button>
                {message}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}
