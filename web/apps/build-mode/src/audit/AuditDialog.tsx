import { Button, Modal, Skeleton } from "@mantine/core";
import type { AuditEntry } from "../api/audit.ts";
import type { Site } from "../api/site.ts";
import { Ago } from "../ui/Ago.tsx";
import { Notice } from "../ui/Notice.tsx";
import classes from "./audit.module.css";
import { useAudit } from "./useAudit.ts";
import { sentence } from "./words.ts";

interface Props {
  readonly site: Site;
  readonly onClose: () => void;
}

/** What happened to the business, for its owners. */
export function AuditDialog({ site, onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title="Activity log" size={560}>
      {site.session.member.role === "owner" ? (
        <Entries site={site} />
      ) : (
        <Notice title="Only the owner sees the activity log">
          Ask the owner of {site.tenant.name} what happened.
        </Notice>
      )}
    </Modal>
  );
}

function Entries({ site }: Pick<Props, "site">) {
  const { entries, busy, problem, older, reload } = useAudit(site);
  return (
    <>
      <p className={classes.lead}>
        Who signed in, published, restored, or changed tokens and members. Entries can't be changed; they are
        kept for 400 days.
      </p>
      <ul className={classes.entries} aria-label="Activity">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {busy && <Skeleton height={44} mt="md" />}
      {problem && (
        <Notice
          tone="attention"
          title="The activity log can't be shown"
          action={{ label: "Try again", run: reload }}
        >
          {problem}
        </Notice>
      )}
      {!busy && !problem && entries.length === 0 && <p className={classes.lead}>Nothing has happened yet.</p>}
      {!busy && older && (
        <Button variant="default" mt="md" onClick={older}>
          Show older
        </Button>
      )}
    </>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  return (
    <li className={classes.entry}>
      <strong>
        {sentence(entry)}
        {entry.about && <>: {entry.about}</>}
      </strong>
      <span>
        <Ago instant={entry.at} />
        {entry.from && <>, from {entry.from}</>}
      </span>
    </li>
  );
}
