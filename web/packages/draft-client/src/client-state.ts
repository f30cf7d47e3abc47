import { type History, noHistory } from "./history.ts";
import { attributed, emptyLog, type Log, noteRewind, noteState } from "./news.ts";
import type { DraftSnapshot } from "./snapshot.ts";
import * as states from "./state.ts";
import { type DraftState, type Remote, shown } from "./state.ts";
import type { Published } from "./transport.ts";
import { snapshotOf, type View } from "./view.ts";
import type { WorkPersister } from "./work-persister.ts";

const atFirst: View = {
  failure: null,
  sending: false,
  kept: true,
  savedAt: null,
  retryAt: null,
  published: null,
  rewound: false,
  updatedBy: null,
  updatedAt: null,
  live: "off",
  others: [],
  othersMore: 0,
};

/** What a client has before it: the present state, which is kept in the store whenever it changes, and who looks on. */
export class ClientState {
  history: History = noHistory;
  log: Log;
  /** While a command is under way, its reply alone changes what the draft is based on. */
  isHolding = false;
  private present: DraftState | null = null;
  /** The newest version that was seen, also while the state is on none that the server knows. */
  private version: number | undefined;
  private view: View = atFirst;
  /** Made when it is asked for: many changes come faster than anybody looks. */
  private snapshot: DraftSnapshot | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly persister: WorkPersister,
    me: string,
  ) {
    this.log = emptyLog(me);
  }

  /** Null until the draft is loaded or adopted. */
  get draft(): DraftState | null {
    return this.present;
  }

  /** The state, if it is on a version that the server knows, so that it can be sent. */
  get sendable(): DraftState | null {
    return this.present && this.present.version >= 0 ? this.present : null;
  }

  get failure(): View["failure"] {
    return this.view.failure;
  }

  readonly getSnapshot = (): DraftSnapshot => {
    this.snapshot ??= snapshotOf(this.present, this.version, this.history, this.log, this.view);
    return this.snapshot;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What another version, loaded or told, makes of `state`. */
  received(state: DraftState, remote: Remote): DraftState {
    const isHeld = this.isHolding && !states.isRewound(state, remote);
    return isHeld ? states.hold(state, remote) : states.receive(state, remote);
  }

  /** Goes on to a new state, and keeps it. */
  set(next: DraftState, view: Partial<View> = {}): void {
    if (this.present && states.isRewound(this.present, next)) this.rewind(next.version);
    this.log = noteState(this.log, next);
    const state = attributed(next, this.log);
    const isNew = state !== this.present;
    this.present = state;
    if (state.version >= 0) this.version = state.version;
    this.show(view);
    if (isNew) void this.persister.keep(state);
  }

  /** Looks again at what is known beside the state. */
  refresh(): void {
    if (this.present) this.set(this.present);
    else this.show({});
  }

  /** An older state of the database was put back: what is known by number is known no more. */
  rewind(version: number): void {
    this.log = noteRewind(this.log, version);
    this.view = { ...this.view, published: null, rewound: true };
  }

  show(view: Partial<View>): void {
    this.view = { ...this.view, ...view, published: later(this.view.published, view.published) };
    this.snapshot = null;
    for (const listener of this.listeners) listener();
  }

  /** Resolves when the present state is in the store, or can't be. */
  kept(): Promise<void> {
    return this.present ? this.persister.keep(this.present) : Promise.resolve();
  }

  /** The page is left: what the store does not have yet is written at once. */
  part(): void {
    this.persister.part();
  }

  /** The draft as the person sees it. Throws before there is one, so that nothing blank is ever edited. */
  seen(): { readonly state: DraftState; readonly content: ReturnType<typeof shown> } {
    if (!this.present) {
      throw new Error("The draft is not loaded: nothing can be edited before there is content.");
    }
    return { state: this.present, content: shown(this.present) };
  }
}

/** What is live, by two accounts of which either may be late: releases are counted up. */
function later(known: Published | null, told: Published | null | undefined): Published | null {
  return told && told.release > (known?.release ?? 0) ? told : known;
}
