/** The head of the page: play, step and reset first in reach, the experiment's name, and what can be done with it. */
import type { Experiment } from "../experiments/experiment.ts";
import { element } from "../page/elements.ts";
import { Button } from "../ui/button.ts";
import { menuButton } from "../ui/menu.ts";
import type { SavedKind } from "./saving.ts";

export interface ControlsOptions {
  readonly experiment: Experiment;
  readonly onToggle: () => void;
  readonly onStep: () => void;
  readonly onReset: () => void;
  readonly onSave: (kind: SavedKind) => void;
  readonly onCopyLink: () => void;
  readonly onShowDerivation: () => void;
  readonly onShowGallery: () => void;
}

export class Controls {
  /** Play, step and reset; and the rest of the head, which may scroll away in narrow panels. */
  readonly run: HTMLElement;
  readonly head: HTMLElement;
  readonly #play: Button;
  readonly #step: Button;

  constructor(options: ControlsOptions) {
    const { experiment } = options;
    this.#play = new Button({
      label: "Play",
      icon: "play",
      title: "Play or pause (space)",
      isPrimary: true,
      onPress: options.onToggle,
    });
    this.#step = new Button({
      label: "Step",
      icon: "step",
      title: `Take one ${experiment.stepName} (→)`,
      onPress: options.onStep,
    });
    const reset = new Button({
      label: "Reset",
      icon: "reset",
      title: "The same run again, from step 0 (r)",
      onPress: options.onReset,
    });
    const tool = (label: string, title: string, onPress: () => void): HTMLElement => {
      const button = element("button", { type: "button", class: "quiet-button", title }, label);
      button.addEventListener("click", onPress);
      return button;
    };
    this.run = element(
      "div",
      { class: "controls", role: "toolbar", "aria-label": "Run" },
      this.#play.root,
      this.#step.root,
      reset.root,
    );
    this.head = element(
      "header",
      {},
      element("h1", { title: experiment.summary }, experiment.title),
      element(
        "div",
        { class: "tools", role: "toolbar", "aria-label": "Experiment" },
        menuButton("Save", [
          { label: "Picture (PNG)", onChoose: () => options.onSave("picture") },
          { label: "Numbers (CSV)", onChoose: () => options.onSave("table") },
          { label: "Numbers (JSON)", onChoose: () => options.onSave("numbers") },
          { label: "Weights (JSON)", onChoose: () => options.onSave("weights") },
        ]),
        tool("Copy link", "Copy a link that opens this experiment with these settings", options.onCopyLink),
        tool(
          "Show derivation",
          "Open the derivation as a note, where it is checked",
          options.onShowDerivation,
        ),
        tool("All experiments", "Show the other experiments", options.onShowGallery),
      ),
    );
  }

  show({ isPlaying, canRun }: { readonly isPlaying: boolean; readonly canRun: boolean }): void {
    this.#play.show(isPlaying ? "Pause" : "Play", isPlaying ? "pause" : "play");
    this.#play.setEnabled(canRun);
    this.#step.setEnabled(canRun);
  }
}
