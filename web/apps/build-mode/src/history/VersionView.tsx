import { Button, Group, Modal, Select, Skeleton } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import type { Draft } from "@stet/draft-react";
import { useCallback, useMemo, useState } from "react";
import { messageOf, orThrow, wordsOfRefusal } from "../api/failed.ts";
import { readRelease } from "../api/releases.ts";
import type { Site } from "../api/site.ts";
import { describeChanges } from "../changes/describe.ts";
import { type Content, pagesOf, titleOf } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { withoutScripts } from "../preview/frame.ts";
import { pageWidth } from "../preview/pageWidth.ts";
import { usePreviewHtml } from "../preview/usePreviewHtml.ts";
import { ChangeList } from "../publish/ChangeList.tsx";
import { useFocusReturn } from "../ui/focusReturn.ts";
import { Notice } from "../ui/Notice.tsx";
import { useLoaded } from "../ui/useLoaded.ts";
import { useNarrow } from "../ui/useNarrow.ts";
import classes from "./history.module.css";
import { useRestore } from "./useRestore.ts";

/** What of the past is looked at. */
export type Viewed =
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "release"; readonly release: number; readonly live: boolean };

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly viewed: Viewed;
  readonly onClose: () => void;
  readonly onRestored: () => void;
}

/** The site as it was, what restoring would change, and the restoring. */
export function VersionView({ site, draft, viewed, onClose, onRestored }: Props) {
  const [past, retry] = useLoaded(
    useCallback(() => readPast(site, draft.client, viewed), [site, draft.client, viewed]),
  );
  useFocusReturn();
  const title = viewed.kind === "version" ? `Version ${viewed.version}` : `Release ${viewed.release}`;
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={draft.status !== "signed-out"} // then it is for the dialog over it
      title={title}
      size="min(1180px, 94vw)"
      styles={{ body: { paddingTop: 0 } }}
    >
      {past.state === "loading" && <Skeleton height="60vh" />}
      {past.state === "failed" && (
        <Notice tone="attention" title="It can't be shown" action={{ label: "Try again", run: retry }}>
          {messageOf(past.error)}
        </Notice>
      )}
      {past.state === "ready" && (
        <Past site={site} draft={draft} viewed={viewed} past={past.value} onRestored={onRestored} />
      )}
    </Modal>
  );
}

async function readPast(
  { api, tenant }: Site,
  client: Draft<Content>["client"],
  viewed: Viewed,
): Promise<Content> {
  if (viewed.kind === "release") return (await readRelease(api, tenant.slug, viewed.release)).content;
  return (await orThrow(client.revision(viewed.version))).content as Content;
}

interface PastProps {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly viewed: Viewed;
  readonly past: Content;
  readonly onRestored: () => void;
}

function Past({ site, draft, viewed, past, onRestored }: PastProps) {
  const { content, place, away, signedOut } = useEditor();
  const pages = pagesOf(past);
  const [pageId, setPageId] = useState(
    pages.find(({ id }) => id === place.pageId)?.id ?? pages[0]?.id ?? "home",
  );
  const preview = usePreviewHtml(
    { api: site.api, slug: site.tenant.slug },
    pageId,
    { content: past, version: undefined },
    { away, signedOut },
  );
  const changes = describeChanges(site.schema, content, past);
  return (
    <div className={classes.past}>
      <div className={classes.picture}>
        {preview.html !== null && <Picture html={preview.html} />}
        {preview.problem && preview.html === null && (
          <Notice
            tone="attention"
            title="The picture can't be shown"
            action={{ label: "Try again", run: preview.retry }}
          >
            {preview.problem}
          </Notice>
        )}
      </div>
      <div className={classes.side}>
        <Select
          label="Page"
          data={pages.map((page) => ({ value: page.id, label: titleOf(page) }))}
          value={pageId}
          allowDeselect={false}
          onChange={(next) => next && setPageId(next)}
        />
        <h3 className={classes.heading}>
          {changes.length > 0 ? "Restoring it would change" : "It says the same as the draft now."}
        </h3>
        {changes.length > 0 && <ChangeList groups={changes} />}
        <RestoreButton draft={draft} viewed={viewed} onRestored={onRestored} same={changes.length === 0} />
      </div>
    </div>
  );
}

function Picture({ html }: { readonly html: string }) {
  const { ref, width } = useElementSize();
  const narrow = useNarrow();
  const still = useMemo(() => withoutScripts(html), [html]);
  const laidOut = narrow ? width : pageWidth("desktop", width);
  const scale = width > 0 ? Math.min(1, width / laidOut) : 1;
  const size = {
    width: laidOut,
    height: `${100 / scale}%`,
    transform: `scale(${scale})`,
  };
  return (
    <div ref={ref} className={classes.scaled}>
      {/* No scripts, no links out: only a picture to scroll. Of this origin, so that it may load the site's fonts. */}
      <iframe
        title="The site as it was"
        sandbox="allow-same-origin"
        srcDoc={still}
        className={classes.frame}
        style={size}
      />
    </div>
  );
}

interface RestoreProps extends Omit<PastProps, "site" | "past"> {
  readonly same: boolean;
}

function RestoreButton({ draft, viewed, same, onRestored }: RestoreProps) {
  const { restore, busy } = useRestore(draft);
  const [running, setRunning] = useState(false);
  const [asked, setAsked] = useState(false);

  if (viewed.kind === "version") {
    return (
      <Button
        fullWidth
        loading={busy}
        disabled={same}
        onClick={async () => (await restore(viewed.version)) && onRestored()}
      >
        Restore this version
      </Button>
    );
  }
  if (viewed.live) return null;
  const putLive = async () => {
    setRunning(true);
    const done = await draft.restoreRelease(viewed.release);
    setRunning(false);
    if (!done.ok) {
      notifications.show({ color: "proof", title: "Not put live", message: wordsOfRefusal(done) });
    } else {
      notifications.show({ title: `Release ${viewed.release} is live again`, message: "As a new release." });
      onRestored();
    }
  };
  return asked ? (
    <>
      <p className={classes.ask}>
        Visitors see it at once, and the draft becomes the same. What it replaces stays in the history.
      </p>
      <Group grow>
        <Button variant="default" onClick={() => setAsked(false)}>
          Not now
        </Button>
        <Button loading={running} onClick={() => void putLive()}>
          Put live
        </Button>
      </Group>
    </>
  ) : (
    <Button fullWidth onClick={() => setAsked(true)}>
      Put this release live again…
    </Button>
  );
}
