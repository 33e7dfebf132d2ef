/**
 * The column of steps: each with its side or sides, and between them a button that says relation, verdict and reason and
 * opens the step. Arrow keys, Home and End move between the buttons, Escape closes a step.
 */
import type { Derivation, FromPage, Step } from "../messages.ts";
import { element, spoken } from "../page/elements.ts";
import { drawParts, drawnBeyond, LazyFormulas } from "./lazyFormulas.ts";
import { splitAtDollars } from "./mixedText.ts";
import { drawsLeft, drawsRight } from "./rows.ts";
import { drawDetail } from "./stepDetail.ts";
import { drawMark } from "./verdictMark.ts";
import { nameRelation } from "./verdicts.ts";

type Side = Extract<FromPage, { readonly type: "reveal" }>["side"];

/** How many steps are drawn at a time: before anything is shown, and around a step that is scrolled to. */
const drawnAhead = 4;

export interface StepsOptions {
  readonly open: readonly number[];
  readonly onToggle: (step: number) => void;
  readonly onReveal: (step: number, side: Side) => void;
  /** The steps of an earlier version of the derivation, whose drawn formulas are taken over. */
  readonly earlier?: StepList;
}

export class StepList {
  readonly root = element("ol", { class: "steps", "aria-label": "Steps" });
  readonly #items: readonly HTMLElement[];
  readonly #steps: readonly Step[];
  readonly #options: StepsOptions;
  readonly #formulas: LazyFormulas;
  #reachable = 0;

  constructor({ steps, macros }: Derivation, options: StepsOptions) {
    this.#steps = steps;
    this.#options = options;
    this.#formulas = new LazyFormulas(
      macros,
      options.earlier === undefined ? undefined : options.earlier.#formulas,
    );
    this.#items = steps.map((_, index) => this.#drawStep(index));
    for (const index of options.open) this.#setOpen(index, true);
    this.#makeReachable(0);
    this.root.append(...this.#items);
    this.root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Marks the step at the cursor; `undefined` for none. */
  markCurrent(current: number | undefined): void {
    for (const [index, item] of this.#items.entries()) {
      if (index === current) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
    if (current !== undefined && !this.root.contains(document.activeElement)) this.#makeReachable(current);
  }

  /**
   * The step as an element, with so much drawn around it that nothing drawn later moves it; `undefined` if there is none.
   */
  settled(index: number): HTMLElement | undefined {
    const item = this.#items[index];
    if (item === undefined) return undefined;
    this.#draw(index, index + drawnAhead);
    for (let first = index; first > 0;) {
      this.#draw(first - drawnAhead, first);
      first = Math.max(0, first - drawnAhead);
      const above = this.#items[first]?.getBoundingClientRect().top ?? 0;
      if (item.getBoundingClientRect().top - above > innerHeight + drawnBeyond) break;
    }
    return item;
  }

  #draw(first: number, end: number): void {
    for (const item of this.#items.slice(Math.max(0, first), end)) this.#formulas.drawWithin(item);
  }

  /** The first step that ends below `top`, a distance from the upper edge of what is seen. */
  firstBelow(top: number): { readonly step: number; readonly offset: number } | undefined {
    const step = this.#items.findIndex((item) => item.getBoundingClientRect().bottom > top);
    const offset = this.#items[step]?.getBoundingClientRect().top;
    return offset === undefined ? undefined : { step, offset };
  }

  /** The step whose button has the keyboard's focus. */
  get focused(): number | undefined {
    const index = this.#items.findIndex((item) => headOf(item) === document.activeElement);
    return index < 0 ? undefined : index;
  }

  focus(index: number, options: FocusOptions = {}): void {
    const item = this.#items[index];
    if (item === undefined) return;
    this.#formulas.drawWithin(item);
    this.#makeReachable(index);
    headOf(item).focus(options);
  }

  #drawStep(index: number): HTMLElement {
    const step = this.#steps[index] as Step;
    const item = element("li", { class: "step", "data-verdict": step.verdict });
    if (drawsLeft(this.#steps, index)) item.append(this.#drawSide(index, "left", step.left));
    item.append(this.#drawHead(index, step));
    item.append(element("div", { class: "detail", id: `detail-${index}`, hidden: "" }));
    if (drawsRight(step)) item.append(this.#drawSide(index, "right", step.right));
    return item;
  }

  #drawHead(index: number, { verdict, relation, reason }: Step): HTMLElement {
    const head = element(
      "button",
      {
        type: "button",
        class: "head",
        "aria-expanded": "false",
        "aria-controls": `detail-${index}`,
        tabindex: "-1",
      },
      spoken(`Step ${index + 1}: ${relation === "" ? "" : `${nameRelation(relation)}; `}`),
      drawMark(verdict),
      element("span", { class: "relation", "aria-hidden": "true" }, relation),
      element("span", { class: "reason" }, ...drawParts(splitAtDollars(reason), this.#formulas)),
      element("span", { class: "twistie", "aria-hidden": "true" }),
    );
    head.addEventListener("click", () => this.#toggle(index));
    return head;
  }

  #drawSide(index: number, side: "left" | "right", tex: string): HTMLElement {
    const formula = this.#formulas.place(tex, "display", index < drawnAhead);
    const drawn = element(
      "div",
      { class: "side", role: "group", "aria-label": `The ${side} side`, title: "Show in the note" },
      formula,
    );
    drawn.addEventListener("click", () => {
      // A click that ends the selection of text is not meant to go anywhere.
      if (getSelection()?.isCollapsed !== false) this.#options.onReveal(index, side);
    });
    return drawn;
  }

  #toggle(index: number): void {
    const item = this.#items[index];
    if (item === undefined) return;
    this.#setOpen(index, !isOpen(item));
    this.#makeReachable(index);
    this.#options.onToggle(index);
  }

  #setOpen(index: number, open: boolean): void {
    const item = this.#items[index];
    const step = this.#steps[index];
    if (item === undefined || step === undefined) return;
    const detail = item.querySelector<HTMLElement>(".detail");
    headOf(item).setAttribute("aria-expanded", String(open));
    detail?.toggleAttribute("hidden", !open);
    if (!open || detail === null || detail.hasChildNodes()) return;
    detail.append(...drawDetail(step, this.#formulas, () => this.#options.onReveal(index, "sign")));
  }

  #onKey(event: KeyboardEvent): void {
    const index = this.#items.findIndex(
      (item) => event.target instanceof Node && item.contains(event.target),
    );
    const item = this.#items[index];
    if (item === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: this.#items.length - 1 }[
      event.key
    ];
    if (event.key === "Escape" && isOpen(item)) {
      this.#toggle(index);
      this.focus(index);
    } else if (next !== undefined && event.target === headOf(item)) {
      this.focus(Math.min(Math.max(next, 0), this.#items.length - 1));
    } else return;
    event.preventDefault();
  }

  /** One button of the column is reached by the tabulator, as in any list. */
  #makeReachable(index: number): void {
    const [before, after] = [this.#items[this.#reachable], this.#items[index]];
    if (before !== undefined) headOf(before).tabIndex = -1;
    if (after !== undefined) headOf(after).tabIndex = 0;
    this.#reachable = index;
  }
}

function headOf(item: HTMLElement): HTMLElement {
  return item.querySelector<HTMLElement>(".head") as HTMLElement;
}

function isOpen(item: HTMLElement): boolean {
  return headOf(item).getAttribute("aria-expanded") === "true";
}
