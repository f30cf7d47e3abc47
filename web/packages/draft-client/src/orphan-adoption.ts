import type { ClientState } from "./client-state.ts";
import { type Clock, within } from "./clock.ts";
import { read } from "./kept.ts";
import type { DraftState } from "./state.ts";
import * as states from "./state.ts";
import type { Clients, DraftStore, KeptWork } from "./store.ts";
import { patience, type WorkPersister } from "./work-persister.ts";

/** Unsaved work changes hands here: from tabs that are gone to this one, and from this one while it slept. */
export class OrphanAdoption {
  private waiting: readonly { readonly work: KeptWork; readonly state: DraftState }[] = [];

  constructor(
    private readonly clientState: ClientState,
    private readonly persister: WorkPersister,
    private readonly store: DraftStore,
    private readonly clients: Clients,
    private readonly clock: Clock,
    /** Work came after nobody waited for it any more. */
    private readonly tookUpLate: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Becomes the owner of the work whose owner is gone, and takes up the first. */
  async claim(scope: string, owner: string): Promise<void> {
    // A store that hangs must not keep the draft from being loaded. What it gives in the end is taken up then.
    let isLate = false;
    const adopting = this.adopt(scope, owner).then(() => isLate && this.tookUpLate());
    await within(this.clock, patience, adopting, () => {
      isLate = true;
      this.clientState.show({ kept: false });
    });
  }

  private async adopt(scope: string, owner: string): Promise<void> {
    // A page that was put aside and comes back at once may not be seen as alive yet: it never inherits from itself.
    const isAlive = async (id: string) => id === owner || this.clients.isAlive(id);
    try {
      const works = await this.store.adopt(scope, owner, isAlive);
      const readable = works.flatMap((work) => {
        const state = read(work.state);
        return state ? [{ work, state }] : []; // what can't be read stays in the store
      });
      this.waiting = [...this.waiting, ...readable];
    } catch {
      this.clientState.show({ kept: false });
    }
    await this.takeUp();
  }

  /**
   * Goes on with the next adopted work as if it had been typed here; its save under way is sent again with its own
   * key. False when there is none, or when something of this tab has to be saved or decided first.
   */
  async takeUp(): Promise<boolean> {
    if (this.isEmpty) return false;
    await this.clientState.kept(); // forgets what is saved by now
    const { draft: state } = this.clientState;
    const next = this.waiting.find((other) => !state || states.canAbsorb(state, other.state));
    if (!next) return false;
    this.waiting = this.waiting.filter((other) => other !== next);
    this.persister.resume(next.work, next.state);
    this.clientState.set(state ? states.absorb(state, next.state) : next.state);
    return true;
  }

  /** Another tab has adopted the work of this one. Only what was typed since is still of this one. */
  wasTaken(): void {
    const taken = this.persister.lastKept;
    this.persister.letGo();
    const { draft: state } = this.clientState;
    if (!state) return;
    // The base has no version of its own; loading puts what is mine on top of the newest one before it is sent.
    const base = taken?.local ?? state.local;
    this.clientState.set({
      version: -1,
      lineage: state.lineage,
      base,
      inflight: null,
      local: state.local,
      conflicts: [],
      held: null,
      refused: [],
    });
  }
}
