/**
 * One run of one experiment as the page commands it, by messages alone: what the training worker does, without being
 * one. The state that the run begins with and its first picture are sent before there is a backend.
 */
import { BackendUnavailable, type useBackend } from "../backend.ts";
import { experiments } from "../experiments/index.ts";
import { trainers } from "../experiments/trainers.ts";
import type { Failure } from "./failure.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import type { Checkpoint, Trainer } from "./run.ts";
import { RunLoop } from "./runLoop.ts";

/** What a session needs of the machine that it runs on. */
export interface Machine {
  readonly post: (message: FromWorker) => void;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Lets what waits be handled, and so long pass. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly useBackend: typeof useBackend;
  readonly onDeviceLost: (callback: (reason: string) => void) => void;
  readonly isDeviceLost: () => boolean;
  readonly tensorsAlive: () => number;
}

type Open = Extract<ToWorker, { readonly type: "open" }>;
type Question = Pick<Extract<ToWorker, { readonly type: "look" }>, "view" | "checkpoint">;

export class Session {
  readonly #machine: Machine;
  #trainer: Trainer | undefined;
  #loop: RunLoop | undefined;
  /** Done when the run can be played, or cannot be had. */
  #opening: Promise<void> = Promise.resolve();
  #question: Question | undefined;
  #isClosing = false;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  receive(message: ToWorker): void {
    if (this.#isClosing) return;
    switch (message.type) {
      case "open":
        this.#opening = this.#open(message);
        break;
      case "look":
        this.#look(message);
        break;
      case "play":
        void this.#opening.then(() => this.#loop?.play());
        break;
      case "pause":
        void this.#opening.then(() => this.#loop?.pause());
        break;
      case "step":
        void this.#opening.then(() => this.#loop?.step());
        break;
      case "close":
        this.#isClosing = true;
        void this.#close();
        break;
    }
  }

  async #open({
    experiment,
    settings,
    backend,
    wasmFolder,
    wasmFiles,
    checkpoint,
    view,
  }: Open): Promise<void> {
    try {
      const trainer = trainers[experiment](settings);
      this.#trainer = trainer;
      const first = checkpoint ?? trainer.initial();
      this.#say({ type: "opened", checkpoint: first });
      this.#draw({ view: view ?? experiments[experiment].views[0].name, checkpoint: first });
      // The page shows it, and may ask for another one, before the backend takes this thread for itself.
      await this.#machine.pause(0);
      if (trainer.usesTensors) {
        const chosen = await this.#machine.useBackend(backend, wasmFiles ?? wasmFolder);
        this.#machine.onDeviceLost((reason) =>
          this.#loop?.end({ kind: "device-lost", backend: chosen.backend, reason }),
        );
        this.#say({ type: "ready", backend: chosen });
      } else this.#say({ type: "ready" });
      if (this.#isClosing) return;
      this.#loop = this.#loopOf(experiment, trainer, checkpoint);
      await this.#loop.open();
    } catch (error) {
      this.#say({ type: "failed", failure: failureOf(error) });
    }
  }

  #loopOf(experiment: Open["experiment"], trainer: Trainer, checkpoint: Checkpoint | undefined): RunLoop {
    const { now, pause, isDeviceLost, tensorsAlive } = this.#machine;
    return new RunLoop({
      run: trainer.start(checkpoint),
      experiment: experiments[experiment],
      onObserved: ({ checkpoint: reached, values }, speed) =>
        this.#say({
          type: "observed",
          checkpoint: reached,
          values,
          tensorsAlive: tensorsAlive(),
          ...(speed === undefined ? {} : { speed }),
        }),
      onPlaying: (isPlaying) => this.#say({ type: "playing", isPlaying }),
      onFailed: (failure) => this.#say({ type: "failed", failure }),
      now,
      pause,
      isDeviceLost: () => trainer.usesTensors && isDeviceLost(),
    });
  }

  /** Answers soon, and of several questions that wait only the newest. */
  #look(question: Question): void {
    const isAsked = this.#question !== undefined;
    this.#question = question;
    if (!isAsked) void this.#machine.pause(0).then(() => this.#answer());
  }

  #answer(): void {
    const question = this.#question;
    this.#question = undefined;
    if (question === undefined) return;
    try {
      this.#draw(question);
    } catch (error) {
      const failure = failureOf(error);
      if (this.#loop === undefined) this.#say({ type: "failed", failure });
      else this.#loop.end(failure);
    }
  }

  #draw({ view, checkpoint }: Question): void {
    const picture = this.#trainer?.picture(view, checkpoint);
    if (picture !== undefined) this.#say({ type: "picture", view, step: checkpoint.step, picture });
  }

  async #close(): Promise<void> {
    const { post, tensorsAlive } = this.#machine;
    try {
      // A run that is only being opened is given up as soon as its backend is there.
      if (this.#loop === undefined) await this.#opening;
      await this.#loop?.close();
    } finally {
      post({ type: "closed", tensorsAlive: tensorsAlive() });
    }
  }

  #say(message: FromWorker): void {
    if (!this.#isClosing) this.#machine.post(message);
  }
}

function failureOf(error: unknown): Failure {
  const kind = error instanceof BackendUnavailable ? "no-backend" : "crashed";
  return { kind, reason: error instanceof Error ? error.message : String(error) };
}
