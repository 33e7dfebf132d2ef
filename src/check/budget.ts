/**
 * Work allowed for one step, counted in evaluations and rewrites and never in seconds, so that a verdict does not
 * depend on the machine.
 */
export class Budget {
  #left: number;

  constructor(work: number) {
    this.#left = work;
  }

  /** Whether `work` more units may be done; what was asked for is spent either way. */
  spend(work: number): boolean {
    this.#left -= work;
    return this.#left >= 0;
  }

  get exhausted(): boolean {
    return this.#left <= 0;
  }
}
