/**
 * One experiment on the page: its training, what is seen of it, and what its reader can do with it. What goes on outlives
 * the page, which the editor takes down whenever it is hidden.
 */
/// <reference lib="dom" />
import type { BackendChoice } from "../backend.ts";
import { residualOf, type Experiment } from "../experiments/experiment.ts";
import { experiments, type ExperimentId } from "../experiments/index.ts";
import type { SettingValues } from "../experiments/settings.ts";
import type { Host } from "../page/host.ts";
import { makeParts, type BenchParts } from "./benchParts.ts";
import { describeResidual } from "./describeResidual.ts";
import { Display } from "./display.ts";
import { drawFailure } from "./failureNotice.ts";
import { History } from "./history.ts";
import { Keeper } from "./keeper.ts";
import { hearKeys } from "./keyboard.ts";
import type { KeyAction } from "./keys.ts";
import type { FromLaboratory } from "./messages.ts";
import { saveRun, type SavedKind } from "./saving.ts";
import { rememberedOf, type PageState } from "./state.ts";
import { Training } from "./training.ts";
import type { OpenLink } from "./workers.ts";

export type LaboratoryHost = Host<FromLaboratory, PageState | undefined>;

export interface BenchOptions {
  readonly id: ExperimentId;
  /** Values of the experiment's form. */
  readonly settings: SettingValues;
  readonly backend: BackendChoice;
  /** What the page remembers of a run with these settings. */
  readonly remembered: PageState | undefined;
  readonly host: LaboratoryHost;
  readonly openLink: OpenLink;
  readonly wasmFolder: string;
}

export class Bench {
  readonly id: ExperimentId;
  readonly #experiment: Experiment;
  readonly #host: LaboratoryHost;
  readonly #training: Training;
  readonly #display: Display;
  readonly #parts: BenchParts;
  readonly #keeper = new Keeper(() => this.#keep());
  readonly #endKeys = hearKeys((action, isRepeated) => this.#onKey(action, isRepeated));
  #backend: BackendChoice;
  /** Whether the reader has asked for it to play; the worker follows. */
  #isPlayMeant = false;
  #isStepAwaited = false;
  #goesOnWhenShown = false;

  constructor(body: HTMLElement, options: BenchOptions) {
    const { id, settings, backend, remembered, host } = options;
    this.id = id;
    this.#experiment = experiments[id];
    this.#host = host;
    this.#backend = backend;
    this.#training = new Training({
      openLink: options.openLink,
      experiment: id,
      wasmFolder: options.wasmFolder,
      onChange: (what) => this.#onChange(what),
      onPicture: (view, step, picture) => this.#display.answer(view, step, picture),
    });
    this.#display = new Display({
      experiment: this.#experiment,
      training: this.#training,
      view: viewOf(this.#experiment, remembered?.view),
    });
    const history = new History();
    history.restore(remembered?.measurements ?? [], remembered?.observations ?? []);
    // The worker starts while the page is drawn.
    this.#training.start({ settings, backend, history, view: this.#display.view });
    this.#parts = this.#makeParts(settings, remembered?.isFormOpen ?? false);
    this.#display.attach(this.#parts);
    body.replaceChildren(...this.#parts.roots);
    this.#show();
  }

  get settings(): SettingValues {
    return this.#training.settings;
  }

  /** Pauses while nobody sees the page, and keeps its state, since it may be gone before it is seen again. */
  hide(): void {
    this.#goesOnWhenShown = this.#isPlayMeant;
    if (this.#isPlayMeant) this.#setPlaying(false);
    this.#keeper.now();
  }

  /** Goes on where it was playing before it was hidden. */
  unhide(): void {
    if (!this.#goesOnWhenShown) return;
    this.#goesOnWhenShown = false;
    this.#setPlaying(true);
    this.tell("Paused while it was hidden; it goes on now.");
  }

  tell(words: string): void {
    this.#parts.status.tell(words);
  }

  dispose(): void {
    this.#endKeys();
    this.#keeper.stop();
    this.#display.dispose();
    this.#training.close();
    this.#parts.dispose();
  }

  #makeParts(settings: SettingValues, isFormOpen: boolean): BenchParts {
    const display = this.#display;
    return makeParts({
      experiment: this.#experiment,
      palette: display.palette,
      settings,
      view: display.view,
      isFormOpen,
      onToggle: () => this.#setPlaying(!this.#isPlayMeant),
      onStep: () => this.#step(),
      onReset: () => this.#begin(this.#training.settings),
      onSave: (kind) => void this.#save(kind),
      onCopyLink: () =>
        this.#host.post({ type: "copyLink", experiment: this.id, settings: this.#training.settings }),
      onShowDerivation: () => this.#host.post({ type: "showDerivation", experiment: this.id }),
      onShowGallery: () => this.#host.post({ type: "showGallery" }),
      onChooseView: (view) => {
        display.chooseView(view);
        this.#keeper.soon();
      },
      onRedraw: () => display.redrawPicture(),
      onScrub: (index) => display.lookBackAt(this.#training.history.observations[index]),
      onPick: (step) => display.lookBackAt(this.#training.history.nearest(step)?.observation),
      onLive: () => display.lookBackAt(undefined),
      onApply: (applied) => this.#begin(applied),
      onToggleForm: () => this.#keeper.soon(),
    });
  }

  #onChange(what: "opened" | "ready" | "observed" | "playing" | "failed"): void {
    switch (what) {
      case "opened":
        this.#display.expectPicture();
        break;
      case "ready":
        break;
      case "observed":
        this.#keeper.soon();
        this.#announceStep();
        this.#display.follow();
        return;
      case "playing":
        this.#isPlayMeant = this.#training.isPlaying;
        this.#parts.announce(this.#isPlayMeant ? "Playing." : "Paused.");
        if (!this.#isPlayMeant) this.#keeper.now();
        break;
      case "failed":
        this.#onFailed();
        break;
    }
    this.#show();
  }

  #onFailed(): void {
    const { failure, newestCheckpoint } = this.#training;
    if (failure === undefined) return;
    this.#isPlayMeant = false;
    const notice = drawFailure(failure, newestCheckpoint?.step ?? 0, {
      onReset: () => this.#begin(this.#training.settings),
      onOpenSettings: () => this.#parts.form.open(),
      onGoOn: (backend) => this.#goOn(backend),
    });
    this.#display.setNotice(notice);
    this.#keeper.now();
    this.#host.post({ type: "log", words: `${this.id} failed: ${JSON.stringify(failure)}` });
  }

  /** A new run with these settings, from step 0; with the settings of before it is the same run again. */
  #begin(settings: SettingValues): void {
    this.#start(settings, new History());
    this.#parts.form.show(settings);
    this.#parts.announce("Reset to step 0.");
  }

  /** Goes on from the newest observation in a new worker. */
  #goOn(backend: BackendChoice = this.#backend): void {
    this.#backend = backend;
    this.#start(this.#training.settings, this.#training.history);
  }

  #start(settings: SettingValues, history: History): void {
    this.#isPlayMeant = this.#isStepAwaited = false;
    this.#display.reset();
    this.#training.start({ settings, backend: this.#backend, history, view: this.#display.view });
    this.#keeper.soon();
    this.#show();
  }

  #setPlaying(isPlaying: boolean): void {
    if (this.#training.failure !== undefined) return;
    this.#isPlayMeant = isPlaying;
    this.#display.goLive();
    if (isPlaying) this.#training.play();
    else this.#training.pause();
    this.#show();
  }

  #step(): void {
    if (this.#training.failure !== undefined) return;
    this.#isPlayMeant = false;
    this.#isStepAwaited = true;
    this.#display.goLive();
    this.#training.step();
    this.#show();
  }

  #onKey(action: KeyAction, isRepeated: boolean): void {
    if (action === "toggle") this.#setPlaying(!this.#isPlayMeant);
    else if (action === "reset") this.#begin(this.#training.settings);
    // A key that is held down shall not ask for more steps than are taken.
    else if (!isRepeated || !this.#training.isStepping) this.#step();
  }

  #show(): void {
    this.#display.show(this.#isPlayMeant);
  }

  /** Says to screen readers what a single step has led to. */
  #announceStep(): void {
    if (!this.#isStepAwaited || this.#training.isStepping) return;
    this.#isStepAwaited = false;
    const { newest } = this.#training.history;
    const [identity] = this.#experiment.identities;
    const words = `Step ${newest?.checkpoint.step ?? 0}.`;
    if (identity === undefined || newest === undefined) this.#parts.announce(words);
    else
      this.#parts.announce(
        `${words} ${identity.name}: ${describeResidual(residualOf(identity, newest.values))}.`,
      );
  }

  async #save(kind: SavedKind): Promise<void> {
    const { settings, chosen, history } = this.#training;
    const { checkpoint, picture, palette } = this.#display;
    const { title } = this.#experiment;
    const run = { experiment: this.id, title, settings, backend: chosen?.backend };
    const savable = { run, measurements: history.measurements, checkpoint, picture, palette };
    await saveRun(kind, savable, (name, contents) => this.#host.post({ type: "save", name, contents }));
  }

  #keep(): void {
    const { settings, history } = this.#training;
    this.#host.keep({
      experiment: this.id,
      settings,
      view: this.#display.view,
      isFormOpen: this.#parts.form.root.open,
      ...rememberedOf(history),
    });
  }
}

/** The view that is remembered where the experiment has it, else its first one. */
function viewOf({ views }: Experiment, remembered: string | undefined): string {
  return (views.find(({ name }) => name === remembered) ?? views[0])?.name ?? "";
}
