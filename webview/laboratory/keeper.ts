/** Has a state written not too often: at once where that matters, else a while after it has changed. */

/** How long a change waits to be written, in milliseconds. */
const rest = 1000;

export class Keeper {
  readonly #write: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(write: () => void) {
    this.#write = write;
  }

  /** Has the state written within a second; what changes until then is written with it. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.now(), rest);
  }

  now(): void {
    this.stop();
    this.#write();
  }

  /** Forgets what was to be written. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
