/**
 * The page as a whole: shows what the extension sends, keeps the state, follows the cursor. A message that changes no
 * formula draws none.
 */
import type { Derivation } from "../messages.ts";
import { element } from "../page/elements.ts";
import { prefersStillness } from "../page/motion.ts";
import { drawEmptyState } from "./emptyState.ts";
import { Header } from "./header.ts";
import type { Host } from "./host.ts";
import { pinning, showing, toggling, type PageState } from "./state.ts";
import { StepList } from "./steps.ts";

/** How long a scroll has to rest before its place is kept, in milliseconds. */
const scrollRest = 120;

export class Panel {
  readonly #host: Host;
  readonly #body: HTMLElement;
  readonly #header: Header;
  #state: PageState;
  #derivation: Derivation | undefined;
  #steps: StepList | undefined;
  #scrollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, body: HTMLElement) {
    this.#host = host;
    this.#body = body;
    this.#state = host.restore();
    this.#header = new Header({
      pinned: this.#state.pinned,
      onPin: () => this.#togglePin(),
      onCopy: () => host.post({ type: "copy" }),
    });
    // The browser's own place in pixels says little while most formulas are still to be drawn.
    history.scrollRestoration = "manual";
    new ResizeObserver(() => this.#makeRoom()).observe(this.#header.root);
    addEventListener("scroll", () => this.#onScroll(), { passive: true });
    const { kept } = this.#state;
    if (kept) this.show({ ...kept, stale: true });
  }

  /** Whether the derivation stays when the cursor moves to another one. */
  get isPinned(): boolean {
    return this.#state.pinned;
  }

  show(derivation: Derivation): void {
    const before = this.#derivation;
    const { shown, scroll, current } = this.#state;
    this.#derivation = derivation;
    this.#keep(showing(this.#state, derivation));
    const isAnother = this.#state.shown !== shown;
    this.#header.show(derivation);
    if (before === undefined || this.#steps === undefined || !isDrawnAlike(before, derivation)) {
      this.#redraw(derivation, isAnother);
    }
    this.#steps?.markCurrent(derivation.current);
    this.#steps?.root.classList.toggle("stale", derivation.stale);
    this.#makeRoom();
    if (isAnother || derivation.current !== current) this.#goTo(derivation.current, isAnother);
    else if (before === undefined && scroll) this.#restore(scroll);
  }

  showEmpty(reason: string): void {
    this.#derivation = undefined;
    this.#steps = undefined;
    this.#body.replaceChildren(drawEmptyState(reason));
  }

  #redraw(derivation: Derivation, isAnother: boolean): void {
    const earlier = this.#steps;
    const focused = isAnother ? undefined : earlier?.focused;
    const options = {
      open: this.#state.open,
      onToggle: (step: number) => this.#keep(toggling(this.#state, step)),
      onReveal: (step: number, side: "left" | "right" | "sign") =>
        this.#host.post({ type: "reveal", step, side }),
    };
    const height = scrollY;
    this.#steps = new StepList(derivation, earlier ? { ...options, earlier } : options);
    this.#body.replaceChildren(this.#header.root, element("main", {}, this.#steps.root));
    scrollTo({ top: isAnother ? 0 : height, behavior: "instant" });
    if (focused !== undefined) this.#steps.focus(focused, { preventScroll: true });
  }

  /** Brings the step at the cursor into view where it is not wholly seen. */
  #goTo(current: number | undefined, isAnother: boolean): void {
    const item = current === undefined ? undefined : this.#steps?.settled(current);
    if (item === undefined) return;
    const { top, bottom } = item.getBoundingClientRect();
    if (top >= this.#header.root.offsetHeight && bottom <= innerHeight) return;
    const isFar = top < -innerHeight || bottom > 2 * innerHeight;
    const behavior = isAnother || isFar || prefersStillness() ? "instant" : "smooth";
    item.scrollIntoView({ block: bottom - top > innerHeight / 2 ? "start" : "center", behavior });
  }

  /** What is scrolled to stops below the header, which stays in view. */
  #makeRoom(): void {
    document.documentElement.style.setProperty("--header-height", `${this.#header.root.offsetHeight}px`);
  }

  #restore({ step, offset }: NonNullable<PageState["scroll"]>): void {
    const item = this.#steps?.settled(step);
    if (item) scrollBy({ top: item.getBoundingClientRect().top - offset, behavior: "instant" });
  }

  #onScroll(): void {
    clearTimeout(this.#scrollTimer);
    this.#scrollTimer = setTimeout(() => {
      const scroll = this.#steps?.firstBelow(this.#header.root.offsetHeight);
      if (scroll) this.#keep({ ...this.#state, scroll });
    }, scrollRest);
  }

  #togglePin(): void {
    const pinned = !this.#state.pinned;
    this.#keep(pinning(this.#state, pinned ? this.#derivation : undefined));
    this.#header.setPinned(pinned);
    this.#host.post({ type: "pin", pinned });
  }

  #keep(state: PageState): void {
    this.#state = state;
    this.#host.keep(state);
  }
}

function isDrawnAlike(one: Derivation, other: Derivation): boolean {
  const drawn = ({ file, title, macros, steps }: Derivation): string =>
    JSON.stringify([file, title, macros, steps]);
  return drawn(one) === drawn(other);
}
