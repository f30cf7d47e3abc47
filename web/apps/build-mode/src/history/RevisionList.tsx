import { Button, Skeleton } from "@mantine/core";
import type { Revision, Writer } from "@stet/draft-client";
import type { Draft } from "@stet/draft-react";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { Site } from "../api/site.ts";
import { labelsOf, placesInWords } from "../changes/labels.ts";
import type { Content } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { Mark } from "../presence/Marks.tsx";
import { usePresence } from "../presence/Presence.ts";
import { hueIn } from "../presence/peers.ts";
import { Ago } from "../ui/Ago.tsx";
import { Notice } from "../ui/Notice.tsx";
import classes from "./history.module.css";
import { useRevisions } from "./useRevisions.ts";
import type { Viewed } from "./VersionView.tsx";
import { type Entry, entriesOf, kindInWords } from "./words.ts";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly onView: (viewed: Viewed) => void;
}

export function RevisionList({ site, draft, onView }: Props) {
  const { content } = useEditor();
  const history = useRevisions(draft.client, draft.version);
  const labels = useMemo(() => labelsOf(site.schema, content), [site.schema, content]);
  const entries = useMemo(() => entriesOf(history.list), [history.list]);
  if (history.list.length === 0 && history.busy) return <Waiting />;
  return (
    <>
      {history.problem && (
        <Notice
          tone="attention"
          title="The history can't be shown"
          action={{ label: "Try again", run: history.reload }}
        >
          {history.problem}
        </Notice>
      )}
      <ol className={classes.entries} aria-label="Changes, newest first">
        {entries.map((entry) => (
          <EntryRow
            key={entry.revisions.at(-1)?.version}
            entry={entry}
            draft={draft}
            places={placesInWords(labels, entry.changes)}
            history={history.list}
            onView={onView}
          />
        ))}
      </ol>
      {history.more && (
        <Button variant="default" fullWidth loading={history.busy} onClick={history.older}>
          Older changes
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly draft: Draft<Content>;
  readonly places: readonly string[];
  /** As far as it is loaded. */
  readonly history: readonly Revision[];
  readonly onView: (viewed: Viewed) => void;
}

/** Places that an entry names before it says "and more". */
const PLACES = 4;

function EntryRow({ entry, draft, places, history, onView }: RowProps) {
  const [open, setOpen] = useState(false);
  const [newest] = entry.revisions;
  const saves = entry.revisions.length;
  const { updatedBy } = newest;
  const current = newest.version === draft.version;
  const view = (revision: Revision) => onView({ kind: "version", version: revision.version });
  return (
    <li className={classes.entry}>
      <WriterMark writer={updatedBy} />
      <div className={classes.body}>
        <p className={classes.line}>
          <strong>{updatedBy.name}</strong>{" "}
          <span className={classes.when}>
            <Ago instant={newest.updatedAt} />
          </span>
        </p>
        <p className={classes.kind}>
          {kindInWords(newest)}
          {saves > 1 && ` · ${saves} saves`}
          {current && <span className={classes.current}>Now</span>}
        </p>
        {places.length > 0 && (
          <ul className={classes.places}>
            {places.slice(0, PLACES).map((place) => (
              <li key={place}>{place}</li>
            ))}
            {places.length > PLACES && <li>and {places.length - PLACES} more places</li>}
          </ul>
        )}
        {newest.overwrote && newest.overwrote.length > 0 && (
          <Overwrote versions={newest.overwrote} history={history} onView={onView} />
        )}
        <div className={classes.actions}>
          <Button size="compact-xs" variant="default" onClick={() => view(newest)}>
            {current ? "Look at it" : "Look and restore"}
          </Button>
          {saves > 1 && (
            <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? "Hide the saves" : "Each save"}
            </Button>
          )}
        </div>
        {open && (
          <ol className={classes.saves}>
            {entry.revisions.map((revision) => (
              <li key={revision.version}>
                <button type="button" className={classes.save} onClick={() => view(revision)}>
                  Version {revision.version}, <Ago instant={revision.updatedAt} />
                </button>
              </li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

interface OverwroteProps extends Pick<RowProps, "history" | "onView"> {
  readonly versions: readonly number[];
}

/** The warning that a save went over others' edits, with the way to look at them and bring them back. */
function Overwrote({ versions, history, onView }: OverwroteProps) {
  const last = Math.max(...versions);
  const names = new Set(
    history.filter(({ version }) => versions.includes(version)).map(({ updatedBy }) => updatedBy.name),
  );
  const by = names.size > 0 ? ` by ${[...names].join(", ")}` : "";
  return (
    <div className={classes.overwrote}>
      <Notice
        tone="attention"
        title="This went over others’ edits"
        icon={<IconAlertTriangle size={17} aria-hidden />}
      >
        {versions.length === 1
          ? `Version ${last}${by} was overwritten.`
          : `Versions ${versions.join(", ")}${by} were overwritten.`}
        <Button
          mt={8}
          display="block"
          size="compact-sm"
          variant="default"
          onClick={() => onView({ kind: "version", version: last })}
        >
          Look at version {last}
        </Button>
      </Notice>
    </div>
  );
}

function WriterMark({ writer }: { readonly writer: Writer }) {
  const { peers } = usePresence();
  return <Mark writer={{ ...writer, mine: false, hue: hueIn(peers, writer) }} size={30} />;
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading the history">
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={58} mb={14} radius="md" />
      ))}
    </div>
  );
}
