import { type Clock, within } from "./clock.ts";
import type { Desk } from "./desk.ts";
import { type Keeper, patience } from "./keeper.ts";
import { read } from "./kept.ts";
import type { DraftState } from "./state.ts";
import * as states from "./state.ts";
import type { Clients, DraftStore, KeptWork } from "./store.ts";

/** Unsaved work changes hands here: from tabs that are gone to this one, and from this one while it slept. */
export class Inheritance {
  private waiting: readonly { readonly work: KeptWork; readonly state: DraftState }[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly keeper: Keeper,
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
      this.desk.show({ kept: false });
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
      this.desk.show({ kept: false });
    }
    await this.takeUp();
  }

  /**
   * Goes on with the next adopted work as if it had been typed here; its save under way is sent again with its own
   * key. False when there is none, or when something of this tab has to be saved or decided first.
   */
  async takeUp(): Promise<boolean> {
    if (this.isEmpty) return false;
    await this.desk.kept(); // forgets what is saved by now
    const { state } = this.desk;
    const next = this.waiting.find((other) => !state || states.canAbsorb(state, other.state));
    if (!next) return false;
    this.waiting = this.waiting.filter((other) => other !== next);
    this.keeper.resume(next.work, next.state);
    this.desk.set(state ? states.absorb(state, next.state) : next.state);
    return true;
  }

  /** Another tab has adopted the work of this one. Only what was typed since is still of this one. */
  wasTaken(): void {
    const taken = this.keeper.lastKept;
    this.keeper.letGo();
    const { state } = this.desk;
    if (!state) return;
    // The base has no version of its own; loading puts what is mine on top of the newest one before it is sent.
    const base = taken?.local ?? state.local;
    this.desk.set({
      version: -1,
      base,
      inflight: null,
      local: state.local,
      conflicts: [],
      held: null,
      refused: [],
    });
  }
}
