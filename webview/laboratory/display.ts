/**
 * What is seen of a training: the run as it is now, or a step that the reader looks back at. Everything is drawn in
 * animation frames, and only when it has changed; pictures are asked of the worker as fast as it can spare the time.
 */
/// <reference lib="dom" />
import { onThemeChange, readPalette, type Palette } from "../charts/palette.ts";
import type { Experiment, Values } from "../experiments/experiment.ts";
import type { Picture } from "../experiments/picture.ts";
import { prefersStillness } from "../page/motion.ts";
import type { Checkpoint, Observation } from "../training/run.ts";
import type { BenchParts } from "./benchParts.ts";
import { Frames } from "./frames.ts";
import { Looks } from "./looks.ts";
import type { Training } from "./training.ts";

export interface DisplayOptions {
  readonly experiment: Experiment;
  readonly training: Training;
  readonly view: string;
}

/** How long charts stay as they are at least while a run plays, in milliseconds. */
const curvesRest = 120;
/** How long everything does for readers who want little motion: twice a second it changes. */
const stillRest = 500;

export class Display {
  readonly #experiment: Experiment;
  readonly #training: Training;
  readonly #looks: Looks;
  readonly #frames = new Frames();
  readonly #endThemes = onThemeChange(() => this.#frames.invalidate(this.#restyle));
  #parts: BenchParts | undefined;
  #palette = readPalette(document.body);
  #view: string;
  #picture: Picture | undefined;
  #past: Observation | undefined;
  /** What stands in place of the picture of the run as it is now. */
  #notice: HTMLElement | undefined;
  #isPlayMeant = false;
  #curvesAt = -Infinity;
  #refreshedAt = -Infinity;
  #stillTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ experiment, training, view }: DisplayOptions) {
    this.#experiment = experiment;
    this.#training = training;
    this.#view = view;
    this.#looks = new Looks({
      ask: (asked, checkpoint) => training.look(asked, checkpoint),
      onPicture: (picture) => {
        this.#picture = picture;
        this.redrawPicture();
      },
      leastRest: () => (this.#isStill() ? stillRest : 0),
      now: () => performance.now(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  }

  /** Gives it the parts to draw into; before that nothing is drawn. */
  attach(parts: BenchParts): void {
    this.#parts = parts;
  }

  get palette(): Palette {
    return this.#palette;
  }

  get view(): string {
    return this.#view;
  }

  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** The state that is looked at; none before the worker has made the first one. */
  get checkpoint(): Checkpoint | undefined {
    return this.#past?.checkpoint ?? this.#training.newestCheckpoint;
  }

  /** What was measured of it; nothing before the first measurement. */
  get values(): Values {
    return (this.#past ?? this.#training.history.newest)?.values ?? {};
  }

  /** Shows all that has changed, as soon as possible. */
  show(isPlayMeant: boolean): void {
    this.#isPlayMeant = isPlayMeant;
    this.#refresh(true);
  }

  /** Shows what a playing run has come to, when its turn comes. */
  follow(): void {
    if (!this.#training.isPlaying) this.#refresh(true);
    else if (!this.#isStill()) this.#refresh(false);
    else {
      const rest = Math.max(0, this.#refreshedAt + stillRest - performance.now());
      this.#stillTimer ??= setTimeout(() => {
        this.#stillTimer = undefined;
        this.#refresh(true);
      }, rest);
    }
  }

  chooseView(view: string): void {
    this.#view = view;
    this.#refresh(true);
  }

  /** Shows the run as it was at an observation that is kept; undefined as it is now. */
  lookBackAt(observation: Observation | undefined): void {
    const isNow = observation === this.#training.history.newest && !this.#training.isPlaying;
    this.#past = isNow ? undefined : observation;
    this.#refresh(true);
  }

  /** Returns to the run as it is now. */
  goLive(): void {
    this.#past = undefined;
  }

  setNotice(notice: HTMLElement | undefined): void {
    this.#notice = notice;
  }

  /** Reckons with the picture that a worker sends when it has opened. */
  expectPicture(): void {
    const checkpoint = this.#training.newestCheckpoint;
    if (checkpoint !== undefined) this.#looks.expect({ view: this.#view, checkpoint, isLive: true });
  }

  /** Takes a picture that the worker has sent. */
  answer(view: string, step: number, picture: Picture): void {
    this.#looks.answer(view, step, picture);
  }

  /** Forgets what belongs to a worker that is gone. */
  reset(): void {
    this.#past = this.#notice = undefined;
    this.#looks.reset();
  }

  redrawPicture(): void {
    this.#frames.invalidate(this.#drawPicture);
  }

  dispose(): void {
    this.#endThemes();
    clearTimeout(this.#stillTimer);
    this.#frames.stop();
    this.#looks.reset();
  }

  /** Has everything drawn that may have changed; where it `isPrompt`, before its turn in a playing run. */
  #refresh(isPrompt: boolean): void {
    const parts = this.#parts;
    if (parts === undefined) return;
    const now = performance.now();
    this.#refreshedAt = now;
    const { checkpoint } = this;
    const isLive = this.#past === undefined;
    if (checkpoint !== undefined) this.#looks.want({ view: this.#view, checkpoint, isLive }, isPrompt);
    this.#frames.invalidate(this.#drawNumbers);
    if (isPrompt || now - this.#curvesAt >= curvesRest) {
      this.#curvesAt = now;
      parts.curves.set(this.#training.history.measurements, this.#past?.checkpoint.step);
      for (const draw of parts.curves.drawings) this.#frames.invalidate(draw);
    }
    if (!this.#training.isPlaying) this.#frames.invalidate(this.#describe);
  }

  readonly #drawPicture = (): void => {
    this.#parts?.figure.draw(this.#picture, this.#palette);
    if (!this.#training.isPlaying) this.#parts?.figure.describe();
  };

  readonly #drawNumbers = (): void => {
    const parts = this.#parts;
    if (parts === undefined) return;
    const { history, failure, chosen, isReady, speed, tensorsAlive, settings, isPlaying } = this.#training;
    const { values } = this;
    for (const identity of parts.identities) identity.show(values);
    const newestStep = this.#training.newestCheckpoint?.step ?? 0;
    const step = this.checkpoint?.step ?? 0;
    const steps = reachOf(this.#experiment, newestStep);
    const { stepName } = this.#experiment;
    const isLive = this.#past === undefined;
    const count = history.observations.length;
    const index = isLive ? count - 1 : (history.nearest(step)?.index ?? 0);
    parts.scrubber.show({ count, index, step, steps, stepName, isLive });
    parts.figure.setNotice(isLive ? this.#notice : undefined);
    parts.controls.show({ isPlaying: this.#isPlayMeant, canRun: failure === undefined });
    parts.status.show({
      chosen,
      isReady,
      speed: isPlaying ? speed : undefined,
      tensorsAlive: chosen === undefined ? undefined : tensorsAlive,
      seed: settings["seed"] === undefined ? undefined : String(settings["seed"]),
      step: newestStep,
      steps,
      stepName,
    });
  };

  /** What is said to screen readers is brought up to what is drawn while the run stands still, and left alone else. */
  readonly #describe = (): void => {
    for (const identity of this.#parts?.identities ?? []) identity.describe(this.values);
    this.#parts?.curves.describe(this.checkpoint?.step ?? 0);
    this.#parts?.figure.describe();
  };

  readonly #restyle = (): void => {
    this.#palette = readPalette(document.body);
    this.#parts?.figure.restyle(this.#palette);
    this.#parts?.curves.restyle(this.#palette);
  };

  #isStill(): boolean {
    return this.#training.isPlaying && prefersStillness();
  }
}

/** The step at which the run pauses by itself: a whole number of the runs that the experiment proposes. */
function reachOf({ steps }: Experiment, step: number): number {
  return steps * Math.max(1, Math.ceil(step / steps));
}
