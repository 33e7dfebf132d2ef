/** The last line of the page: which machine computes and why no other does, how fast, with which seed, and where the run is. */
import type { BackendName, ChosenBackend } from "../backend.ts";
import { element } from "../page/elements.ts";
import { formatRoughly } from "../page/numbers.ts";

export interface Status {
  /** Undefined until it is known. */
  readonly chosen: ChosenBackend | undefined;
  readonly isReady: boolean;
  readonly speed: number | undefined;
  readonly tensorsAlive: number | undefined;
  readonly seed: string | undefined;
  readonly step: number;
  readonly steps: number;
  /** What a step is called, in the singular. */
  readonly stepName: string;
}

const names: Readonly<Record<BackendName, string>> = {
  webgpu: "WebGPU",
  webgl: "WebGL",
  wasm: "WASM",
  cpu: "CPU",
};

/** How long something that was told stays, in milliseconds. */
const tellingTime = 6000;
/** How long a speed stays as it is, in milliseconds. */
const speedRest = 500;

export class StatusLine {
  readonly root: HTMLElement;
  readonly #summary = element("summary");
  readonly #refusals = element("div", { class: "refusals", tabindex: "-1" });
  readonly #facts: Readonly<Record<"speed" | "tensors" | "seed" | "step", HTMLElement>> = {
    speed: element("span", { class: "speed" }),
    tensors: element("span"),
    seed: element("span"),
    step: element("span"),
  };
  readonly #told = element("span", { class: "told", role: "status" });
  #chosen: ChosenBackend | undefined;
  #speedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const backend = element("details", { class: "backend" }, this.#summary, this.#refusals);
    // It lies over the page while it is open, and goes when the reader turns to something else.
    backend.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && backend.contains(relatedTarget))) backend.open = false;
    });
    backend.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") backend.open = false;
    });
    const { speed, tensors, seed, step } = this.#facts;
    this.root = element("footer", { class: "status" }, backend, step, speed, tensors, seed, this.#told);
  }

  show({ chosen, isReady, speed, tensorsAlive, seed, step, steps, stepName }: Status): void {
    if (chosen !== this.#chosen || this.#summary.textContent === "") this.#showBackend(chosen);
    if (chosen === undefined) write(this.#summary, isReady ? "JavaScript" : "Starting…");
    write(this.#facts.step, `${stepName} ${step} of ${steps}`);
    this.#showSpeed(speed === undefined ? "" : `${formatSpeed(speed)} ${stepName}s a second`);
    write(
      this.#facts.tensors,
      tensorsAlive === undefined ? "" : `${tensorsAlive} ${tensorsAlive === 1 ? "tensor" : "tensors"} alive`,
    );
    write(this.#facts.seed, seed === undefined ? "" : `seed ${seed}`);
  }

  /** Says something for a while, also to screen readers. */
  tell(words: string): void {
    clearTimeout(this.#timer);
    this.#told.textContent = words;
    this.#timer = setTimeout(() => (this.#told.textContent = ""), tellingTime);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** A speed is read at leisure; it shall not flicker. */
  #showSpeed(text: string): void {
    const now = performance.now();
    if (text !== "" && this.#facts.speed.textContent !== "" && now - this.#speedAt < speedRest) return;
    this.#speedAt = now;
    write(this.#facts.speed, text);
  }

  #showBackend(chosen: ChosenBackend | undefined): void {
    this.#chosen = chosen;
    if (chosen === undefined) {
      this.#refusals.replaceChildren(
        element("p", {}, "Training starts as soon as it is known what can compute here."),
      );
      this.#summary.title = "";
      return;
    }
    const { backend, refused } = chosen;
    const reasons = refused.map(({ backend: other, reason }) => `${names[other]}: ${reason}`);
    write(this.#summary, names[backend]);
    this.#summary.title = reasons.join("\n");
    this.#refusals.replaceChildren(
      element("p", {}, `${names[backend]} computes this run.`),
      ...(reasons.length === 0
        ? [element("p", {}, "Nothing else was tried.")]
        : [
            element("p", {}, "Not in use:"),
            element("ul", {}, ...reasons.map((reason) => element("li", {}, reason))),
          ]),
    );
  }
}

function formatSpeed(speed: number): string {
  return speed >= 10 ? String(Math.round(speed)) : formatRoughly(speed, 2);
}

function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
