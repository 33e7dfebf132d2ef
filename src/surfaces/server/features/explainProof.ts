/** A proof in a hover: as many of its forms as a screenful holds, each below the rules that lead to it. */
import { type ProofForm, type ProofForms, proofForms } from "../../../report/proofForms.ts";
import type { StepReport } from "../../../report/report.ts";
import type { Drawing } from "./draw.ts";
import { plainText } from "./markdown.ts";

/** In font sizes: a hover is low, and the step itself stands above. */
const mostHeight = 6;

/** The forms of a proof that are not the sides themselves, in reading order; nothing for any other verdict. */
export function explainProof(verdict: StepReport["verdict"], drawing: Drawing): readonly string[] {
  const forms = proofForms(verdict).flatMap(ledTo);
  const parts: string[] = [];
  const [before, most] = [drawing.height, mostHeight * drawing.fontSize];
  for (const [index, { side, tex, rule }] of forms.entries()) {
    const picture = drawing.height - before < most ? drawing.side(tex) : undefined;
    if (picture === undefined) {
      parts.push(remaining(forms.length - index, index > 0));
      break;
    }
    parts.push(`The ${side} side, by ${plainText(rule)}:`, picture);
  }
  return parts;
}

function ledTo({ side, forms }: ProofForms): readonly (ProofForm & Pick<ProofForms, "side">)[] {
  return forms.filter(({ rule }) => rule !== "").map((form) => ({ ...form, side }));
}

function remaining(count: number, isFurther: boolean): string {
  const forms = count === 1 ? "form" : "forms";
  return isFurther
    ? `${count} more ${forms} of the proof in the derivation panel.`
    : `${count} ${forms} of the proof in the derivation panel.`;
}
