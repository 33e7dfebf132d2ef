/** Which step or formula of a document stands at an offset, and its TeX without what Markdown adds to it. */
import type { DerivationReport, FormulaReport, StepReport } from "../../../report/report.ts";
import type { Span } from "../../../span.ts";
import type { CheckedDocument } from "../checkedNote.ts";

export interface FoundStep {
  readonly derivation: DerivationReport;
  readonly step: StepReport;
  readonly index: number;
}

/**
 * The step at an offset: from the start of its left side to the end of its right side. A step inside a side of another,
 * such as a claim below a brace, comes first; a side between two relations belongs to the relation before it.
 */
export function stepAt({ derivations }: CheckedDocument, offset: number): FoundStep | undefined {
  const found = derivations.flatMap((derivation) =>
    derivation.steps.flatMap((step, index) =>
      holds(step.left, offset) || holds(signAndRight(step), offset) || holds(gap(step, derivation), offset)
        ? [{ derivation, step, index }]
        : [],
    ),
  );
  const innermost = found.filter(
    ({ step }) => !found.some((other) => other.step !== step && isInside(other.step, step)),
  );
  return innermost.find(({ step }) => holds(signAndRight(step), offset)) ?? innermost[0];
}

/** What a step covers where it stands: its sign and right side, and its left side if that stands in the same display. */
export function spanOfStep({ step, derivation }: FoundStep): Span {
  const right = signAndRight(step);
  return isWithin(step.left, derivation.span)
    ? { start: Math.min(step.left.start, right.start), end: Math.max(step.left.end, right.end) }
    : right;
}

export function formulaAt({ formulas }: CheckedDocument, offset: number): FormulaReport | undefined {
  return formulas.find(({ span }) => holds(span, offset));
}

/** The TeX between two offsets of the document; its text where no formula stands around them. */
export function texOf({ formulas, text }: CheckedDocument, { start, end }: Span): string {
  const formula = formulas.find(({ span }) => span.start <= start && end <= span.end);
  if (!formula) return text.slice(start, end).trim();
  if (start === formula.span.start && end === formula.span.end) return formula.tex.trim();
  return formula.tex.slice(indexOf(formula.offsets, start), indexOf(formula.offsets, end)).trim();
}

/** The first unit that stands at the offset or behind it. */
function indexOf(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function signAndRight({ sign, right }: StepReport): Span {
  return { start: Math.min(sign.start, right.start), end: Math.max(sign.end, right.end) };
}

/** Between a left side and the sign: blanks, an alignment mark, a row's end. */
function gap({ left, sign }: StepReport, derivation: DerivationReport): Span {
  return isWithin(left, derivation.span) ? { start: left.end, end: sign.start } : left;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a step stands inside one side of another. */
function isInside(inner: StepReport, outer: StepReport): boolean {
  const whole = {
    start: Math.min(inner.left.start, inner.sign.start),
    end: Math.max(inner.right.end, inner.sign.end),
  };
  return [outer.left, outer.right].some((side) => isWithin(whole, side));
}
