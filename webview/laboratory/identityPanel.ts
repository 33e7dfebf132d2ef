/**
 * An identity with its values: each term drawn once by KaTeX, and under it what was measured, which changes in place;
 * then whether both sides meet, as a number with its tolerance and as a mark.
 */
import {
  residualOf,
  type Identity,
  type Residual,
  type Term,
  type Values,
} from "../experiments/experiment.ts";
import { element, spoken } from "../page/elements.ts";
import { drawFormula } from "../page/formula.ts";
import { formatNumber, formatRoughly } from "../page/numbers.ts";
import { drawIcon } from "../ui/icons.ts";
import { describeResidual } from "./describeResidual.ts";
import { StackedBar } from "./stackedBar.ts";

export class IdentityPanel {
  readonly root: HTMLElement;
  readonly #identity: Identity;
  readonly #values = new Map<Term, HTMLElement>();
  readonly #row = element("div", { class: "terms" });
  readonly #verdict = element("span", { class: "verdict" });
  readonly #words = element("span", { class: "verdict-words" });
  readonly #sides = element("span", { class: "sides" });
  readonly #bar: StackedBar | undefined;
  readonly #observer: ResizeObserver;
  #mark = "";

  constructor(identity: Identity) {
    this.#identity = identity;
    this.#bar = identity.stacked === true ? new StackedBar(identity) : undefined;
    this.#row.append(
      ...identity.left.map((term, index) => this.#drawTerm(term, index === 0 ? "" : signOf(term), "mark")),
      ...identity.right.map((term, index) =>
        this.#drawTerm(term, index === 0 ? (term.sign < 0 ? "= −" : "=") : signOf(term), String(index)),
      ),
    );
    this.root = element(
      "section",
      { class: "identity", "aria-label": identity.name },
      element("h2", {}, identity.name),
      this.#row,
      ...(this.#bar === undefined ? [] : [this.#bar.root]),
      element("p", { class: "meeting" }, this.#verdict, this.#sides),
    );
    this.#verdict.append(this.#words);
    // Terms that do not fit beside one another stand below one another, like the lines of an account.
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(this.root);
    for (const term of this.#row.children) this.#observer.observe(term);
  }

  show(values: Values): void {
    for (const [{ quantity }, place] of this.#values) {
      const text = formatNumber(values[quantity] ?? NaN);
      if (place.textContent !== text) place.textContent = text;
    }
    const residual = residualOf(this.#identity, values);
    this.#showMeeting(residual);
    this.#bar?.show(values);
  }

  /** Brings what is said to screen readers up to what is shown. */
  describe(values: Values): void {
    this.#bar?.describe(values);
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  /** @param stacked what stands for the term in the bar, where there is one. */
  #drawTerm(term: Term, sign: string, stacked: string): HTMLElement {
    const formula = element("span", { class: "formula" });
    drawFormula(term.tex, {}, formula, "broken");
    const value = element("output", { class: "value", "aria-live": "off" });
    this.#values.set(term, value);
    const sample =
      this.#bar === undefined
        ? []
        : [element("span", { class: "bar-sample", "data-term": stacked, "aria-hidden": "true" })];
    return element(
      "div",
      { class: "term" },
      element("span", { class: "sign", "aria-hidden": "true" }, sign),
      spoken(spokenSign(sign)),
      element("span", { class: "term-formula", title: term.words }, formula),
      element("span", { class: "term-value" }, value, ...sample),
    );
  }

  #showMeeting({ left, right, residual, isClosed }: Residual): void {
    const isMeasured = !Number.isNaN(residual);
    const mark = isMeasured ? (isClosed ? "closed" : "open") : "waiting";
    if (mark !== this.#mark) {
      this.#mark = mark;
      this.#verdict.dataset["mark"] = mark;
      this.#verdict.replaceChildren(drawIcon(mark), this.#words);
    }
    this.#words.textContent = describeResidual({ residual, isClosed });
    this.#sides.textContent = isMeasured
      ? `left ${formatNumber(left)}, right ${formatNumber(right)}; tolerance ${formatRoughly(this.#identity.tolerance)}`
      : "";
  }

  #fit(): void {
    this.#row.classList.remove("listed");
    this.#row.classList.toggle("listed", this.#row.scrollWidth > this.#row.clientWidth + 1);
  }
}

function signOf({ sign }: Term): string {
  return sign < 0 ? "−" : "+";
}

function spokenSign(sign: string): string {
  const words: Readonly<Record<string, string>> = {
    "=": "equals",
    "= −": "equals minus",
    "+": "plus",
    "−": "minus",
  };
  return words[sign] ?? "";
}
