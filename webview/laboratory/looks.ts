/**
 * Asks the worker for pictures: of the newest state as often as it can be drawn without keeping the training from its
 * work, and of what the reader looks back at as soon as possible. Only the newest wish counts.
 */
import type { Picture } from "../experiments/picture.ts";
import type { Checkpoint } from "../training/run.ts";

export interface Wish {
  readonly view: string;
  readonly checkpoint: Checkpoint;
  /** Whether the run's newest state is meant, which will soon be another one. */
  readonly isLive: boolean;
}

export interface LooksOptions {
  readonly ask: (view: string, checkpoint: Checkpoint) => void;
  readonly onPicture: (picture: Picture, wish: Wish) => void;
  /** How long to wait at least from one picture of the newest state to the question for the next, in milliseconds. */
  readonly leastRest: () => number;
  readonly now: () => number;
  /** Calls back after so many milliseconds; returns a function that prevents it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** The worker draws between its steps: it rests from drawing for so many times as long as it took. */
const restFactor = 2;
const longestRest = 400;

export class Looks {
  readonly #options: LooksOptions;
  #wish: Wish | undefined;
  #asked: (Wish & { readonly at: number })[] = [];
  #answered: Wish | undefined;
  #notBefore = 0;
  #cancelTimer: (() => void) | undefined;

  constructor(options: LooksOptions) {
    this.#options = options;
  }

  /** Wishes for a picture, at once where `isUrgent`, else when its turn comes; the wish before is forgotten. */
  want(wish: Wish, isUrgent: boolean): void {
    this.#wish = wish;
    if (isUrgent && !isSame(wish, this.#asked.at(-1) ?? this.#answered)) this.#ask(wish);
    else this.#askInTurn();
  }

  /** Reckons with a picture that comes without being asked for, as the first one of a run does. */
  expect(wish: Wish): void {
    this.#wish = wish;
    this.#asked.push({ ...wish, at: this.#options.now() });
  }

  /** Takes an answer of the worker. */
  answer(view: string, step: number, picture: Picture): void {
    const index = this.#asked.findIndex((asked) => asked.view === view && asked.checkpoint.step === step);
    const asked = this.#asked[index];
    if (asked === undefined) return;
    this.#asked.splice(0, index + 1);
    const now = this.#options.now();
    const rest = Math.min(longestRest, restFactor * (now - asked.at));
    this.#notBefore = now + Math.max(rest, this.#options.leastRest());
    // Of a run that plays, and of a slider that is dragged, a picture that is not the newest is better than none.
    if (view === this.#wish?.view && asked.isLive === this.#wish.isLive) {
      this.#answered = asked;
      this.#options.onPicture(picture, asked);
    }
    this.#askInTurn();
  }

  /** Forgets what was asked for: there is another worker now, or none. */
  reset(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#wish = this.#answered = undefined;
    this.#asked = [];
    this.#notBefore = 0;
  }

  #askInTurn(): void {
    const wish = this.#wish;
    if (wish === undefined || this.#asked.length > 0 || isSame(wish, this.#answered)) return;
    const rest = wish.isLive ? this.#notBefore - this.#options.now() : 0;
    if (rest <= 0) this.#ask(wish);
    else this.#cancelTimer ??= this.#options.after(rest, () => this.#wake());
  }

  #wake(): void {
    this.#cancelTimer = undefined;
    this.#askInTurn();
  }

  #ask(wish: Wish): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#asked.push({ ...wish, at: this.#options.now() });
    this.#options.ask(wish.view, wish.checkpoint);
  }
}

function isSame(one: Wish, other: Wish | undefined): boolean {
  return other !== undefined && one.view === other.view && one.checkpoint === other.checkpoint;
}
