/** What stands where there is no derivation: one sentence, and a small one drawn as it would be here. */
import { element, spoken } from "../page/elements.ts";
import { LazyFormulas } from "./lazyFormulas.ts";
import { drawMark } from "./verdictMark.ts";

const example = {
  left: "\\log p(x, z)",
  right: "\\log p(x \\mid z) + \\log p(z)",
  reason: "By conditional density, log of product.",
};

export function drawEmptyState(reason: string): HTMLElement {
  const formulas = new LazyFormulas({});
  return element(
    "main",
    { class: "empty" },
    element("p", { role: "status" }, reason),
    element(
      "figure",
      {},
      element(
        "div",
        { class: "step" },
        element("div", { class: "side" }, formulas.place(example.left, "display", true)),
        element(
          "div",
          { class: "head" },
          drawMark("proved"),
          element("span", { class: "relation", "aria-hidden": "true" }, "="),
          spoken("equals"),
          element("span", { class: "reason" }, example.reason),
        ),
        element("div", { class: "side" }, formulas.place(example.right, "display", true)),
      ),
      element("figcaption", {}, "A derivation looks like this here."),
    ),
  );
}
