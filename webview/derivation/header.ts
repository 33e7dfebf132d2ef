/** The head of the panel: what is shown, how its steps stand, and the buttons that pin and copy it. */
import type { Derivation } from "../messages.ts";
import { element, spoken } from "../page/elements.ts";
import { drawParts, LazyFormulas } from "./lazyFormulas.ts";
import { splitAtDollars } from "./mixedText.ts";
import { drawMark } from "./verdictMark.ts";
import { countVerdicts, verdictWords } from "./verdicts.ts";

export interface HeaderOptions {
  readonly pinned: boolean;
  readonly onPin: () => void;
  readonly onCopy: () => void;
}

export class Header {
  readonly root = element("header");
  readonly #title = element("h1");
  readonly #file = element("span", { class: "file" });
  readonly #counts = element("ul", { class: "counts", "aria-label": "Verdicts" });
  readonly #stale = element("span", { class: "stale-word", role: "status" });
  readonly #pin = element("button", { type: "button" }, "Pin");

  constructor({ pinned, onPin, onCopy }: HeaderOptions) {
    this.#pin.title = "Keep showing this derivation when the cursor moves to another one";
    this.#pin.addEventListener("click", onPin);
    const copy = element("button", { type: "button", title: "Copy this derivation" }, "Copy");
    copy.addEventListener("click", onCopy);
    this.root.append(
      element("div", { class: "titles" }, this.#title, this.#file),
      element("div", { class: "facts" }, this.#counts, this.#stale),
      element("div", { class: "tools", role: "toolbar", "aria-label": "Derivation" }, this.#pin, copy),
    );
    this.setPinned(pinned);
  }

  show({ title, file, steps, macros, stale }: Derivation): void {
    const parts = splitAtDollars(title === "" ? "Derivation" : title);
    this.#title.replaceChildren(...drawParts(parts, new LazyFormulas(macros)));
    this.#file.textContent = file;
    this.#file.title = file;
    this.#counts.replaceChildren(
      ...countVerdicts(steps).map(([verdict, count]) =>
        element(
          "li",
          { title: `${verdictWords[verdict]}: ${count}` },
          drawMark(verdict),
          spoken(": "),
          String(count),
        ),
      ),
    );
    this.#stale.title = "The note has changed since these verdicts";
    const word = stale ? "Out of date" : "";
    if (this.#stale.textContent !== word) this.#stale.textContent = word;
  }

  setPinned(pinned: boolean): void {
    this.#pin.setAttribute("aria-pressed", String(pinned));
  }
}
