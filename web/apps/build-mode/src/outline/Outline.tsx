import { IconFileSettings, IconPalette } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { pageOf, titleOf } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { pathOfPlace } from "../editor/place.ts";
import { Marks } from "../presence/Marks.tsx";
import { usePresence } from "../presence/Presence.ts";
import { peersAt, peersExactlyAt } from "../presence/peers.ts";
import { glow, useFlash } from "../ui/flash.ts";
import { AddSection } from "./AddSection.tsx";
import classes from "./outline.module.css";
import { PageList } from "./PageList.tsx";
import { rowElement, rowId } from "./rowId.ts";
import { SectionList } from "./SectionList.tsx";

/** The left panel: which page, what is on it, and the design that all pages share. */
export function Outline() {
  const { content, place } = useEditor();
  useGlowingRows();
  const page = pageOf(content, place.pageId);
  return (
    <div className={classes.outline}>
      <div className={classes.lists}>
        <div className={classes.block}>
          <h2 className={classes.heading}>Pages</h2>
          <PageList />
        </div>
        <div className={classes.block} data-grow>
          <h2 className={classes.heading}>On {page ? titleOf(page) : "this page"}</h2>
          <SectionList />
        </div>
      </div>
      <div className={classes.add}>
        <AddSection />
      </div>
      <div className={classes.settings}>
        <PaneButton pane="page" icon={<IconFileSettings size={16} stroke={1.7} aria-hidden />}>
          Page settings
        </PaneButton>
        <PaneButton pane="design" icon={<IconPalette size={16} stroke={1.7} aria-hidden />}>
          Site design
        </PaneButton>
      </div>
    </div>
  );
}

/** The rows of what others change glow once. */
function useGlowingRows() {
  const flash = useFlash();
  useEffect(() => {
    const rows = flash?.paths.map(rowElement).filter((each) => each !== null) ?? [];
    for (const row of new Set(rows)) glow(row, flash?.hue ?? 0, -2);
  }, [flash]);
}

interface PaneProps {
  readonly pane: "page" | "design";
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function PaneButton({ pane, icon, children }: PaneProps) {
  const { place, go } = useEditor();
  const { peers } = usePresence();
  const current = place.pane === pane;
  const path = pathOfPlace({ pageId: place.pageId, pane });
  return (
    <button
      type="button"
      id={pane === "design" ? rowId(path) : undefined}
      className={classes.pane}
      data-current={current || undefined}
      aria-current={current || undefined}
      onClick={() => go({ pageId: place.pageId, pane })}
    >
      {icon}
      {children}
      <Marks peers={pane === "design" ? peersAt(peers, path) : peersExactlyAt(peers, path)} />
    </button>
  );
}
