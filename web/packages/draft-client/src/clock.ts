/** Time is a parameter: the system's in a browser, a fake one in tests. */
export interface Clock {
  /** Milliseconds since 1970. Only for waiting and for display: never a token of a version. */
  now(): number;
  /** Runs `task` once after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits for `work`, which never fails, but no longer than `ms`: then `late` is called, and waiting ends. */
export function within(clock: Clock, ms: number, work: Promise<unknown>, late: () => void): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => {
      late();
      resolve();
    });
    void work.then(() => {
      cancel();
      resolve();
    });
  });
}
