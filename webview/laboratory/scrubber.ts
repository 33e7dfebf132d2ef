/** The slider over the observed steps: dragging looks back, and its right end is the run as it is now. */
import { element } from "../page/elements.ts";

export interface ScrubberOptions {
  /** Called with the number of the observation among those that are kept. */
  readonly onScrub: (index: number) => void;
  readonly onLive: () => void;
}

export interface ScrubberState {
  /** How many observations are kept. */
  readonly count: number;
  readonly index: number;
  readonly step: number;
  /** How many steps the run is meant to take. */
  readonly steps: number;
  /** What a step is called, in the singular. */
  readonly stepName: string;
  readonly isLive: boolean;
}

export class Scrubber {
  readonly root: HTMLElement;
  readonly #slider = element("input", {
    type: "range",
    min: "0",
    max: "0",
    value: "0",
    "aria-label": "Step shown",
  });
  readonly #said = element("output", { class: "step-shown", "aria-live": "off" });
  readonly #live = element(
    "button",
    { type: "button", class: "quiet-button", "aria-pressed": "true" },
    "Live",
  );

  constructor({ onScrub, onLive }: ScrubberOptions) {
    this.#slider.addEventListener("input", () => onScrub(Number(this.#slider.value)));
    this.#live.addEventListener("click", onLive);
    this.#live.title = "Show the run as it is now";
    this.root = element("div", { class: "scrubber" }, this.#slider, this.#said, this.#live);
  }

  show({ count, index, step, steps, stepName, isLive }: ScrubberState): void {
    this.#slider.max = String(Math.max(0, count - 1));
    this.#slider.value = String(index);
    this.#slider.disabled = count < 2;
    const words = `${stepName.charAt(0).toUpperCase()}${stepName.slice(1)} ${step} of ${steps}`;
    this.#slider.setAttribute("aria-valuetext", words);
    if (this.#said.textContent !== words) this.#said.textContent = words;
    this.#live.setAttribute("aria-pressed", String(isLive));
  }
}
