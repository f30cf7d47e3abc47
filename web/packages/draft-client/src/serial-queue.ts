/** One thing at a time, in the order in which it was asked for. */
export class SerialQueue {
  private tail: Promise<unknown> = Promise.resolve();
  private waiting: Promise<void> | null = null;

  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(task);
    this.tail = turn.catch(() => {});
    return turn;
  }

  /** Like `run`, but calls that come before the task has begun share one turn. */
  share(task: () => Promise<void>): Promise<void> {
    this.waiting ??= this.run(() => {
      this.waiting = null;
      return task();
    });
    return this.waiting;
  }
}
