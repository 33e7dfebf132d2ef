/** A clock whose hands a test moves: nothing happens unless it says so, and work takes the time that it says. */
import type { Clock } from "../../src/surfaces/server/clock.ts";

export class FakeClock implements Clock {
  #time = 0;
  #timers: { readonly at: number; readonly action: () => void }[] = [];
  #next: (() => void)[] = [];

  readonly now = (): number => this.#time;

  readonly after = (milliseconds: number, action: () => void): (() => void) => {
    const timer = { at: this.#time + milliseconds, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  readonly soon = (action: () => void): void => {
    this.#next.push(action);
  };

  /** Lets time pass for whoever works, without acting. */
  spend(milliseconds: number): void {
    this.#time += milliseconds;
  }

  /** Lets time pass and acts on what is due, in order. */
  pass(milliseconds: number): void {
    const end = this.#time + milliseconds;
    for (;;) {
      const [due] = this.#timers.filter(({ at }) => at <= end).sort((first, second) => first.at - second.at);
      if (!due) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      this.#time = Math.max(this.#time, due.at);
      due.action();
    }
    this.#time = Math.max(this.#time, end);
  }

  /** One turn: what was to happen soon happens; says whether there was anything. */
  turn(): boolean {
    const actions = this.#next;
    this.#next = [];
    for (const action of actions) action();
    return actions.length > 0;
  }

  /** Turns until there is nothing left to happen soon. */
  turnAll(): void {
    while (this.turn());
  }
}
