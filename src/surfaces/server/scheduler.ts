/**
 * Who is checked when: each key (a note) has at most one check, a generator that is run in short slices, so that requests
 * are answered in between. A new request for a key drops the check that it had; the key that was requested last goes
 * first. What has not ended yet can be waited for, and an exception of one check ends that check alone.
 */
import type { Clock } from "./clock.ts";

/** Milliseconds that a slice takes; one step of a check that takes longer makes it longer. */
const slice = 5;

interface Job {
  /** When it was requested last, in requests: later ones go first. */
  readonly order: number;
  /** Calls the start off while the delay runs. */
  cancelDelay?: (() => void) | undefined;
  /** The check, once it may run. */
  check?: Iterator<unknown> | undefined;
  /** Whether the delay is over. */
  isDue: boolean;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  /** Begins the check of a key by the state of things at this moment. */
  readonly begin: (key: string) => Iterator<unknown>;
  /** Told of an exception that a check has thrown; the check is over then. */
  readonly fail: (key: string, error: unknown) => void;
}

export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #jobs = new Map<string, Job>();
  #waiting: { readonly isOver: () => boolean; readonly resolve: () => void }[] = [];
  #requests = 0;
  #isRunning = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Checks a key after `delay` milliseconds without another request for it; the check it had is dropped now. */
  request(key: string, delay: number): void {
    this.#jobs.get(key)?.cancelDelay?.();
    const job: Job = { order: ++this.#requests, isDue: false };
    this.#jobs.set(key, job);
    const start = (): void => {
      job.isDue = true;
      job.cancelDelay = undefined;
      this.#run();
    };
    if (delay > 0) job.cancelDelay = this.#options.clock.after(delay, start);
    else start();
  }

  /** Drops the check of a key, whatever it is at. */
  forget(key: string): void {
    this.#jobs.get(key)?.cancelDelay?.();
    this.#jobs.delete(key);
    this.#settle();
  }

  /** Whether a check of the key runs or is to come. */
  isPending(key: string): boolean {
    return this.#jobs.has(key);
  }

  /** Resolves when no check of the key runs or is to come; at once where there is none. */
  settled(key: string): Promise<void> {
    return this.#wait(() => !this.#jobs.has(key));
  }

  /** Resolves when nothing at all runs or is to come. */
  idle(): Promise<void> {
    return this.#wait(() => this.#jobs.size === 0);
  }

  #wait(isOver: () => boolean): Promise<void> {
    if (isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ isOver, resolve });
    });
  }

  #settle(): void {
    const over = this.#waiting.filter(({ isOver }) => isOver());
    if (over.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !over.includes(one));
    for (const { resolve } of over) resolve();
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#options.clock.soon(() => {
      this.#isRunning = false;
      this.#slice();
      if (this.#next()) this.#run();
    });
  }

  #slice(): void {
    const { clock } = this.#options;
    const end = clock.now() + slice;
    do {
      const next = this.#next();
      if (!next) return;
      this.#advance(...next);
    } while (clock.now() < end);
  }

  #advance(key: string, job: Job): void {
    try {
      job.check ??= this.#options.begin(key);
      if (job.check.next().done === true) this.#end(key, job);
    } catch (error) {
      this.#end(key, job);
      this.#options.fail(key, error);
    }
  }

  #end(key: string, job: Job): void {
    if (this.#jobs.get(key) === job) this.#jobs.delete(key);
    this.#settle();
  }

  /** The due job that was requested last. */
  #next(): [key: string, job: Job] | undefined {
    let latest: [key: string, job: Job] | undefined;
    for (const [key, job] of this.#jobs)
      if (job.isDue && (!latest || job.order > latest[1].order)) latest = [key, job];
    return latest;
  }
}
