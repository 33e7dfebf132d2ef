/** What a step opens to: its proof or its witness, how it was read, what it assumes, and the way to it in the note. */
import type { Step } from "../messages.ts";
import { element } from "../page/elements.ts";
import { drawParts, type LazyFormulas } from "./lazyFormulas.ts";
import { partsOf } from "./mixedText.ts";
import { drawWitness } from "./witnessTable.ts";

type ProofSide = Step["proof"][number];

export function drawDetail(step: Step, formulas: LazyFormulas, reveal: () => void): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (step.witness) parts.push(drawWitness(step.witness, formulas));
  if (step.proof.length > 0) {
    parts.push(
      element("div", { class: "proof" }, ...step.proof.map((side) => drawProofSide(side, formulas))),
    );
  }
  const isHeld = step.verdict === "proved" || step.verdict === "tested";
  parts.push(...drawList("Read", step.reading, isHeld ? "as it is written" : undefined, formulas));
  parts.push(...drawList("Assumed", step.assumptions, isHeld ? "nothing" : undefined, formulas));
  const button = element("button", { type: "button", class: "link" }, "Show in the note");
  button.addEventListener("click", reveal);
  parts.push(element("p", { class: "actions" }, button));
  return parts;
}

/** The forms of one side, from the one in the note on, each after the first with the rule that leads to it. */
function drawProofSide({ side, forms }: ProofSide, formulas: LazyFormulas): HTMLElement {
  const title = side === "left" ? "The left side" : "The right side";
  const items = forms.map(({ tex, rule }) => {
    const form = element("div", { class: "form" }, formulas.place(tex, "broken"));
    return rule === ""
      ? element("li", {}, form)
      : element("li", {}, element("div", { class: "rule" }, `by ${rule}`), form);
  });
  return element(
    "section",
    { "aria-label": title },
    element("h3", {}, title),
    element("ol", { class: "forms" }, ...items),
  );
}

function drawList(
  title: string,
  entries: readonly string[],
  otherwise: string | undefined,
  formulas: LazyFormulas,
): readonly HTMLElement[] {
  const said =
    entries.length > 0
      ? entries.map((entry) => drawParts(partsOf(entry), formulas))
      : otherwise && [[otherwise]];
  if (!said) return [];
  const items = said.map((entry) => element("li", {}, ...entry));
  return [
    element(
      "section",
      { class: "said", "aria-label": title },
      element("h3", {}, title),
      element("ul", {}, ...items),
    ),
  ];
}
