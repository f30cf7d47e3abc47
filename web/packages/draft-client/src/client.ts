import { type AutosaveTimes, defaultTimes } from "./autosave.ts";
import { ClientState } from "./client-state.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Commands, type ReplaceOptions } from "./commands.ts";
import type { Choice } from "./conflict.ts";
import { editAt, type ValueChange } from "./decision-edit.ts";
import type { Result } from "./failure.ts";
import { type History, record, redo, type TakenBack, type Undone, undo, without } from "./history.ts";
import { type Json, same } from "./json.ts";
import { Listener } from "./listener.ts";
import { LiveLink } from "./live-link.ts";
import { isPlace } from "./live-messages.ts";
import type { LiveTransport } from "./live-port.ts";
import { forget, lastWith, sidesOf } from "./news.ts";
import { OrphanAdoption } from "./orphan-adoption.ts";
import { randomId } from "./random-id.ts";
import { Refresher } from "./refresher.ts";
import { Retry } from "./retry.ts";
import { Saver } from "./saver.ts";
import { SerialQueue } from "./serial-queue.ts";
import type { Done, DraftSnapshot } from "./snapshot.ts";
import type { DraftState, Remote } from "./state.ts";
import * as states from "./state.ts";
import type { Clients, DraftStore } from "./store.ts";
import type { DraftTransport, Published, ReplacedDraft, RevisionContent, RevisionPage } from "./transport.ts";
import { WorkPersister } from "./work-persister.ts";

export interface DraftClientOptions {
  /** Whose draft, and who edits it: unsaved work is kept under both and adopted by nobody else. */
  readonly scope: string;
  readonly transport: DraftTransport;
  readonly store: DraftStore;
  /** Which other clients are alive: only the work of dead ones is adopted. */
  readonly clients: Clients;
  /** Tells of others' changes as they happen. Without it, the draft is asked for on focus and with each save. */
  readonly live?: LiveTransport;
  readonly clock?: Clock;
  /** From 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
  /** Makes ids that nobody else makes. */
  readonly newId?: () => string;
  readonly times?: AutosaveTimes;
}

/**
 * One tab's draft: loads it, takes edits at any time, saves them, and loses none. What happens to the content are
 * pure functions (`state.ts`); this class and its parts call them, talk to the server and the store, and wait.
 */
export class DraftClient {
  /** Names this client to the server and to the store. */
  readonly id: string;
  /** The present value; the same object until something changes. */
  readonly getSnapshot: () => DraftSnapshot;
  /** Calls a listener after every change; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;

  private readonly transport: DraftTransport;
  private readonly clients: Clients;
  private readonly clock: Clock;
  private readonly clientState: ClientState;
  private readonly adoption: OrphanAdoption;
  private readonly retry: Retry;
  private readonly saver: Saver;
  private readonly commands: Commands;
  private readonly listener: Listener;
  private readonly link: LiveLink | null;

  private readonly refresher: Refresher;

  private isRunning = false;
  private die: () => void = () => {};

  constructor(options: DraftClientOptions) {
    const {
      transport,
      store,
      clients,
      scope,
      live,
      clock = systemClock,
      random = Math.random,
      newId = randomId,
    } = options;
    this.transport = transport;
    this.clients = clients;
    this.clock = clock;
    this.id = newId();
    let counter = 0;
    const nextNames = () => ({ key: newId(), client: `${this.id}/${++counter}` });
    const persister = new WorkPersister(store, scope, this.id, clock, newId, {
      taken: () => this.wasTaken(),
      kept: (kept) => this.clientState.show({ kept }),
    });
    const queue = new SerialQueue();
    this.clientState = new ClientState(persister, this.id);
    this.adoption = new OrphanAdoption(
      this.clientState,
      persister,
      store,
      clients,
      clock,
      () => void this.refresher.ask(),
    );
    this.retry = new Retry(clock, random, () => void this.refresher.tryAgain());
    const { clientState, adoption, retry } = this;
    const times = options.times ?? defaultTimes;
    const accepted = () => this.link?.signedIn();
    const askFirst = () => this.refresher.ask().then(() => {});
    this.saver = new Saver(
      clientState,
      queue,
      transport,
      adoption,
      retry,
      clock,
      nextNames,
      accepted,
      askFirst,
      times,
    );
    this.commands = new Commands(clientState, queue, this.saver, nextNames);
    this.refresher = new Refresher(clientState, transport, this.saver, retry, {
      isRunning: () => this.isRunning,
      claim: () => adoption.claim(scope, this.id),
      signedIn: accepted,
      hasNews: live !== undefined,
    });
    this.listener = new Listener(clientState, this.saver, this.refresher, this.id);
    this.link = live
      ? new LiveLink(live, clock, random, {
          who: () => ({ client: this.id, version: clientState.sendable?.version ?? null }),
          heard: (message) => this.listener.hear(message),
          changed: (live) => clientState.show(live === "on" ? { live } : { live, others: [], othersMore: 0 }),
          isSignedIn: () => clientState.failure?.kind !== "signed-out",
          doubts: () => void this.refresher.ask(),
        })
      : null;
    this.getSnapshot = clientState.getSnapshot;
    this.subscribe = clientState.subscribe;
  }

  // ---- life -------------------------------------------------------------------------------------------------

  /** Takes up what an earlier tab left unsaved, and loads the draft. Also wakes a client that was stopped. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    this.saver.pause(); // a page that slept does not know what it is based on any more
    this.retry.wake();
    this.die = this.clients.live(this.id);
    this.link?.wake();
    await this.clientState.kept(); // after a sleep: finds out whether another tab has taken the work meanwhile
    await this.revalidate();
  }

  /** Ends waiting and retrying: the page is left or sleeps. What is unsaved stays in the store. */
  stop(): void {
    this.isRunning = false;
    this.clientState.part();
    this.die();
    this.saver.rest();
    this.retry.sleep();
    this.link?.sleep();
  }

  /**
   * Asks for the newest version, sends what is unsaved, takes up what other tabs have left and connects again: on focus,
   * wake-up, reconnect, after signing in.
   */
  revalidate(): Promise<void> {
    this.link?.hurry(); // also while an earlier question hangs
    return this.refresher.revalidate();
  }

  /** Tells the others where I am: an id path such as `/pages/home/sections/hero`; null for nowhere. */
  goTo(place: string | null): void {
    this.link?.goTo(isPlace(place) ? place : null);
  }

  // ---- editing ----------------------------------------------------------------------------------------------

  /** Makes `content`, or what it makes of the present one, the draft that I see. Throws before the draft is loaded. */
  edit(content: Json | ((current: Json) => Json)): void {
    const seen = this.clientState.seen();
    const next = typeof content === "function" ? content(seen.content) : content;
    if (next !== seen.content) this.change(states.edit(seen.state, next), this.clock.now());
  }

  /**
   * Changes the value at `path`, an id path such as `/pages/home/sections/hero/headline`, as a form does that may have
   * outlived what it shows. What others have deleted meanwhile is changed in the open decision about it; where there is
   * none, this opens it. False when it can't be: I deleted it myself, or no draft that had it is known.
   *
   * @param seen the draft in which the form last had the value; the last known version with it, unless given
   */
  editAt(path: string, change: ValueChange, seen?: Json): boolean {
    const { state } = this.clientState.seen();
    const next = editAt(state, path, change, lastWith(this.clientState.log, path, seen));
    if (next === undefined) return false;
    this.change(next, this.clock.now());
    return true;
  }

  /** Decides one open conflict; the decision is an ordinary edit on top of the newest version. */
  decide(id: string, choice: Choice): void {
    this.change(states.decide(this.clientState.seen().state, id, choice));
  }

  /** Decides all open conflicts at once. */
  decideAll(side: "yours" | "theirs"): void {
    const { state } = this.clientState.seen();
    this.change(state.conflicts.reduce((next, { id }) => states.decide(next, id, side), state));
  }

  /** Keeps a mix that is being written by hand with its open conflict; undefined forgets it. */
  sketch(id: string, mix: Json | undefined): void {
    this.clientState.set(states.sketch(this.clientState.seen().state, id, mix));
  }

  /**
   * Takes back my last change, and nobody else's. Where others have changed the same since, theirs stays, and the answer
   * says so; no older change of mine is taken back in its place. The next call goes on with the one before.
   */
  undo(): TakenBack {
    return this.timeTravel(undo);
  }

  redo(): TakenBack {
    return this.timeTravel(redo);
  }

  /**
   * Takes back a change that is in the news, as an edit of mine on top of what is there now. What has been changed since
   * stays, and the answer says so. `undo` takes this back.
   */
  takeBack(version: number): TakenBack {
    const sides = sidesOf(this.clientState.log, version);
    if (!sides) return "nothing";
    const { state, content: seen } = this.clientState.seen();
    const { content, outcome } = without(sides, seen);
    if (!same(content, seen)) this.change(states.edit(state, content));
    return outcome;
  }

  /** Drops one of the news: it was seen. */
  forget(version: number): void {
    this.clientState.log = forget(this.clientState.log, version);
    this.clientState.show({});
  }

  /** The person was told that an older state was put back. */
  forgetRewind(): void {
    this.clientState.show({ rewound: false });
  }

  /** A version that the server told of by itself, in another way than over `live`. */
  receive(remote: Remote): void {
    this.listener.receive(remote);
  }

  // ---- saving -----------------------------------------------------------------------------------------------

  /** Saves now everything that was typed before the call, and answers with the version that has it. */
  async flush(): Promise<Done<{ readonly version: number }>> {
    await this.saver.push();
    return this.saver.outcome();
  }

  /**
   * Publishes. Waits for what is unsaved and then names exactly the version that this gave; with `reviewed`, only if
   * that is the one. Refused while anything is unsaved or undecided.
   */
  publish(reviewed?: { readonly version: number }): Promise<Done<Published>> {
    return this.commands.publish((command) => this.transport.publish(command), reviewed);
  }

  /** Puts the draft back to what is published. What was unsaved is saved first, so that the history has it. */
  discard(options: ReplaceOptions = {}): Promise<Done<ReplacedDraft>> {
    return this.commands.replace((command) => this.transport.discard(command), options);
  }

  /**
   * Puts an earlier release live again, and its content into the draft, as a new version of both. What is unsaved is saved
   * first; refused while something is undecided. With `reviewed`, only if the draft is still at that version.
   */
  async restoreRelease(release: number, reviewed?: { readonly version: number }): Promise<Done<Published>> {
    const done = await this.commands.rollBack(
      (command) => this.transport.restoreRelease(release, command),
      reviewed,
    );
    if (done.ok) await this.refresher.ask();
    return done;
  }

  /** Puts the draft back to how it was at `version`, as a new version. */
  restore(version: number, options: ReplaceOptions = {}): Promise<Done<ReplacedDraft>> {
    return this.commands.replace((command) => this.transport.restore(version, command), options);
  }

  /** The history, newest first. */
  revisions(before?: number, limit?: number): Promise<Result<RevisionPage>> {
    return this.transport.revisions(before, limit);
  }

  revision(version: number): Promise<Result<RevisionContent>> {
    return this.transport.revision(version);
  }

  // ---- inside -----------------------------------------------------------------------------------------------

  /** @param typedAt null for a change that is made at once, and is one step of undo by itself */
  private change(next: DraftState, typedAt: number | null = null): void {
    const { state, content } = this.clientState.seen();
    if (next === state) return;
    this.clientState.history = record(this.clientState.history, content, states.shown(next), typedAt);
    this.clientState.set(next);
    this.saver.edited();
  }

  private timeTravel(step: (history: History, content: Json) => Undone): TakenBack {
    if (!this.clientState.draft) return "nothing";
    const { state, content } = this.clientState.seen();
    const { history, content: next, outcome } = step(this.clientState.history, content);
    this.clientState.history = history;
    if (same(next, content)) {
      this.clientState.show({});
    } else {
      this.clientState.set(states.edit(state, next));
      this.saver.edited();
    }
    return outcome;
  }

  private wasTaken(): void {
    this.adoption.wasTaken();
    if (this.isRunning) void this.refresher.ask();
  }
}
