/** Whether two products differ by factors that are free of the variable that the left density is a density in. */
import type { Expression } from "../../../semantics/expression.ts";
import { isFreeOf } from "../sideConditions.ts";
import { isKnownPositive } from "../signs.ts";
import type { Situation } from "../situation.ts";
import { cancelled } from "./optima.ts";

export function isProportional(
  stated: Expression,
  left: Expression,
  right: Expression,
  situation: Situation,
): boolean {
  if (stated.kind !== "density" || stated.variables.length !== 1) return false;
  const [variable] = stated.variables;
  if (variable?.kind !== "variable" || left.kind === "addition" || right.kind === "addition") return false;
  return cancelled(left, right).every(
    (factor) => isFreeOf(factor, variable, situation) && isKnownPositive(factor, situation),
  );
}
