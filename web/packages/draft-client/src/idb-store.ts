import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type NoteStorage, Notes, withNote } from "./notes.ts";
import { type DraftStore, deadOwners, type KeptWork, orphans } from "./store.ts";

interface Schema extends DBSchema {
  work: { key: string; value: KeptWork; indexes: { scope: string } };
}

/** Keeps unsaved work in IndexedDB, shared by all tabs of the site. */
export class IndexedDbStore implements DraftStore {
  private db: Promise<IDBPDatabase<Schema>> | null = null;
  private readonly notes: Notes;

  /** @param storage takes what is typed in the instant before the page is left; `localStorage` in a page */
  constructor(
    private readonly name = "stet-drafts",
    storage?: NoteStorage,
  ) {
    this.notes = new Notes(storage);
  }

  async keep(work: KeptWork, isNew: boolean): Promise<boolean> {
    const tx = (await this.open()).transaction("work", "readwrite");
    const kept = await tx.store.get(work.id);
    const mine = kept ? kept.owner === work.owner : isNew;
    if (mine) await tx.store.put(work);
    await tx.done;
    this.notes.forget(work.id);
    return mine;
  }

  keepNow(work: KeptWork, isNew: boolean): void {
    this.notes.write({ work, isNew });
  }

  async drop(id: string, owner: string): Promise<void> {
    const tx = (await this.open()).transaction("work", "readwrite");
    const kept = await tx.store.get(id);
    if (kept?.owner === owner) await tx.store.delete(id);
    await tx.done;
    this.notes.forget(id);
  }

  async adopt(scope: string, owner: string, isAlive: (owner: string) => Promise<boolean>) {
    const db = await this.open();
    const notes = this.notes.of(scope);
    const known = [...(await db.getAllFromIndex("work", "scope", scope)), ...notes.map(({ work }) => work)];
    const dead = await deadOwners(known, isAlive);
    // A transaction ends while it waits for anything else, so the owners are looked at again inside this one.
    const tx = db.transaction("work", "readwrite");
    const left = notes.filter(({ work }) => dead.has(work.owner));
    for (const note of left) {
      const work = withNote(await tx.store.get(note.work.id), note);
      if (work) await tx.store.put(work);
    }
    const mine = orphans(await tx.store.index("scope").getAll(scope), dead, owner);
    await Promise.all([...mine.map((work) => tx.store.put(work)), tx.done]);
    for (const { work } of left) this.notes.forget(work.id);
    return mine;
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openDB<Schema>(this.name, 1, {
      upgrade(db) {
        db.createObjectStore("work", { keyPath: "id" }).createIndex("scope", "scope");
      },
      // A later version of the page wants to change the database, and waits until nobody has this one open.
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase).close();
        this.db = null;
      },
      // Chrome closes the connection when the user clears the site's data or the disk is full: open it anew.
      terminated: () => {
        this.db = null;
      },
    }).catch((error) => {
      this.db = null;
      throw error;
    });
    return this.db;
  }
}
