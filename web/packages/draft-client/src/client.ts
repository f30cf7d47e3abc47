import { Autosave, type AutosaveTimes, defaultTimes } from "./autosave.ts";
import { backoff } from "./backoff.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Choice } from "./conflict.ts";
import type { Failure, Result } from "./failure.ts";
import { type History, noHistory, record, redo, type Undone, undo } from "./history.ts";
import type { Json } from "./json.ts";
import { Keeper } from "./keeper.ts";
import { read } from "./kept.ts";
import { Lane } from "./lane.ts";
import { type Done, type DraftSnapshot, isRefusal, reasonOf, refusal } from "./snapshot.ts";
import * as states from "./state.ts";
import { type DraftState, type Inflight, isDirty, type Remote, shown } from "./state.ts";
import type { Clients, DraftStore, KeptWork } from "./store.ts";
import type {
  Command,
  DraftTransport,
  Published,
  ReplacedDraft,
  RevisionContent,
  RevisionPage,
} from "./transport.ts";
import { snapshotOf, type View } from "./view.ts";

export interface DraftClientOptions {
  /** Whose draft, and who edits it: unsaved work is kept under both and adopted by nobody else. */
  readonly scope: string;
  readonly transport: DraftTransport;
  readonly store: DraftStore;
  /** Which other clients are alive: only the work of dead ones is adopted. */
  readonly clients: Clients;
  readonly clock?: Clock;
  /** From 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
  /** Makes ids that nobody else makes. */
  readonly newId?: () => string;
  readonly times?: AutosaveTimes;
}

/** Stale answers to one push before it waits a while: the draft is hot, and others need their turn. */
const hot = 5;

/**
 * One tab's draft: loads it, takes edits at any time, saves them, and loses none. All rules about content are
 * pure functions in `state.ts`; this class calls them, talks to the server and the store, and waits.
 */
export class DraftClient {
  /** Names this client to the server and to the store. */
  readonly id: string;

  private state: DraftState | null = null;
  private history: History = noHistory;
  private view: View = {
    failure: null,
    sending: false,
    kept: true,
    savedAt: null,
    retryAt: null,
    published: null,
    updatedBy: null,
    updatedAt: null,
  };
  private snapshot: DraftSnapshot;
  private readonly listeners = new Set<() => void>();

  private readonly transport: DraftTransport;
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly newId: () => string;
  private readonly store: DraftStore;
  private readonly scope: string;
  private readonly clients: Clients;
  private readonly autosave: Autosave;
  private readonly keeper: Keeper;
  private readonly lane = new Lane();

  private running = false;
  private counter = 0;
  private failures = 0;
  private adopted: readonly { readonly work: KeptWork; readonly state: DraftState }[] = [];
  private loading: Promise<void> | null = null;
  private die: () => void = () => {};
  private cancelRetry: () => void = () => {};

  constructor(options: DraftClientOptions) {
    this.transport = options.transport;
    this.store = options.store;
    this.scope = options.scope;
    this.clients = options.clients;
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.newId = options.newId ?? randomId;
    this.id = this.newId();
    this.autosave = new Autosave(this.clock, options.times ?? defaultTimes, () => void this.push());
    this.keeper = new Keeper(this.store, this.scope, this.id, this.clock, this.newId, {
      taken: () => this.wasTaken(),
      kept: (kept) => this.show({ kept }),
    });
    this.snapshot = snapshotOf(this.state, this.history, this.view);
  }

  // ---- what a page sees -------------------------------------------------------------------------------------

  /** The present value; the same object until something changes. */
  readonly getSnapshot = (): DraftSnapshot => this.snapshot;

  /** Calls `listener` after every change; the answer ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  // ---- life -------------------------------------------------------------------------------------------------

  /** Takes up what an earlier tab left unsaved, and loads the draft. Also wakes a client that was stopped. */
  async start(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.die = this.clients.live(this.id);
    if (this.state) {
      await this.keeper.keep(this.state); // finds out whether another tab has taken the work meanwhile
    } else {
      await this.adopt();
    }
    await this.revalidate();
  }

  /** Ends waiting and retrying: the page is left or sleeps. What is unsaved stays in the store. */
  stop(): void {
    this.running = false;
    this.die();
    this.autosave.rest();
    this.cancelRetry();
  }

  /** Asks for the newest version, and sends what is unsaved: on focus, wake-up, reconnect, after signing in. */
  revalidate(): Promise<void> {
    this.loading ??= this.load().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  // ---- editing ----------------------------------------------------------------------------------------------

  /** Makes `content`, or what it makes of the present one, the draft that I see. Throws before the draft is loaded. */
  edit(content: Json | ((current: Json) => Json)): void {
    this.change((state) => {
      const next = typeof content === "function" ? content(shown(state)) : content;
      return states.edit(state, next);
    });
  }

  /** Decides one open conflict; the decision is an ordinary edit on top of the newest version. */
  decide(id: string, choice: Choice): void {
    this.change((state) => states.decide(state, id, choice));
  }

  /** Decides all open conflicts at once. */
  decideAll(side: "yours" | "theirs"): void {
    this.change((state) => state.conflicts.reduce((next, { id }) => states.decide(next, id, side), state));
  }

  /** Keeps a mix that is being written by hand with its open conflict; undefined forgets it. */
  sketch(id: string, mix: Json | undefined): void {
    if (!this.state) return;
    this.set(states.sketch(this.state, id, mix));
    void this.persist();
  }

  /** Takes back my last change, and nobody else's. False when there is nothing to take back. */
  undo(): boolean {
    return this.timeTravel(undo);
  }

  redo(): boolean {
    return this.timeTravel(redo);
  }

  /** A version that the server told of by itself. A gap does no harm: the content is complete. */
  receive(remote: Remote): void {
    if (!this.state || remote.version <= this.state.version) return;
    this.set(states.receive(this.state, remote), { updatedBy: remote.by, updatedAt: remote.at });
    void this.persist();
  }

  // ---- saving -----------------------------------------------------------------------------------------------

  /** Saves now everything that was typed before the call, and answers with the version that has it. */
  async flush(): Promise<Done<{ readonly version: number }>> {
    await this.push();
    return this.flushed();
  }

  /**
   * Publishes. Waits for what is unsaved and then names exactly the version that this gave; with `version`, only
   * if that is still the reviewed one. Refused while anything is unsaved or undecided.
   */
  publish(reviewed?: { readonly version: number }): Promise<Done<Published>> {
    return this.command(
      (command) => this.transport.publish(command),
      (state, published) => {
        // Publishing is an accepted change: a new version with the content that was reviewed.
        const remote = { version: published.version, content: state.base, by: null, at: null };
        this.set(states.receive(state, remote), { published });
      },
      reviewed,
    );
  }

  /** Puts the draft back to what is published. What was unsaved is saved first, so that the history has it. */
  discard(options: ReplaceOptions = {}): Promise<Done<ReplacedDraft>> {
    return this.replace((command) => this.transport.discard(command), options);
  }

  /** Puts the draft back to how it was at `version`, as a new version. */
  restore(version: number, options: ReplaceOptions = {}): Promise<Done<ReplacedDraft>> {
    return this.replace((command) => this.transport.restore(version, command), options);
  }

  /** The history, newest first. */
  revisions(before?: number, limit?: number): Promise<Result<RevisionPage>> {
    return this.transport.revisions(before, limit);
  }

  revision(version: number): Promise<Result<RevisionContent>> {
    return this.transport.revision(version);
  }

  // ---- inside -----------------------------------------------------------------------------------------------

  private change(make: (state: DraftState) => DraftState): void {
    const { state } = this;
    if (!state) throw new Error("The draft is not loaded: nothing can be edited before there is content.");
    const next = make(state);
    if (next === state) return;
    this.history = record(this.history, shown(state), shown(next), this.clock.now());
    this.changed(next);
  }

  private timeTravel(step: (history: History, content: Json) => Undone | null): boolean {
    const undone = this.state && step(this.history, shown(this.state));
    if (!this.state || !undone) return false;
    this.history = undone.history;
    this.changed(states.edit(this.state, undone.content));
    return true;
  }

  private changed(next: DraftState): void {
    this.set(next);
    if (isDirty(next)) this.autosave.touch();
    else if (this.adopted.length > 0) void this.push(); // a decision may have made way for adopted work
    void this.persist();
  }

  /** Sends what is unsaved, after what is on its way. Several calls that wait for one turn share it. */
  private push(): Promise<void> {
    return this.lane.share(() => this.pushNow());
  }

  private async pushNow(): Promise<void> {
    for (let stale = 0; this.state && this.state.version >= 0; ) {
      this.autosave.rest();
      this.cancelRetry();
      const key = this.newId();
      this.set(states.send(this.state, { key, client: `${this.id}/${this.counter + 1}` }));
      const sent = this.state.inflight;
      if (!sent) break;
      if (sent.key === key) this.counter++;
      await this.persist(); // before the wire: a crash in between must not cost anything
      if (this.state.inflight !== sent) continue; // another tab has taken the work
      const failure = await this.trySave(this.state.version, sent);
      if (!failure) {
        // Typing has its own timer; what was left over from before (an offline hour) goes at once.
        if (this.autosave.isWaiting || !isDirty(this.state)) break;
      } else if (failure.kind === "stale" && ++stale >= hot) {
        return this.later(failure);
      } else if (failure.kind !== "stale" && failure.kind !== "key-reused") {
        return this.giveUp(sent, failure);
      }
    }
    await this.takeUpNext();
  }

  /** One try of one save. Takes in the answer; answers with the failure, if it was one. */
  private async trySave(expectedVersion: number, sent: Inflight): Promise<Failure | null> {
    this.show({ sending: true });
    const { key, client, content } = sent;
    const result = await this.transport.save({ expectedVersion, content, key, client });
    const state = this.state as DraftState;
    if (result.ok) {
      this.failures = 0;
      const saved = { sending: false, failure: null, retryAt: null, savedAt: this.clock.now() };
      this.set(states.acknowledge(state, key, result.value), saved);
    } else if (result.failure.kind === "stale") {
      const { current, conflicts } = result.failure;
      const known = { sending: false, failure: null, updatedBy: current.by, updatedAt: current.at };
      this.set(states.reject(state, key, current, conflicts), known);
    } else if (result.failure.kind === "key-reused") {
      this.set(states.takeBack(state, key), { sending: false });
    } else {
      this.show({ sending: false });
    }
    void this.persist();
    return result.ok ? null : result.failure;
  }

  private giveUp(sent: Inflight, failure: Failure): void {
    if (failure.kind === "unavailable") this.later(failure);
    else if (isRefusal(failure)) this.set(states.takeBack(this.state as DraftState, sent.key), { failure });
    else this.show({ failure });
  }

  /** Tries again by itself after a while: to save, or to load if there is nothing yet. */
  private later(failure: Failure): void {
    const asked = failure.kind === "unavailable" ? failure.retryAfter : undefined;
    const wait = backoff(++this.failures, this.random, asked);
    this.cancelRetry();
    this.show({ failure: failure.kind === "stale" ? null : failure, retryAt: this.clock.now() + wait });
    if (!this.running) return;
    this.cancelRetry = this.clock.after(wait, () => void (this.state ? this.push() : this.revalidate()));
  }

  private flushed(): Done<{ readonly version: number }> {
    const { state } = this;
    const { failure } = this.view;
    if (!state || state.version < 0) return refusal("not-loaded", "The draft is not loaded.");
    if (state.inflight || (failure && isDirty(state))) {
      return failure
        ? refusal(reasonOf(failure), "detail" in failure ? failure.detail : "")
        : refusal("offline", "Not saved yet.");
    }
    if (state.conflicts.length > 0) return refusal("needs-decision", "Some changes need your decision.");
    return { ok: true, value: { version: state.version } };
  }

  private async load(): Promise<void> {
    const known = this.state && this.state.version >= 0 ? this.state.version : undefined;
    const result = await this.transport.load(known);
    if (!result.ok) {
      if (result.failure.kind !== "unavailable") return this.show({ failure: result.failure });
      // With nothing unsaved there is nothing to be offline about; the next focus asks again.
      return !this.state || states.isUnsaved(this.state) ? this.later(result.failure) : undefined;
    }
    const remote = result.value;
    const failure = isRefusal(this.view.failure) ? this.view.failure : null;
    if (remote) {
      const next = this.state ? states.receive(this.state, remote) : states.opened(remote);
      const seen = { failure, published: remote.published, updatedBy: remote.by, updatedAt: remote.at };
      this.set(next, { ...seen, retryAt: null });
      void this.persist();
    } else {
      this.show({ failure, retryAt: null });
    }
    this.failures = 0;
    if (!failure && this.running && !this.autosave.isWaiting) await this.push();
  }

  /** Runs one command alone, after everything is saved, naming the version that this gave. */
  private command<T>(
    run: (command: Command) => Promise<Result<T>>,
    take: (state: DraftState, value: T) => void,
    reviewed?: { readonly version: number },
    evenUnsaved = false,
  ): Promise<Done<T>> {
    return this.lane.run(async () => {
      if (!evenUnsaved) {
        await this.pushNow();
        const flushed = this.flushed();
        if (!flushed.ok) return flushed;
      }
      const { state } = this;
      if (!state || state.version < 0) return refusal("not-loaded", "The draft is not loaded.");
      if (reviewed && reviewed.version !== state.version)
        return refusal("changed", "The draft has changed since.");
      const names = { key: this.newId(), client: `${this.id}/${++this.counter}` };
      const result = await this.patiently(() => run({ expectedVersion: state.version, ...names }));
      if (result.ok) {
        take(this.state as DraftState, result.value);
        void this.persist();
        return result;
      }
      const { failure } = result;
      if (failure.kind === "stale") this.receive(failure.current);
      if (failure.kind === "signed-out") this.show({ failure });
      return refusal(
        reasonOf(failure),
        "detail" in failure ? failure.detail : "The draft has changed since.",
      );
    });
  }

  private replace(
    run: (command: Command) => Promise<Result<ReplacedDraft>>,
    { evenUnsaved = false }: ReplaceOptions,
  ): Promise<Done<ReplacedDraft>> {
    const seen = this.state && shown(this.state);
    return this.command(
      run,
      (state, { version, content }) => {
        const mine = evenUnsaved ? states.abandon(state) : state;
        const before = evenUnsaved && seen !== null ? seen : shown(mine);
        const next = states.receive(mine, { version, content, by: null, at: null });
        this.history = record(this.history, before, shown(next), this.clock.now());
        this.set(next, evenUnsaved ? { failure: null } : {});
      },
      undefined,
      evenUnsaved,
    );
  }

  /** A command whose answer is lost may have been done: the same key asks again and does it once. */
  private async patiently<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
    for (let tries = 1; ; tries++) {
      const result = await run();
      if (result.ok || result.failure.kind !== "unavailable" || tries === 3) return result;
      const wait = backoff(tries, this.random, result.failure.retryAfter);
      await new Promise<void>((resolve) => this.clock.after(wait, resolve));
    }
  }

  private persist(): Promise<void> {
    return this.state ? this.keeper.keep(this.state) : Promise.resolve();
  }

  private async adopt(): Promise<void> {
    try {
      const works = await this.store.adopt(this.scope, this.id, (id) => this.clients.isAlive(id));
      this.adopted = works.flatMap((work) => {
        const state = read(work.state);
        return state ? [{ work, state }] : []; // what can't be read stays in the store
      });
    } catch {
      this.show({ kept: false });
    }
    this.takeUp();
  }

  /** Continues adopted work as if it had been typed here: its save under way is sent again with its own key. */
  private takeUp(): boolean {
    const next = this.adopted.find(({ state }) => !this.state || states.canAbsorb(this.state, state));
    if (!next) return false;
    this.adopted = this.adopted.filter((other) => other !== next);
    this.keeper.resume(next.work, next.state);
    this.set(this.state ? states.absorb(this.state, next.state) : next.state);
    return true;
  }

  private async takeUpNext(): Promise<void> {
    while (this.adopted.length > 0) {
      await this.persist(); // forgets the work that is saved now
      if (!this.takeUp()) return;
      await this.pushNow();
    }
  }

  /** Another tab has adopted my work while this one slept. Only what was typed since is still mine. */
  private wasTaken(): void {
    const theirs = this.keeper.lastKept;
    this.keeper.letGo();
    if (!this.state) return;
    const base = theirs?.local ?? this.state.local;
    // The base has no version of its own; loading puts what is mine on top of the newest one before it is sent.
    this.set({ version: -1, base, inflight: null, local: this.state.local, conflicts: [], held: null });
    if (this.running) void this.revalidate();
  }

  private set(state: DraftState, view: Partial<View> = {}): void {
    this.state = state;
    this.show(view);
  }

  private show(view: Partial<View>): void {
    this.view = { ...this.view, ...view };
    this.snapshot = snapshotOf(this.state, this.history, this.view, this.snapshot);
    for (const listener of this.listeners) listener();
  }
}

export interface ReplaceOptions {
  /** Also when something can't be saved, such as invalid content: it is given up, and `undo()` brings it back. */
  readonly evenUnsaved?: boolean;
}

function randomId(): string {
  // Not randomUUID: a self-hosted page without TLS has none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
