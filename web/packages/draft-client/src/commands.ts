import type { ClientState } from "./client-state.ts";
import type { Failure, Result } from "./failure.ts";
import { record } from "./history.ts";
import type { Saver } from "./saver.ts";
import type { SerialQueue } from "./serial-queue.ts";
import { type Done, detailOf, type Refusal, reasonOf, refusal, undecided } from "./snapshot.ts";
import * as states from "./state.ts";
import { type DraftState, shown } from "./state.ts";
import type { Command, Published, ReplacedDraft } from "./transport.ts";

export interface ReplaceOptions {
  /** Also when something can't be saved, such as invalid content: it is given up, and `undo()` brings it back. */
  readonly evenUnsaved?: boolean;
  /** Only if the draft is still at the version that the person looked at. */
  readonly reviewed?: { readonly version: number };
}

/**
 * Publish, discard, restore: each waits for its turn, saves what is unsaved, and names exactly the version that this
 * gave. No save of this tab comes in between.
 */
export class Commands {
  constructor(
    private readonly clientState: ClientState,
    private readonly queue: SerialQueue,
    private readonly saver: Saver,
    private readonly nextNames: () => { key: string; client: string },
  ) {}

  publish(
    run: (command: Command) => Promise<Result<Published>>,
    reviewed?: { readonly version: number },
  ): Promise<Done<Published>> {
    return this.whenSaved(reviewed, run, (state, published) => {
      // Publishing is an accepted change: a new version with the content that was reviewed.
      const remote = { version: published.version, content: state.base, by: null, at: null };
      this.clientState.set(states.receive(state, remote), { published });
    });
  }

  /** Puts an earlier release live. Its answer has no content: the draft has to be loaded afterwards. */
  rollBack(
    run: (command: Command) => Promise<Result<Published>>,
    reviewed?: { readonly version: number },
  ): Promise<Done<Published>> {
    return this.whenSaved(reviewed, run, (_, published) => this.clientState.show({ published }));
  }

  replace(
    run: (command: Command) => Promise<Result<ReplacedDraft>>,
    { evenUnsaved = false, reviewed }: ReplaceOptions,
  ): Promise<Done<ReplacedDraft>> {
    return this.queue.run(async () => {
      const saved = evenUnsaved ? null : await this.saved();
      if (saved && !saved.ok) return saved;
      // No undo has what waits for a decision: it is decided first, also when nothing can be saved.
      if (this.clientState.draft && this.clientState.draft.conflicts.length > 0) return undecided();
      if (reviewed && reviewed.version !== this.clientState.draft?.version) return changed();
      return this.command(run, (state, { version, content }) => {
        const before = shown(state);
        const mine = evenUnsaved ? states.abandon(state) : state;
        const next = states.receive(mine, { version, content, by: null, at: null });
        this.clientState.history = record(this.clientState.history, before, shown(next), null);
        this.clientState.set(next, evenUnsaved ? { failure: null } : {});
      });
    });
  }

  private whenSaved<T>(
    reviewed: { readonly version: number } | undefined,
    run: (command: Command) => Promise<Result<T>>,
    take: (state: DraftState, value: T) => void,
  ): Promise<Done<T>> {
    return this.queue.run(async () => {
      const saved = await this.saved();
      if (!saved.ok) return saved;
      if (reviewed && reviewed.version !== saved.value.version) return changed();
      return this.command(run, take);
    });
  }

  private async saved(): Promise<Done<{ readonly version: number }>> {
    await this.saver.pushNow();
    return this.saver.outcome();
  }

  private async command<T>(
    run: (command: Command) => Promise<Result<T>>,
    take: (state: DraftState, value: T) => void,
  ): Promise<Done<T>> {
    const { sendable: state } = this.clientState;
    if (!state) return refusal("not-loaded", "The draft is not loaded.");
    const command = { expectedVersion: state.version, ...this.nextNames() };
    this.clientState.isHolding = true; // its own event may come first, and knows nothing of what is given up or can be undone
    const result = await run(command);
    this.clientState.isHolding = false;
    const now = this.clientState.draft as DraftState;
    if (result.ok) take(now, result.value);
    else this.fail(now, result.failure);
    this.clientState.set(states.release(this.clientState.draft as DraftState));
    return result.ok ? result : refusal(reasonOf(result.failure), detailOf(result.failure));
  }

  private fail(now: DraftState, failure: Failure): void {
    if (failure.kind === "stale") {
      const { current } = failure;
      this.clientState.set(states.receive(now, current), { updatedBy: current.by, updatedAt: current.at });
    }
    if (failure.kind === "signed-out") this.clientState.show({ failure });
  }
}

function changed(): Refusal {
  return refusal("changed", "The draft has changed since you looked at it.");
}
