/**
 * The bar of an identity: the terms of its right side end to end in different fillings, and a line where the left side
 * stands, which the last of them has to reach. The axis below says which part of the number line is seen.
 */
import { ticksOf } from "../charts/ticks.ts";
import type { Identity, Values } from "../experiments/experiment.ts";
import { element } from "../page/elements.ts";
import { formatMark, formatNumber } from "../page/numbers.ts";
import { layOutBar, windowAround, type Span } from "./barLayout.ts";

const mostTicks = 5;
const edge = 0.04;

export class StackedBar {
  readonly root: HTMLElement;
  readonly #identity: Identity;
  readonly #segments: readonly HTMLElement[];
  readonly #mark = element("div", { class: "bar-mark" });
  readonly #track: HTMLElement;
  readonly #axis = element("div", { class: "bar-axis", "aria-hidden": "true" });
  #window: Span | undefined;
  #drawnWindow: Span | undefined;

  constructor(identity: Identity) {
    this.#identity = identity;
    this.#segments = identity.right.map((_, index) =>
      element("div", { class: "bar-segment", "data-term": String(index) }),
    );
    this.#track = element("div", { class: "bar-track" }, ...this.#segments, this.#mark);
    this.root = element(
      "div",
      { class: "bar", role: "img", "aria-label": identity.name },
      this.#track,
      this.#axis,
    );
  }

  show(values: Values): void {
    const { terms, left } = this.#sides(values);
    this.#window = windowAround(terms, left, this.#window);
    this.#track.toggleAttribute("data-empty", this.#window === undefined);
    if (this.#window === undefined) return;
    const { segments, mark, isCut } = layOutBar(terms, left, this.#window);
    for (const [index, { from, to }] of segments.entries()) {
      const segment = this.#segments[index];
      if (segment === undefined) continue;
      segment.style.left = percent(Math.min(from, to));
      segment.style.width = percent(Math.abs(to - from));
      segment.toggleAttribute("data-backwards", to < from);
    }
    this.#segments[0]?.toggleAttribute("data-cut", isCut);
    this.#mark.style.left = percent(mark);
    this.#drawAxis(this.#window);
  }

  /** Brings what is said to screen readers up to what is shown. */
  describe(values: Values): void {
    const say = (words: string, quantity: string): string =>
      `${words} ${formatNumber(values[quantity] ?? NaN)}`;
    const right = this.#identity.right.map(({ words, quantity }) => say(words, quantity)).join(" and ");
    const left = this.#identity.left.map(({ words, quantity }) => say(words, quantity)).join(" and ");
    this.root.setAttribute("aria-label", `A bar of ${right}, held against ${left}.`);
  }

  #sides(values: Values): { readonly terms: readonly number[]; readonly left: number } {
    const { left, right } = this.#identity;
    const valueOf = ({ quantity, sign }: Identity["right"][number]): number =>
      sign * (values[quantity] ?? NaN);
    return { terms: right.map(valueOf), left: left.reduce((sum, term) => sum + valueOf(term), 0) };
  }

  #drawAxis(window: Span): void {
    if (window === this.#drawnWindow) return;
    this.#drawnWindow = window;
    const { places, step } = ticksOf(window.from, window.to, mostTicks);
    this.#axis.replaceChildren(
      ...places.map((place) => {
        const share = (place - window.from) / (window.to - window.from);
        const tick = element("span", { class: "bar-tick" }, formatMark(place, step));
        tick.style.left = percent(share);
        // A number at the very edge stands inside of it.
        if (share < edge || share > 1 - edge) tick.dataset["edge"] = share < edge ? "left" : "right";
        return tick;
      }),
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)}%`;
}
