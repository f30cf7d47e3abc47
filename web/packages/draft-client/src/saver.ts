import { Autosave, type AutosaveTimes } from "./autosave.ts";
import type { ClientState } from "./client-state.ts";
import type { Clock } from "./clock.ts";
import type { Failure } from "./failure.ts";
import { same } from "./json.ts";
import type { OrphanAdoption } from "./orphan-adoption.ts";
import type { Violation } from "./refused-values.ts";
import type { Retry } from "./retry.ts";
import type { SerialQueue } from "./serial-queue.ts";
import {
  type Done,
  type DraftSnapshot,
  detailOf,
  isRefusal,
  reasonOf,
  refusal,
  undecided,
} from "./snapshot.ts";
import type { DraftState, Inflight } from "./state.ts";
import * as states from "./state.ts";
import type { DraftTransport, SaveRequest } from "./transport.ts";

/** Stale answers to one push before it waits a while: the draft is hot, and others need their turn. */
const hot = 5;

/** Sends what is unsaved: one save at a time, again until it is answered, never what the server refused unchanged. */
export class Saver {
  private readonly autosave: Autosave;
  /** Ends waiting for the reply to the save under way. */
  private answer: () => void = () => {};
  /** Whether the newest version has to be asked for before anything is sent. */
  isPaused = false;
  private pauses = 0;

  constructor(
    private readonly clientState: ClientState,
    private readonly queue: SerialQueue,
    private readonly transport: DraftTransport,
    private readonly adoption: OrphanAdoption,
    private readonly retry: Retry,
    private readonly clock: Clock,
    private readonly nextNames: () => { key: string; client: string },
    /** A save was accepted, so there is a session. */
    private readonly accepted: () => void,
    /** Asks for the newest version, and then sends what is unsaved. */
    private readonly askFirst: () => Promise<void>,
    times: AutosaveTimes,
  ) {
    this.autosave = new Autosave(clock, times, () => void this.push());
  }

  /** The person changed something: it is saved when typing stops, and now and then before that. */
  edited(): void {
    this.forgive();
    if (this.clientState.draft && states.isDirty(this.clientState.draft)) this.autosave.touch();
    else if (!this.adoption.isEmpty) void this.push(); // a decision may have made way for adopted work
  }

  /** Nothing is sent, not even what is just about to be, until `resume`. */
  pause(): void {
    this.isPaused = true;
    this.pauses++;
  }

  resume(): void {
    this.isPaused = false;
  }

  get isWaiting(): boolean {
    return this.autosave.isWaiting;
  }

  rest(): void {
    this.autosave.rest();
    this.retry.cancel();
  }

  /** Sends what is unsaved, after what is on its way. Several calls that wait for one turn share it. */
  push(): Promise<void> {
    if (this.isPaused) return this.askFirst();
    return this.queue.share(() => this.pushNow());
  }

  /** What `push` does in its turn; for who has the queue already. */
  async pushNow(): Promise<void> {
    do await this.sendAll();
    while (await this.adoption.takeUp());
  }

  /** Whether everything that was typed before the last push is saved and decided. */
  outcome(): Done<{ readonly version: number }> {
    const { sendable: state, failure } = this.clientState;
    if (!state) return refusal("not-loaded", "The draft is not loaded.");
    if (this.isPaused && states.isWaiting(state)) return refusal("offline", "Not saved yet.");
    if (state.inflight || (failure && states.isDirty(state))) {
      return failure ? refusal(reasonOf(failure), detailOf(failure)) : refusal("offline", "Not saved yet.");
    }
    const [refused] = states.openRefusals(state);
    if (refused) return refusal("invalid", refused.message);
    if (state.conflicts.length > 0) return undecided();
    return { ok: true, value: { version: state.version } };
  }

  /** Tries again by itself after a while. */
  later(failure: Failure): void {
    const retryAt = this.retry.plan(failure.kind === "unavailable" ? failure.retryAfter : undefined);
    this.clientState.show({ failure: failure.kind === "stale" ? null : failure, retryAt });
  }

  private async sendAll(): Promise<void> {
    let isCorrected = false;
    for (let stale = 0; ; ) {
      const sent = await this.begin();
      if (!sent) {
        if (this.isPaused) return;
        // Its echo may have settled it while the store was waited for: what was typed since has no timer any more.
        if (this.hasLeftOver && !this.isWaiting) continue;
        return this.forgive();
      }
      const failure = await this.trySave(sent);
      if (!failure) {
        // Typing has its own timer; what was left over from before (an offline hour) goes at once.
        if (this.isWaiting) return;
      } else if (failure.kind === "stale" && ++stale >= hot) {
        return this.later(failure);
      } else if (failure.kind === "invalid" && this.refusedInPart(sent, failure.errors)) {
        // The rest of it is sent at once.
      } else if (failure.kind !== "stale" && failure.kind !== "key-reused") {
        this.giveUp(sent, failure);
        // It was corrected while it was on its way: that has not been refused yet.
        if (isCorrected || this.isWaiting || !isRefusal(failure) || this.isAsSent(sent)) return;
        isCorrected = true;
      }
    }
  }

  /** Puts what is unsaved on its way, and in the store before the wire: a crash in between must not cost anything. */
  private async begin(): Promise<SaveRequest | null> {
    const { sendable: state } = this.clientState;
    if (!state || this.isPaused) return null;
    const { pauses } = this;
    const next = states.isSendable(state) && !state.inflight ? states.send(state, this.nextNames()) : state;
    this.autosave.rest();
    if (next.inflight) this.retry.cancel(); // with nothing to send, what is planned is to ask whether the server is back
    this.clientState.set(next);
    await this.clientState.kept();
    const { inflight } = next;
    const isMine = inflight !== null && this.clientState.draft?.inflight === inflight; // another tab may have taken it
    // The page may have slept while it waited: what is new is asked for first.
    return isMine && pauses === this.pauses
      ? { ...inflight, expectedVersion: next.version, base: next.base }
      : null;
  }

  /** One try of one save. Takes in the answer; answers with the failure, if it was one. */
  private async trySave(sent: SaveRequest): Promise<Failure | null> {
    this.clientState.show({ sending: true });
    const echo = new Promise<null>((resolve) => {
      this.answer = () => resolve(null);
    });
    const result = await Promise.race([this.transport.save(sent), echo]);
    const state = this.clientState.draft as DraftState;
    if (!result) {
      this.clientState.show({ sending: false });
      return null;
    }
    if (result.ok) {
      this.clientState.set(states.acknowledge(state, sent.key, result.value), {
        sending: false,
        ...this.success(),
      });
      this.accepted();
      return null;
    }
    const { failure } = result;
    if (failure.kind === "stale") {
      const { current, conflicts } = failure;
      const known = { sending: false, failure: null, updatedBy: current.by, updatedAt: current.at };
      this.clientState.set(states.reject(state, sent.key, current, conflicts), known);
    } else if (failure.kind === "key-reused") {
      this.clientState.set(states.unsend(state, sent.key), { sending: false });
    } else {
      this.clientState.show({ sending: false });
    }
    return failure;
  }

  /** The save under way was settled by its own echo: its reply, which may be lost, is not waited for ([L14]). */
  echoed(): void {
    this.clientState.show(this.success());
    this.answer();
    // Nobody may be waiting for the answer, if it was sent before a crash: what was typed since is sent all the same.
    this.sendLeftOver();
  }

  /** What is unsaved and has no timer, such as my side of a decision that others have made needless, goes at once. */
  sendLeftOver(): void {
    if (this.hasLeftOver && !this.isWaiting) void this.push();
  }

  private success(): Partial<DraftSnapshot> {
    this.retry.succeeded();
    return { failure: null, retryAt: null, savedAt: this.clock.now() };
  }

  private get hasLeftOver(): boolean {
    const { sendable: state } = this.clientState;
    return state !== null && state.inflight === null && states.isSendable(state);
  }

  private isAsSent(sent: Inflight): boolean {
    return this.clientState.draft === null || same(this.clientState.draft.local, sent.content);
  }

  /** What was refused is not in the draft any more: there is nothing to correct. */
  forgive(): void {
    const { draft: state, failure } = this.clientState;
    if (!state || !isRefusal(failure) || state.inflight || states.isDirty(state)) return;
    this.clientState.show({ failure: null });
  }

  /** Whether only some values were refused: they are held back, and something else may be sent. */
  private refusedInPart(sent: Inflight, errors: readonly Violation[]): boolean {
    const state = this.clientState.draft as DraftState;
    const next = states.refuse(state, sent.key, errors);
    if (next !== state) this.clientState.set(next, { failure: null });
    return next !== state;
  }

  private giveUp(sent: Inflight, failure: Failure): void {
    if (failure.kind === "unavailable") this.later(failure);
    else if (isRefusal(failure)) {
      this.clientState.set(states.unsend(this.clientState.draft as DraftState, sent.key), { failure });
    } else this.clientState.show({ failure });
  }
}
