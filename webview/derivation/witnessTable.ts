/** The world in which a step fails: a small table of its values beside both sides evaluated there. */
import type { Step } from "../messages.ts";
import { element } from "../page/elements.ts";
import { drawParts, type LazyFormulas } from "./lazyFormulas.ts";
import { partsOf } from "./mixedText.ts";

export function drawWitness(witness: NonNullable<Step["witness"]>, formulas: LazyFormulas): HTMLElement {
  const sides = element(
    "table",
    { class: "evaluated" },
    element("caption", {}, "Both sides there"),
    element("tbody", {}, row(["Left"], witness.left), row(["Right"], witness.right)),
  );
  const world = element(
    "table",
    { class: "world" },
    element("caption", {}, "A world in which it fails"),
    element(
      "tbody",
      {},
      ...witness.rows.map(([name, value]) => row(drawParts(partsOf(name), formulas), value)),
    ),
  );
  return element("div", { class: "witness" }, sides, world);
}

function row(name: readonly (Node | string)[], value: string): HTMLElement {
  return element("tr", {}, element("th", { scope: "row" }, ...name), element("td", {}, value));
}
