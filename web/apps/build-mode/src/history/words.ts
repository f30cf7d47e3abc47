import type { Revision } from "@stet/draft-client";

/** What a revision did, in plain words. */
export function kindInWords(revision: Revision): string {
  switch (revision.kind) {
    case "created":
      return "Made the draft";
    case "save":
      return "Edited";
    case "merge":
      return "Edited, put together with others’ edits";
    case "overwrite":
      return "Edited over others’ edits";
    case "publish":
      return revision.release === undefined ? "Published" : `Published release ${revision.release}`;
    case "discard":
      return "Went back to what is live";
    case "restore":
      return revision.restoredFrom === undefined
        ? "Brought an earlier version back"
        : `Brought version ${revision.restoredFrom} back`;
    case "release-restore":
      return revision.release === undefined
        ? "Put an earlier release live"
        : `Put release ${revision.release} live`;
    default:
      return "Changed the draft";
  }
}

/** Neighbouring edits of one writer, shown as one entry. */
export interface Entry {
  /** The newest first. */
  readonly revisions: readonly [Revision, ...Revision[]];
  readonly changes: readonly string[];
}

const SITTING = 15 * 60_000;

/** Puts the autosaves of one sitting together; everything that was done on purpose stands by itself. */
export function entriesOf(revisions: readonly Revision[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const revision of revisions) {
    const last = entries.at(-1);
    const newer = last?.revisions.at(-1);
    if (last && newer && together(newer, revision)) {
      const changes = [...new Set([...last.changes, ...revision.changes])];
      entries[entries.length - 1] = { revisions: [...last.revisions, revision], changes };
    } else {
      entries.push({ revisions: [revision], changes: revision.changes });
    }
  }
  return entries;
}

function together(newer: Revision, older: Revision): boolean {
  const edits = [newer, older].every(({ kind }) => kind === "save" || kind === "merge");
  const oneWriter =
    newer.updatedBy.kind === older.updatedBy.kind && newer.updatedBy.name === older.updatedBy.name;
  return edits && oneWriter && Date.parse(newer.updatedAt) - Date.parse(older.updatedAt) < SITTING;
}
