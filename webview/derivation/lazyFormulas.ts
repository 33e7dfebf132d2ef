/**
 * The formulas of one derivation, each drawn when it comes near to what is seen, so that a long derivation costs no more
 * to show than a short one. What an earlier version of the derivation has drawn is taken over rather than drawn again.
 */
import { element } from "../page/elements.ts";
import { drawFormula, type FormulaStyle, type Macros } from "../page/formula.ts";
import type { TextPart } from "./mixedText.ts";

/** How far above and below what is seen formulas are drawn already, in pixels. */
export const drawnBeyond = 600;

export class LazyFormulas {
  readonly #macros: Macros;
  readonly #waiting = new Map<Element, () => void>();
  readonly #drawn = new Map<string, HTMLElement[]>();
  readonly #earlier: Map<string, HTMLElement[]>;
  readonly #observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.drawWithin(target);
    },
    // The document, unlike the default, lets the margin count inside the frame that the page stands in.
    { root: document, rootMargin: `${drawnBeyond}px 0px` },
  );

  constructor(macros: Macros, earlier?: LazyFormulas) {
    this.#macros = macros;
    const sameMacros = earlier !== undefined && JSON.stringify(earlier.#macros) === JSON.stringify(macros);
    this.#earlier = sameMacros ? earlier.#drawn : new Map();
    if (earlier !== undefined) earlier.#observer.disconnect();
  }

  /** A place that the formula is drawn into: at once where `isUrgent`, else when it comes near. */
  place(tex: string, style: FormulaStyle, isUrgent = false): HTMLElement {
    const key = `${style} ${tex}`;
    const taken = this.#earlier.get(key)?.pop();
    const place = taken ?? element("span", { class: `formula ${style}` });
    const draw = (): void => {
      if (taken === undefined) drawFormula(tex, this.#macros, place, style);
      this.#drawn.set(key, [...(this.#drawn.get(key) ?? []), place]);
    };
    if (isUrgent || taken !== undefined) draw();
    else {
      this.#waiting.set(place, draw);
      this.#observer.observe(place);
    }
    return place;
  }

  /** Draws at once what waits at the element or within it. */
  drawWithin(root: Element): void {
    for (const place of [root, ...root.querySelectorAll(".formula")]) {
      const draw = this.#waiting.get(place);
      if (draw === undefined) continue;
      this.#waiting.delete(place);
      this.#observer.unobserve(place);
      draw();
    }
  }
}

/** Words as text, and the formulas among them as places that they are drawn into. */
export function drawParts(parts: readonly TextPart[], formulas: LazyFormulas): readonly (Node | string)[] {
  return parts.map(({ kind, text }) => (kind === "words" ? text : formulas.place(text, "inline")));
}
