import { openDraft } from "@stet/draft-client/browser";
import type { Draft } from "@stet/draft-react";
import { RewindNotice, useDraftAutosave } from "@stet/draft-react";
import { useMemo, useState } from "react";
import { wordsOf } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { EditorContext } from "../editor/Editor.ts";
import { useDraftEditor } from "../editor/useDraftEditor.ts";
import { Inspector } from "../forms/Inspector.tsx";
import { Company } from "../news/Company.tsx";
import { LiveSign } from "../news/LiveSign.tsx";
import { Notes } from "../news/Notes.tsx";
import { useNewsFlash } from "../news/useNewsFlash.ts";
import { useTeller } from "../news/useTeller.ts";
import { Outline } from "../outline/Outline.tsx";
import { PresenceContext } from "../presence/Presence.ts";
import { peersOf } from "../presence/peers.ts";
import { PreviewPane } from "../preview/PreviewPane.tsx";
import { FlashContext } from "../ui/flash.ts";
import { FOCUS_FALLBACK } from "../ui/focusReturn.ts";
import { useNarrow } from "../ui/useNarrow.ts";
import { type DialogName, Dialogs } from "./Dialogs.tsx";
import { LoadFailed } from "./LoadFailed.tsx";
import { type Pane, PaneTabs } from "./PaneTabs.tsx";
import { Refused } from "./Refused.tsx";
import { Skeleton } from "./Skeleton.tsx";
import classes from "./shell.module.css";
import { TopBar } from "./TopBar.tsx";
import { useShortcuts } from "./useShortcuts.ts";

/** The draft's life in this page: loading, failing, and then the panels that edit it. */
export function Workspace({ site }: { readonly site: Site }) {
  const [client] = useState(() =>
    openDraft({ tenant: site.tenant.slug, member: site.session.member.email, caller: site.api }),
  );
  const draft = useDraftAutosave<Content>(client);
  if (draft.content !== undefined) return <Panels site={site} draft={draft} content={draft.content} />;
  if (draft.status === "loading") return <Skeleton />;
  return (
    <LoadFailed
      title="The draft can't be loaded"
      action={{ label: "Try again", run: () => void draft.retry() }}
    >
      {draft.failure && wordsOf(draft.failure)} Nothing can be edited until it is here, so that nothing is
      overwritten by mistake.
    </LoadFailed>
  );
}

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly content: Content;
}

function Panels({ site, draft, content }: Props) {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [pane, setPane] = useState<Pane>("preview");
  const narrow = useNarrow();
  const me = site.session.member.name;
  const editor = useDraftEditor(site, draft, content, {
    onDecide: () => setDialog("decide"),
    onGo: (place) => {
      // On a phone, choosing a section means to edit it.
      if (narrow && place.pane !== "section") setPane("edit");
      if (narrow && place.sectionId) setPane("edit");
    },
  });
  const presence = useMemo(
    () => ({ peers: peersOf(draft.others, me), more: draft.othersMore }),
    [draft.others, draft.othersMore, me],
  );
  // What came while a save is under way is told when it is in the draft that is shown.
  const news = useMemo(
    () => draft.news.filter(({ version }) => version <= (draft.version ?? 0)),
    [draft.news, draft.version],
  );
  const { flash, show } = useNewsFlash(news, presence.peers);
  const teller = useTeller({ draft, news, editor, peers: presence.peers, me, flash: show });
  useShortcuts(draft, () => setDialog("help"));
  const notes = <Notes teller={teller} />;

  return (
    <EditorContext value={editor}>
      <PresenceContext value={presence}>
        <FlashContext value={flash}>
          <div className={classes.shell} data-shown={narrow ? pane : undefined}>
            <TopBar site={site} draft={draft} open={setDialog}>
              <LiveSign draft={draft} />
              <Company teller={teller} />
            </TopBar>
            <main className={classes.panes}>
              <section className={classes.left} data-pane="outline" aria-label="Pages and sections">
                <Outline />
              </section>
              <div className={classes.centre} data-pane="preview">
                <PreviewPane />
                {!narrow && notes}
              </div>
              <section
                className={classes.right}
                data-pane="edit"
                aria-label="Edit"
                tabIndex={-1}
                {...FOCUS_FALLBACK}
              >
                <RewindNotice draft={draft} />
                <Refused draft={draft} />
                <Inspector />
              </section>
            </main>
            {narrow && (
              <div className={classes.bottom}>
                {notes}
                <PaneTabs pane={pane} onPane={setPane} />
              </div>
            )}
          </div>
        </FlashContext>
        <Dialogs site={site} draft={draft} content={content} opened={dialog} open={setDialog} />
      </PresenceContext>
    </EditorContext>
  );
}
