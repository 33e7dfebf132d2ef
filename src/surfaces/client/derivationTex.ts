/**
 * A derivation as text: what the panel's page draws, and what *copy* puts on the clipboard. Sides that follow one another
 * are one chain, and a side that does not continue the step before begins a new line.
 */
import type { Derivation } from "../../../webview/messages.ts";
import type { DerivationView, StepView, VerdictName } from "../server/protocol.ts";

/** The derivation for the page, which knows no places. */
export function derivationForPage(view: DerivationView, file: string, stale: boolean): Derivation {
  const { title, macros, current } = view;
  return {
    title,
    file,
    macros,
    steps: view.steps.map(
      ({ verdict, relation, left, right, reason, proof, witness, reading, assumptions }) => ({
        verdict,
        relation,
        left: left.tex,
        right: right.tex,
        reason,
        proof,
        ...(witness === undefined ? {} : { witness }),
        reading,
        assumptions,
      }),
    ),
    ...(current === undefined ? {} : { current }),
    stale,
  };
}

const commands: Readonly<Record<string, string>> = {
  "≠": "\\ne",
  "≤": "\\le",
  "≥": "\\ge",
  "≈": "\\approx",
  "∝": "\\propto",
  ":=": "\\coloneqq",
  "⇒": "\\Rightarrow",
  "⇔": "\\Leftrightarrow",
};

const signs: Readonly<Record<VerdictName, string>> = {
  proved: "✓",
  tested: "≈",
  refuted: "✗",
  definition: "≔",
  assumption: "∴",
  undecided: "?",
  unread: "⌀",
};

/** Markdown with one display, a step a line, each with its verdict in a comment of TeX. */
export function derivationMarkdown({ steps }: DerivationView): string {
  const lines = steps.map((step, index) => {
    const left =
      step.left.tex.trim() === steps[index - 1]?.right.tex.trim() ? "" : `${oneLine(step.left.tex)} `;
    const ending = index < steps.length - 1 ? " \\\\" : "";
    return `${left}${equationOf(step)}${ending} % ${signs[step.verdict]} ${oneLine(step.reason)}`;
  });
  return ["$$", "\\begin{aligned}", ...lines, "\\end{aligned}", "$$", ""].join("\n");
}

/** A formula that could not be parsed has no sign; it stands alone. */
function equationOf({ relation, right, left }: StepView): string {
  if (relation === "") return left.tex === right.tex ? "" : oneLine(right.tex);
  return `&${commands[relation] ?? relation} ${oneLine(right.tex)}`;
}

/** TeX or words on one line, without its comments, which would swallow what follows them. */
function oneLine(text: string): string {
  return text
    .replace(/(?<!\\)((?:\\\\)*)%.*$/gm, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
