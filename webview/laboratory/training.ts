/**
 * One experiment's training as the page knows it: the worker behind it, what was observed so far, and what it is doing
 * now. Another run is another worker; what an earlier one still says is not heard.
 */
import type { BackendChoice, ChosenBackend } from "../backend.ts";
import type { ExperimentId } from "../experiments/index.ts";
import type { Picture } from "../experiments/picture.ts";
import type { SettingValues } from "../experiments/settings.ts";
import type { Failure } from "../training/failure.ts";
import type { FromWorker, ToWorker } from "../training/messages.ts";
import type { Checkpoint } from "../training/run.ts";
import { History } from "./history.ts";
import type { OpenLink, TrainingLink } from "./workers.ts";

export interface TrainingOptions {
  readonly openLink: OpenLink;
  readonly experiment: ExperimentId;
  readonly wasmFolder: string;
  /** Called after anything but a picture has come; what it was has changed the training already. */
  readonly onChange: (what: "opened" | "ready" | "observed" | "playing" | "failed") => void;
  readonly onPicture: (view: string, step: number, picture: Picture) => void;
}

export interface Start {
  readonly settings: SettingValues;
  readonly backend: BackendChoice;
  /** What is known of the run that goes on; an empty one for a run from step 0. */
  readonly history: History;
  /** The view of the first picture, which comes without being asked for. */
  readonly view: string;
}

export class Training {
  readonly #options: TrainingOptions;
  #link: TrainingLink | undefined;
  #history = new History();
  #settings: SettingValues = {};
  #initial: Checkpoint | undefined;
  #isPlaying = false;
  #isReady = false;
  #pendingSteps = 0;
  #chosen: ChosenBackend | undefined;
  #speed: number | undefined;
  #tensorsAlive: number | undefined;
  #failure: Failure | undefined;

  constructor(options: TrainingOptions) {
    this.#options = options;
  }

  /** Ends the run of before, if there is one, and begins another or goes on with one from its newest observation. */
  start({ settings, backend, history, view }: Start): void {
    this.close();
    this.#settings = settings;
    this.#history = history;
    const checkpoint = history.newest?.checkpoint;
    this.#initial = checkpoint;
    this.#isReady = false;
    this.#failure = this.#chosen = this.#speed = this.#tensorsAlive = undefined;
    const link = this.#options.openLink({
      onMessage: (message) => this.#hear(message),
      onBroken: (reason) => this.#fail({ kind: "crashed", reason }),
    });
    this.#link = link;
    link.send({
      type: "open",
      experiment: this.#options.experiment,
      settings,
      backend,
      wasmFolder: this.#options.wasmFolder,
      view,
      ...(checkpoint === undefined ? {} : { checkpoint }),
    });
  }

  play(): void {
    if (this.#failure === undefined) this.#send({ type: "play" });
  }

  pause(): void {
    this.#send({ type: "pause" });
  }

  step(): void {
    if (this.#failure !== undefined) return;
    this.#pendingSteps++;
    this.#send({ type: "step" });
  }

  /** Asks for a picture, which comes through `onPicture`. */
  look(view: string, checkpoint: Checkpoint): void {
    this.#send({ type: "look", view, checkpoint });
  }

  close(): void {
    this.#link?.close();
    this.#link = undefined;
    this.#isPlaying = false;
    this.#pendingSteps = 0;
  }

  get settings(): SettingValues {
    return this.#settings;
  }

  get history(): History {
    return this.#history;
  }

  /** The newest state that pictures can be drawn of; known before anything is observed. */
  get newestCheckpoint(): Checkpoint | undefined {
    return this.#history.newest?.checkpoint ?? this.#initial;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Whether there is a backend, so that steps are taken when they are asked for. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether a single step was asked for that is not taken yet. */
  get isStepping(): boolean {
    return this.#pendingSteps > 0;
  }

  /** The backend in use; undefined before there is one, and for models that need none. */
  get chosen(): ChosenBackend | undefined {
    return this.#chosen;
  }

  /** Steps a second, averaged over the last observations of a playing run. */
  get speed(): number | undefined {
    return this.#speed;
  }

  get tensorsAlive(): number | undefined {
    return this.#tensorsAlive;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  #send(message: ToWorker): void {
    this.#link?.send(message);
  }

  #hear(message: FromWorker): void {
    // A worker that has failed may still draw what was before, and is believed in nothing else.
    if (this.#failure !== undefined && message.type !== "picture") return;
    switch (message.type) {
      case "opened":
        this.#initial = message.checkpoint;
        this.#options.onChange("opened");
        break;
      case "ready":
        this.#isReady = true;
        this.#chosen = message.backend;
        this.#options.onChange("ready");
        break;
      case "observed":
        this.#history.add({ checkpoint: message.checkpoint, values: message.values });
        this.#tensorsAlive = message.tensorsAlive;
        this.#pendingSteps = Math.max(0, this.#pendingSteps - 1);
        if (message.speed !== undefined) this.#speed = smoothed(this.#speed, message.speed);
        this.#options.onChange("observed");
        break;
      case "picture":
        this.#options.onPicture(message.view, message.step, message.picture);
        break;
      case "playing":
        this.#isPlaying = message.isPlaying;
        if (message.isPlaying) this.#speed = undefined;
        this.#options.onChange("playing");
        break;
      case "failed":
        this.#fail(message.failure);
        break;
      case "closed":
        break;
    }
  }

  #fail(failure: Failure): void {
    // The first failure is the one to tell; what follows from it is no news.
    if (this.#failure !== undefined) return;
    this.#failure = failure;
    this.#isPlaying = false;
    this.#pendingSteps = 0;
    this.#options.onChange("failed");
  }
}

/** A running mean in which what was measured last counts for an eighth. */
function smoothed(before: number | undefined, measured: number): number {
  return before === undefined ? measured : before + (measured - before) / 8;
}
