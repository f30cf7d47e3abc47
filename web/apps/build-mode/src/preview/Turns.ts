/** Milliseconds after which a run that has not ended is given up, if another is wanted. */
const PATIENCE = 5_000;

/**
 * Runs one task at a time. Whoever wants it meanwhile does not stop it: it runs once more when it ends. So something comes
 * of it, however often it is wanted.
 */
export class Turns {
  private running: { readonly abort: AbortController; readonly since: number } | null = null;
  private isWantedAgain = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly task: (signal: AbortSignal) => Promise<void>) {}

  /** Whether another run follows the present one. */
  get isWanted(): boolean {
    return this.isWantedAgain || this.timer !== undefined;
  }

  /** @param wait milliseconds in which it may be wanted again, and then runs once */
  want(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.running && Date.now() - this.running.since < PATIENCE) this.isWantedAgain = true;
      else void this.run();
    }, wait);
  }

  /** What is under way is of no use any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isWantedAgain = false;
    this.running?.abort.abort();
    this.running = null;
  }

  private async run(): Promise<void> {
    this.running?.abort.abort();
    const mine = { abort: new AbortController(), since: Date.now() };
    this.running = mine;
    this.isWantedAgain = false;
    await this.task(mine.abort.signal);
    if (this.running !== mine) return;
    this.running = null;
    if (this.isWantedAgain) void this.run();
  }
}
