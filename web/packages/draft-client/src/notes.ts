import type { KeptWork } from "./store.ts";

/** The part of `localStorage` that is used. */
export type NoteStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Work as it was when its page was left. */
export interface Note {
  readonly work: KeptWork;
  /** Whether the database had nothing of this work yet. */
  readonly isNew: boolean;
}

const prefix = "stet-note ";

/**
 * What was typed in the last instant before a page is left. A browser breaks off the database writes of a page that
 * goes away, so these few milliseconds are written at once, and taken over by whoever adopts the work.
 */
export class Notes {
  constructor(private readonly storage: NoteStorage | undefined) {}

  write(note: Note): void {
    try {
      this.storage?.setItem(prefix + note.work.id, JSON.stringify(note));
    } catch {
      // No room, or not allowed: then only the database counts.
    }
  }

  forget(id: string): void {
    this.storage?.removeItem(prefix + id);
  }

  of(scope: string): readonly Note[] {
    const { storage } = this;
    if (!storage) return [];
    const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "");
    return keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        try {
          const note = JSON.parse(storage.getItem(key) ?? "") as Note;
          return note.work.scope === scope ? [note] : [];
        } catch {
          return [];
        }
      });
  }
}

/** What is kept of a work, the note taken in if it is newer; undefined when the note is out of date and alone. */
export function withNote(kept: KeptWork | undefined, { work, isNew }: Note): KeptWork | undefined {
  if (!kept) return isNew ? work : undefined; // it was in the database: so it has been saved since
  return kept.owner === work.owner && work.sequence >= kept.sequence ? work : kept;
}
