import type { ClientState } from "./client-state.ts";
import { missing, noteHistory, noteLoad } from "./news.ts";
import type { Retry } from "./retry.ts";
import type { Saver } from "./saver.ts";
import { isBroken } from "./snapshot.ts";
import * as states from "./state.ts";
import type { DraftTransport } from "./transport.ts";

/** What the client knows of its page, and does for it. */
export interface PageLife {
  isRunning(): boolean;
  /** Becomes the owner of what tabs that are gone have left unsaved. */
  claim(): Promise<void>;
  /** HTTP has found a session. */
  signedIn(): void;
  /** Whether news come by themselves: then those that were missed are asked for. */
  readonly hasNews: boolean;
}

/** Asks the server for the newest version: once at a time, again where something has spoken of a newer one meanwhile. */
export class Refresher {
  /** The newest version that the server has spoken of. */
  private told = -1;
  /** Whether what is beside the content (what is live, who wrote last) is known. */
  private isLoaded = false;
  private loading: Promise<boolean> | null = null;
  private revalidating: Promise<void> | null = null;
  /** Whether `revalidate` was called again before it had come to its end. */
  private isAskedAgain = false;

  constructor(
    private readonly clientState: ClientState,
    private readonly transport: DraftTransport,
    private readonly saver: Saver,
    private readonly retry: Retry,
    private readonly page: PageLife,
  ) {}

  /** Asks, sends what is unsaved, and takes up what other tabs have left. */
  revalidate(): Promise<void> {
    this.isAskedAgain = this.revalidating !== null;
    this.revalidating ??= this.comeBack().finally(() => {
      this.revalidating = null;
    });
    return this.revalidating;
  }

  /** The server has spoken of a version. Spoken of several times before the answer, it is asked for once ([L11]). */
  heardOf(version: number): void {
    this.told = Math.max(this.told, version);
    if (this.isBehind) void this.ask();
  }

  /** Whether the server has spoken of a version that is not known yet. */
  private get isBehind(): boolean {
    const { draft } = this.clientState;
    return draft === null || this.told > states.newest(draft);
  }

  /** Sends what is unsaved; with nothing to send, asks whether the server is back. */
  async tryAgain(): Promise<void> {
    const isWaiting = () => this.clientState.sendable !== null && states.isWaiting(this.clientState.sendable);
    if (isWaiting() && !this.saver.isPaused) await this.saver.push();
    // While it waited for its turn, something else may have settled or given up what was to be sent.
    if (
      this.saver.isPaused ||
      (!isWaiting() && (this.clientState.failure?.kind === "unavailable" || !this.clientState.sendable))
    )
      await this.ask();
  }

  /** An older state of the database was put back: all of it is asked for, and nothing sent before that. */
  askAnew(version: number): void {
    this.told = version;
    this.isLoaded = false;
    this.saver.pause();
    void this.ask();
  }

  /** The server is back: what tabs that are gone have left unsaved is sent from here. */
  async takeOver(): Promise<void> {
    await this.page.claim();
    const { sendable, failure } = this.clientState;
    const isLeft = sendable !== null && states.isWaiting(sendable);
    if (isLeft && this.page.isRunning() && !failure && !this.saver.isWaiting) await this.saver.push();
  }

  private async comeBack(): Promise<void> {
    let isAnswered: boolean;
    do {
      this.isAskedAgain = false;
      await this.page.claim();
      isAnswered = await this.ask();
      // While an answer was on its way, or did not come, the person may have signed in, or the network be back.
      // Or the page has slept and come back: that answer was about the time before.
    } while (
      this.isAskedAgain &&
      (!isAnswered || this.saver.isPaused || this.clientState.failure?.kind === "signed-out")
    );
  }

  /** Asks for the newest version, and sends what is unsaved. Whether the server answered. */
  async ask(): Promise<boolean> {
    this.loading ??= this.loadAll().finally(() => {
      this.loading = null;
    });
    const isAnswered = await this.loading;
    if (isAnswered && this.page.hasNews) void this.catchUp();
    if (isAnswered && this.page.isRunning() && !this.clientState.failure && !this.saver.isWaiting)
      await this.saver.push();
    return isAnswered;
  }

  /** Asks the history for news that no message has told, such as those of an hour without a connection. */
  private async catchUp(): Promise<void> {
    const { clientState } = this;
    const newest = clientState.draft ? states.newest(clientState.draft) : -1;
    const count = missing(clientState.log, newest);
    if (count === 0) return;
    const page = await this.transport.revisions(newest + 1, count);
    if (!page.ok) return; // news only: the draft itself is complete
    clientState.log = noteHistory(clientState.log, page.value.revisions);
    clientState.refresh();
  }

  /** Loads, and again when the server has spoken of something newer while the answer was on its way. */
  private async loadAll(): Promise<boolean> {
    for (;;) {
      const { told } = this;
      const isAnswered = await this.load();
      if (!isAnswered || told === this.told || !this.isBehind) return isAnswered;
    }
  }

  /** Whether the server answered. */
  private async load(): Promise<boolean> {
    const { clientState } = this;
    // Adopted work has a version, but nothing of what a "not modified" leaves out.
    const result = await this.transport.load(this.isLoaded ? clientState.sendable?.version : undefined);
    if (!result.ok) {
      const { failure } = result;
      if (failure.kind !== "unavailable") clientState.show({ failure });
      // With nothing unsaved there is nothing to be offline about; the next focus asks again.
      else if (!clientState.draft || states.isUnsaved(clientState.draft)) this.saver.later(failure);
      return false;
    }
    this.retry.succeeded();
    this.saver.resume();
    this.page.signedIn();
    const remote = result.value;
    const before = clientState.draft;
    const next = !remote ? before : before ? clientState.received(before, remote) : states.opened(remote);
    // The same content would be refused again; anything else may have been about another moment.
    const failure =
      next && states.isDirty(next) && isBroken(clientState.failure) ? clientState.failure : null;
    if (remote && next) {
      const isRewound = before !== null && states.isRewound(before, remote);
      const isOvertaken = before !== null && !isRewound && remote.version < states.newest(before);
      const { published, by, at } = remote;
      const facts = isOvertaken ? {} : { published, updatedBy: by, updatedAt: at };
      this.isLoaded ||= !isOvertaken;
      if (isRewound) this.told = remote.version;
      clientState.set(next, { failure, retryAt: null, ...facts });
      clientState.log = noteLoad(clientState.log, remote.version);
    } else {
      clientState.show({ failure, retryAt: null });
    }
    return true;
  }
}
