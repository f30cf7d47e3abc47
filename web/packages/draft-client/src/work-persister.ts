import { type Clock, within } from "./clock.ts";
import { write } from "./kept.ts";
import { type DraftState, isUnsaved } from "./state.ts";
import type { DraftStore, KeptWork } from "./store.ts";

/**
 * Milliseconds that anything waits for the store. Some browsers' IndexedDB hangs: then work goes on without, and the state
 * line says so.
 */
export const patience = 2_000;

/** Keeps one client's unsaved work in the store: one write at a time, always the newest. */
export class WorkPersister {
  /** The state that the store has; what another client would adopt. */
  lastKept: DraftState | null = null;
  private work: { id: string; isNew: boolean } | null = null;
  /** Adopted works that are part of the state now; forgotten as soon as the store has that state. */
  private absorbed: string[] = [];
  private wanted: DraftState | null = null;
  private underWay: DraftState | null = null;
  /** The write under way, and the one after it, which will have the newest state. Each ends when it takes too long. */
  private writing: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  /** Whether a write has taken too long and has not come to its end: nothing waits for the store then. */
  private isStuck = false;
  /** Counts the writes of the work, over all its owners: a clock may jump back. */
  private sequence = 0;

  constructor(
    private readonly store: DraftStore,
    private readonly scope: string,
    private readonly owner: string,
    private readonly clock: Clock,
    private readonly newId: () => string,
    private readonly events: {
      /** Another client has adopted the work. */
      taken(): void;
      /** Whether the store could write. */
      kept(isKept: boolean): void;
    },
  ) {}

  /** Resolves when `state`, or a newer one, is in the store, or when the store refuses to keep anything, or hangs. */
  keep(state: DraftState): Promise<void> {
    this.wanted = state;
    if (this.isStuck) return Promise.resolve();
    if (!this.writing) return this.begin();
    // Not the write under way: it has an older state. And not all that follow, while typing goes on.
    this.next ??= this.writing.then(() => {
      this.next = null;
      return this.isStuck ? undefined : this.begin();
    });
    return this.next;
  }

  /** The page is left: what the store does not have yet is written at once. */
  part(): void {
    const state = this.wanted ?? this.underWay;
    if (state && isUnsaved(state)) this.store.keepNow?.(this.workOf(state), this.work?.isNew ?? true);
  }

  /** Goes on with work that was adopted, alone or beside its own. */
  resume(work: KeptWork, state: DraftState): void {
    if (this.work) {
      this.absorbed.push(work.id);
    } else {
      this.work = { id: work.id, isNew: false };
      this.sequence = work.sequence;
      this.lastKept = state;
    }
  }

  /** The next state is other work: what was kept before is somebody else's now. */
  letGo(): void {
    this.work = null;
    this.lastKept = null;
    this.wanted = null;
  }

  private begin(): Promise<void> {
    const work = this.write();
    const writing = within(this.clock, patience, work, () => {
      this.isStuck = true;
      this.events.kept(false);
      void work.then(() => {
        this.isStuck = false;
        if (this.wanted) void this.keep(this.wanted);
      });
    }).then(() => {
      if (this.writing === writing) this.writing = null;
    });
    this.writing = writing;
    return writing;
  }

  private async write(): Promise<void> {
    this.underWay = this.wanted;
    this.wanted = null;
    const state = this.underWay;
    if (!state) return;
    try {
      if (isUnsaved(state)) await this.put(state);
      else if (!(await this.drop())) return;
      this.events.kept(true);
    } catch {
      // A full disk or a private window: the draft lives on in memory, and the state line says so.
      this.events.kept(false);
    } finally {
      this.underWay = null;
    }
  }

  private async put(state: DraftState): Promise<void> {
    const work = this.workOf(state);
    if (await this.store.keep(work, this.work?.isNew ?? true)) {
      this.lastKept = state;
      if (this.work?.id === work.id) this.work.isNew = false;
      await this.dropAbsorbed();
    } else {
      this.events.taken();
    }
  }

  private workOf(state: DraftState): KeptWork {
    this.work ??= { id: this.newId(), isNew: true };
    const { scope, owner } = this;
    const sequence = ++this.sequence;
    return { id: this.work.id, scope, owner, sequence, keptAt: this.clock.now(), state: write(state) };
  }

  /** Whether the store was asked at all. */
  private async drop(): Promise<boolean> {
    const { work } = this;
    if (!work) return false;
    this.work = null;
    this.lastKept = null;
    if (!work.isNew) await this.store.drop(work.id, this.owner);
    await this.dropAbsorbed();
    return !work.isNew;
  }

  private async dropAbsorbed(): Promise<void> {
    for (let id = this.absorbed.pop(); id !== undefined; id = this.absorbed.pop()) {
      await this.store.drop(id, this.owner);
    }
  }
}
