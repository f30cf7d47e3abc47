import type { Clock } from "./clock.ts";

export interface AutosaveTimes {
  /** Milliseconds after the last edit. */
  readonly quiet: number;
  /** Milliseconds after the first edit that is not saved yet. */
  readonly atMost: number;
}

export const defaultTimes: AutosaveTimes = { quiet: 2_000, atMost: 10_000 };

/** Says when to save: soon after typing stops, and now and then while it doesn't. */
export class Autosave {
  private began: number | null = null;
  private cancelTimer: () => void = () => {};

  constructor(
    private readonly clock: Clock,
    private readonly times: AutosaveTimes,
    private readonly save: () => void,
  ) {}

  /** Something was edited. */
  touch(): void {
    const now = this.clock.now();
    this.began ??= now;
    const wait = Math.min(this.times.quiet, this.began + this.times.atMost - now);
    this.cancelTimer();
    this.cancelTimer = this.clock.after(Math.max(0, wait), () => {
      this.began = null;
      this.save();
    });
  }

  get isWaiting(): boolean {
    return this.began !== null;
  }

  /** A save is on its way for another reason, or none is wanted any more. */
  rest(): void {
    this.began = null;
    this.cancelTimer();
    this.cancelTimer = () => {};
  }
}
