import { useEffect, useRef, useState } from "react";
import { sectionPath } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { focusField } from "../forms/fieldId.ts";
import { glow, useFlash } from "../ui/flash.ts";
import { addMarks, fieldIn, markSection, pageOfLink, revealSection, showHtml, targetOf } from "./frame.ts";
import classes from "./preview.module.css";

interface Props {
  readonly html: string;
  readonly pageId: string;
  /** Whether a newer page is on its way. */
  readonly busy: boolean;
  /** CSS pixels of the page inside, before scaling. */
  readonly width: number;
  readonly scale: number;
}

/** The rendered page in a frame that stays the same document while its content changes. */
export function PreviewFrame({ html, pageId, busy, width, scale }: Props) {
  const { slug, place, go } = useEditor();
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(html);
  const [ready, setReady] = useState(false);
  const shownPage = useRef(pageId);
  const onClick = useRef<(event: MouseEvent) => void>(() => {});

  onClick.current = (event) => {
    // The preview is for looking and choosing; what leads away is not followed, what opens and closes still does.
    const clicked = event.target as Element;
    if (!clicked.closest("summary")) event.preventDefault();
    const target = targetOf(clicked);
    if (target?.kind === "link") {
      const page = pageOfLink(target.href, slug);
      if (page) go({ pageId: page, pane: "section" });
    }
    if (target?.kind !== "section") return;
    go({ pageId, pane: "section", sectionId: target.sectionId });
    const field = target.field;
    if (field) requestAnimationFrame(() => focusField([...sectionPath(pageId, target.sectionId), ...field]));
  };

  const onLoad = () => {
    const inside = frame.current?.contentWindow as (Window & typeof globalThis) | null;
    if (!inside) return;
    addMarks(inside);
    inside.document.addEventListener("click", (event) => onClick.current(event), true);
    inside.document.addEventListener("submit", (event) => event.preventDefault(), true);
    // Shortcuts work wherever the focus is.
    inside.document.addEventListener("keydown", (event) => {
      if (!window.dispatchEvent(new KeyboardEvent("keydown", event))) event.preventDefault();
    });
    setReady(true);
  };

  useEffect(() => {
    const doc = frame.current?.contentDocument;
    if (!ready || !doc) return;
    showHtml(doc, html);
    if (shownPage.current !== pageId) doc.defaultView?.scrollTo({ top: 0, behavior: "instant" });
    shownPage.current = pageId;
  }, [ready, html, pageId]);

  const selected = place.pane === "section" ? place.sectionId : undefined;
  const revealed = useRef<string | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new HTML may have brought the section
  useEffect(() => {
    const doc = frame.current?.contentDocument;
    if (!ready || !doc) return;
    const found = markSection(doc, selected);
    // Scrolls once for each choice, as soon as the section is there; never because of typing.
    if (found && selected && revealed.current !== selected) revealSection(doc, selected);
    if (found || selected === undefined) revealed.current = selected;
  }, [ready, html, selected]);

  const flash = useFlash();
  const flashed = useRef(0);
  useEffect(() => {
    const doc = frame.current?.contentDocument;
    // What changed glows when it is there to be seen.
    if (!ready || !doc || busy || !flash || flash.id <= flashed.current) return;
    flashed.current = flash.id;
    const here = flash.paths.filter((path) => path[1] === pageId && path[2] === "sections");
    const elements = here.map((path) => fieldIn(doc, path)).filter((element) => element !== null);
    for (const element of new Set(elements)) glow(element, flash.hue, 3);
    const [first] = here;
    if (flash.wanted && first?.[3] !== undefined) revealSection(doc, first[3]);
  }, [ready, busy, flash, pageId]);

  return (
    <iframe
      ref={frame}
      // Content can't leave the frame, open windows or send forms. Scripts are allowed for the listeners above, which Safari
      // would not call otherwise; the policy of this page lets no script of the content run.
      sandbox="allow-same-origin allow-scripts"
      className={classes.frame}
      title="Preview of the page"
      srcDoc={first}
      onLoad={onLoad}
      style={{ width, height: `${100 / scale}%`, transform: `scale(${scale})` }}
    />
  );
}
