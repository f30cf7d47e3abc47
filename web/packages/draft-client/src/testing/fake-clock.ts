import type { Clock } from "../clock.ts";

interface Task {
  readonly due: number;
  readonly run: () => void;
}

/** Time that stands still until it is told to go on. */
export class FakeClock implements Clock {
  private time: number;
  private tasks: Task[] = [];

  constructor(start = Date.UTC(2026, 10, 25, 9)) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const task = { due: this.time + ms, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  }

  /** Lets `ms` milliseconds pass: what is due happens in order, each with everything that follows from it. */
  async tick(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (let next = this.next(end); next; next = this.next(end)) {
      this.tasks = this.tasks.filter((task) => task !== next);
      this.time = Math.max(this.time, next.due);
      next.run();
      await settle();
    }
    this.time = end;
  }

  private next(end: number): Task | undefined {
    return this.tasks
      .filter((task) => task.due <= end)
      .reduce<Task | undefined>((first, task) => (first && first.due <= task.due ? first : task), undefined);
  }
}

/** Resolves when every promise that can settle now has. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    later(resolve);
  });
}

// Taken when the module is loaded, so that fake timers of a test runner do not stop it.
const later: (task: () => void) => unknown = globalThis.setImmediate ?? ((task) => setTimeout(task, 0));
