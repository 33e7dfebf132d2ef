/**
 * Plays a run: in slices, between which messages are heard; measured at fixed steps, so that the same run is measured at
 * the same places on every machine, and besides whenever half a second has passed and whenever it is paused. Demands are
 * met one after the other, so that the run never takes two steps at once. A run whose numbers are no longer finite is
 * stopped: what was observed last before that is its last finite state.
 */
import type { Experiment } from "../experiments/experiment.ts";
import type { Failure } from "./failure.ts";
import type { Observation, Run } from "./run.ts";

/** How long steps are taken before messages are heard, in milliseconds. */
const slice = 12;
/** The longest time that a playing run goes unmeasured, in milliseconds, where a single step does not take longer. */
const longestUnmeasured = 500;
/** How long after an error one waits to hear that the device was lost, which explains it. */
const graceForLoss = 250;

export interface RunLoopOptions {
  readonly run: Run;
  readonly experiment: Pick<Experiment, "steps" | "measureEvery" | "pace">;
  readonly onObserved: (observation: Observation, speed: number | undefined) => void;
  /** Whether it plays now, said whenever that changes. */
  readonly onPlaying: (isPlaying: boolean) => void;
  /** Said at most once, and nothing else after it. */
  readonly onFailed: (failure: Failure) => void;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Lets what waits be handled, and so long pass. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Whether the device is gone already, though nobody has said so yet: what is read back from it then is made up. */
  readonly isDeviceLost?: () => boolean;
}

export class RunLoop {
  readonly #options: RunLoopOptions;
  /** The play that is on: another one each time, so that one that was paused never goes on in the place of the next. */
  #play: symbol | undefined;
  #isEnded = false;
  #isClosed = false;
  /** What is under way; a new demand waits for it. */
  #turn: Promise<void> = Promise.resolve();
  #observedAt = { step: -1, time: 0 };
  /** Resolved when the run is ended from outside: what was asked of a device that is lost may never be answered. */
  readonly #ended: Promise<void>;
  #tellEnded: () => void = () => undefined;

  constructor(options: RunLoopOptions) {
    this.#options = options;
    this.#ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
  }

  /** Measures the run as it is, before anything else is asked of it. */
  open(): Promise<void> {
    return this.#after(() => this.#observe(false));
  }

  /** Plays to the end, or on for as long once more where it is there already. Resolves when it stands still. */
  play(): Promise<void> {
    if (this.#play !== undefined || this.#isEnded) return this.#turn;
    const play = Symbol("play");
    this.#setPlay(play);
    return this.#after(() => this.#playWhile(play));
  }

  pause(): void {
    this.#setPlay(undefined);
  }

  /** Pauses, takes a single step and measures it. */
  step(): Promise<void> {
    this.#setPlay(undefined);
    return this.#after(async () => {
      this.#options.run.advance();
      await this.#observe(false);
    });
  }

  /** Pauses, waits for what is under way and frees the run; nothing is said from now on. */
  close(): Promise<void> {
    this.#play = undefined;
    this.#isEnded = true;
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#turn = this.#turn.then(() => this.#options.run.dispose());
    }
    return this.#turn;
  }

  /** Ends the run at once, without waiting for anything: its device may be gone. It still wants to be closed. */
  end(failure: Failure): void {
    this.#fail(failure);
    this.#tellEnded();
  }

  #after(action: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn
      .then(() => (this.#isEnded ? undefined : Promise.race([action(), this.#ended])))
      .catch((error: unknown) => this.#crash(error));
    return this.#turn;
  }

  async #playWhile(play: symbol): Promise<void> {
    const { run, experiment, now, pause } = this.#options;
    const end = (Math.floor(run.step / experiment.steps) + 1) * experiment.steps;
    this.#observedAt = { step: run.step, time: now() };
    while (this.#play === play && run.step < end) {
      const began = now();
      do run.advance();
      while (!this.#isDue(end) && experiment.pace === undefined && now() - began < slice);
      if (this.#isDue(end)) await this.#observe(true);
      const rest = experiment.pace === undefined ? 0 : 1000 / experiment.pace - (now() - began);
      await pause(Math.max(0, rest));
    }
    if (this.#observedAt.step !== run.step) await this.#observe(true);
    if (this.#play === play) this.#setPlay(undefined);
  }

  #isDue(end: number): boolean {
    const { run, experiment, now } = this.#options;
    return (
      run.step % experiment.measureEvery === 0 ||
      run.step === end ||
      now() - this.#observedAt.time >= longestUnmeasured
    );
  }

  async #observe(isPlaying: boolean): Promise<void> {
    const { run, now, onObserved, isDeviceLost } = this.#options;
    if (this.#isEnded) return;
    const observation = await run.observe();
    const { step, time } = this.#observedAt;
    this.#observedAt = { step: run.step, time: now() };
    const seconds = (this.#observedAt.time - time) / 1000;
    if (this.#isEnded) return;
    if (isDeviceLost?.() === true) throw new Error("The graphics device was lost.");
    if (!isFinite(observation)) {
      this.#fail({ kind: "diverged", step: run.step });
      return;
    }
    onObserved(observation, isPlaying && seconds > 0 ? (run.step - step) / seconds : undefined);
  }

  /** An error of a device that is lost comes before the news of its loss. */
  async #crash(thrown: unknown): Promise<void> {
    this.#setPlay(undefined);
    if (this.#isEnded) return;
    await Promise.race([this.#options.pause(graceForLoss), this.#ended]);
    this.#fail({ kind: "crashed", reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }

  #fail(failure: Failure): void {
    if (this.#isEnded) return;
    this.#setPlay(undefined);
    this.#isEnded = true;
    this.#options.onFailed(failure);
  }

  #setPlay(play: symbol | undefined): void {
    if (this.#play === play || this.#isEnded) return;
    const wasPlaying = this.#play !== undefined;
    this.#play = play;
    const isPlaying = play !== undefined;
    if (isPlaying !== wasPlaying) this.#options.onPlaying(isPlaying);
  }
}

/** Whether all parameters are finite, and all measured values numbers; a divergence may well be infinite. */
function isFinite({ checkpoint, values }: Observation): boolean {
  return (
    Object.values(checkpoint.vectors).every((vector) => vector.every(Number.isFinite)) &&
    !Object.values(values).some(Number.isNaN)
  );
}
