/**
 * A run that a test steers, on a clock that it moves: it takes the time that the test says, answers when the test says,
 * and complains where it is asked two things at once, or anything after its end.
 */
import assert from "node:assert/strict";
import type { Failure } from "../../webview/training/failure.ts";
import type { Observation, Run } from "../../webview/training/run.ts";
import { RunLoop, type RunLoopOptions } from "../../webview/training/runLoop.ts";

export type Heard =
  | { readonly type: "observed"; readonly step: number; readonly speed: number | undefined }
  | { readonly type: "playing"; readonly isPlaying: boolean }
  | { readonly type: "failed"; readonly failure: Failure };

export interface StandInOptions {
  readonly experiment?: RunLoopOptions["experiment"];
  /** How long a step takes, in milliseconds. */
  readonly stepTime?: number;
  /** What is observed at a step; a number for the only parameter and the only value, 0 if not said. */
  readonly valueAt?: (step: number) => number;
  /** The only value, where it is not the parameter. */
  readonly measuredAt?: (step: number) => number;
  /** The step that throws instead. */
  readonly crashAt?: number;
  /** Whether observations are answered only when the test says so. */
  readonly isSlow?: boolean;
  readonly isDeviceLost?: () => boolean;
}

interface Waiting {
  readonly milliseconds: number;
  readonly resolve: () => void;
}

export class StandIn implements Run {
  readonly heard: Heard[] = [];
  readonly loop: RunLoop;
  /** What waits for time to pass, in its order. */
  readonly pauses: Waiting[] = [];
  readonly unanswered: (() => void)[] = [];
  step = 0;
  /** How often it was asked for an observation. */
  observations = 0;
  disposals = 0;
  readonly #options: StandInOptions;
  #time = 0;
  #isObserving = false;

  constructor(options: StandInOptions = {}) {
    this.#options = options;
    this.loop = new RunLoop({
      run: this,
      experiment: options.experiment ?? { steps: 40, measureEvery: 10 },
      onObserved: ({ checkpoint }, speed) =>
        this.heard.push({ type: "observed", step: checkpoint.step, speed }),
      onPlaying: (isPlaying) => this.heard.push({ type: "playing", isPlaying }),
      onFailed: (failure) => this.heard.push({ type: "failed", failure }),
      now: () => this.#time,
      pause: (milliseconds) => new Promise((resolve) => this.pauses.push({ milliseconds, resolve })),
      isDeviceLost: options.isDeviceLost ?? (() => false),
    });
  }

  advance(): void {
    this.#assertFree();
    if (this.step + 1 === this.#options.crashAt) throw new Error("a step that fails");
    this.#time += this.#options.stepTime ?? 1;
    this.step++;
  }

  async observe(): Promise<Observation> {
    this.#assertFree();
    this.#isObserving = true;
    this.observations++;
    const { isSlow = false, valueAt = () => 0, measuredAt = valueAt } = this.#options;
    const { step } = this;
    if (isSlow) await new Promise<void>((resolve) => this.unanswered.push(resolve));
    this.#isObserving = false;
    return {
      checkpoint: { step, vectors: { only: Float32Array.of(valueAt(step)) } },
      values: { only: measuredAt(step) },
    };
  }

  dispose(): void {
    this.disposals++;
  }

  #assertFree(): void {
    assert.ok(!this.#isObserving, "is asked while it is being observed");
    assert.equal(this.disposals, 0, "is asked after it was freed");
  }

  /** The steps at which it was observed, in their order. */
  get observed(): readonly number[] {
    return this.heard.flatMap((one) => (one.type === "observed" ? [one.step] : []));
  }

  get failures(): readonly Failure[] {
    return this.heard.flatMap((one) => (one.type === "failed" ? [one.failure] : []));
  }

  /** Lets the first pause that is waited for pass. */
  async tick(): Promise<void> {
    const waiting = this.pauses.shift();
    this.#time += waiting?.milliseconds ?? 0;
    waiting?.resolve();
    await settle();
  }

  /** Answers the observation that waits for it. */
  async answer(): Promise<void> {
    this.unanswered.shift()?.();
    await settle();
  }

  /** Lets time pass until nothing is waited for any more. */
  async rest(): Promise<void> {
    await settle();
    while (this.pauses.length > 0 || this.unanswered.length > 0) {
      await this.answer();
      await this.tick();
    }
  }
}

/** Lets everything happen that waits for nothing. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
