import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";

/** Tries again by itself, ever more slowly, until something succeeds or the page sleeps. */
export class Retry {
  private failures = 0;
  private isAwake = false;
  private cancelTimer: () => void = () => {};

  constructor(
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly again: () => void,
  ) {}

  /** Plans the next try; answers with its time, in milliseconds since 1970. */
  plan(retryAfter?: number): number {
    const wait = backoff(++this.failures, this.random, retryAfter);
    this.cancel();
    if (this.isAwake) this.cancelTimer = this.clock.after(wait, this.again);
    return this.clock.now() + wait;
  }

  /** The server answers: the next failure is a first one again. */
  succeeded(): void {
    this.failures = 0;
  }

  /** A try is made for another reason. */
  cancel(): void {
    this.cancelTimer();
    this.cancelTimer = () => {};
  }

  wake(): void {
    this.isAwake = true;
  }

  sleep(): void {
    this.isAwake = false;
    this.cancel();
  }
}
