/** The report on one formula: its steps with their verdicts, or one unread step where it could not be parsed at all. */
import type { CheckedStep } from "../check/checkDerivation.ts";
import type { Formula } from "../semantics/formula.ts";
import { describeAssumptions } from "./describeAssumptions.ts";
import type { StepReport } from "./report.ts";

export function reportFormula(formula: Formula, checked: readonly CheckedStep[]): readonly StepReport[] {
  const [broken] = formula.tree.problems;
  if (broken && formula.tree.row.length === 0) {
    const { span } = formula;
    return [
      {
        relation: "",
        sign: span,
        left: span,
        right: span,
        verdict: { kind: "unread", problem: broken },
        reading: [],
        assumptions: [],
      },
    ];
  }
  return checked.map(({ step, verdict, reading, priors }) => ({
    relation: step.relation,
    sign: step.sign,
    left: step.left,
    right: step.right,
    verdict,
    reading,
    assumptions: describeAssumptions(verdict, priors, formula.assumed),
  }));
}
