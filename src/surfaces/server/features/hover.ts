/**
 * What a reader is told of a step under the pointer: its verdict, the step drawn, why, how it was read and what it leans
 * on. Any other formula is drawn and nothing else. What stands in the note is shown letter by letter, never obeyed.
 */
import { describeVerdict } from "../../../report/describeVerdict.ts";
import { verdictMarks } from "../../../report/verdictMarks.ts";
import type { CheckedDocument, HoverFeature } from "../checkedNote.ts";
import { areaOf } from "../positions.ts";
import { codeBlock, plainText } from "./markdown.ts";
import { Drawing } from "./draw.ts";
import { explainProof } from "./explainProof.ts";
import { explainWitness } from "./explainWitness.ts";
import { oneRow } from "./rows.ts";
import { formulaAt, type FoundStep, spanOfStep, stepAt, texOf } from "./stepAt.ts";

/** What is said of a step or formula at an offset of a document; null where there is neither. Never throws. */
export const hover: HoverFeature = (document, offset, appearance) => {
  const drawing = new Drawing(document, appearance);
  const found = stepAt(document, offset);
  if (found) {
    const parts = partsOf(document, found, drawing);
    if (appearance.trustsCommands) parts.push("[Show derivation](command:marginalia.showDerivation)");
    return {
      contents: { kind: "markdown", value: parts.join("\n\n") },
      range: areaOf(spanOfStep(found), document.lines),
    };
  }
  const formula = formulaAt(document, offset);
  if (!formula || formula.tex.trim() === "") return null;
  return {
    contents: { kind: "markdown", value: drawing.display(formula.tex.trim()) },
    range: areaOf(formula.span, document.lines),
  };
};

function partsOf(document: CheckedDocument, found: FoundStep, drawing: Drawing): string[] {
  const { step } = found;
  const { sign, title } = verdictMarks[step.verdict.kind];
  const drawn = drawStep(document, found, drawing);
  // A proof may take all the room that is left, so that its pictures come last.
  const reading = readingOf(found, drawing);
  return [
    `**${sign} ${title}**`,
    drawn,
    plainText(describeVerdict(step.verdict, step.relation).sentence),
    ...(step.verdict.kind === "refuted" ? explainWitness(step.verdict.witness, drawing) : []),
    ...explainProof(step.verdict, drawing),
    ...reading,
  ];
}

function drawStep(document: CheckedDocument, { step }: FoundStep, drawing: Drawing): string {
  const [left, sign, right] = [step.left, step.sign, step.right].map((span) => texOf(document, span));
  if (left === undefined || sign === undefined || right === undefined) return "";
  // A formula that could not be parsed at all is no relation: it is shown as it was typed.
  return step.relation === "" ? codeBlock(oneRow(left)) : drawing.relation(left, sign, right);
}

function readingOf({ step }: FoundStep, drawing: Drawing): readonly string[] {
  const { kind } = step.verdict;
  const isHeld = kind === "proved" || kind === "tested";
  const reading = step.reading.map(plainText).join("; ");
  const assumed = step.assumptions.map((assumption) => drawAssumption(assumption, drawing)).join("; ");
  return [
    ...(reading === "" ? [] : [`**Read:** ${reading}`]),
    ...(assumed === "" && !isHeld ? [] : [`**Assumed:** ${assumed === "" ? "nothing" : assumed}`]),
  ];
}

/** A definition is a formula, everything else that a step leans on a sentence. */
function drawAssumption(assumption: string, drawing: Drawing): string {
  return /\s(?:is|are)\s/.test(assumption) ? plainText(assumption) : drawing.inline(assumption);
}
