/**
 * Judges ∝ where the stated variable is the one free argument of the density on the left: left(a)·right(b) =
 * left(b)·right(a) for all points a, b of that variable. Elsewhere the variable is not stated and nothing is decided.
 */
import type { Comparison } from "../../semantics/claim.ts";
import type { Expression, Variable } from "../../semantics/expression.ts";
import { fresh, freeVariables, substitute } from "../../semantics/substitute.ts";
import { keyOf } from "../../semantics/sameExpression.ts";

/** The claim without ∝, or undefined where no variable is stated. */
export function crossMultiplied({ left, right }: Comparison): Comparison | undefined {
  const argument = statedVariable(left);
  if (!argument) return undefined;
  const other = fresh(argument, new Set([...freeVariables(left).keys(), ...freeVariables(right).keys()]));
  const at = (side: Expression) => substitute(side, new Map([[keyOf(argument), other]]));
  return {
    relation: "=",
    left: { kind: "product", factors: [left, at(right)] },
    right: { kind: "product", factors: [at(left), right] },
  };
}

function statedVariable(left: Expression): Variable | undefined {
  if (left.kind !== "density" || left.variables.length !== 1) return undefined;
  const [only] = left.variables;
  const plain = only?.kind === "variable" && only.subscripts.length + only.superscripts.length === 0;
  return plain ? only : undefined;
}
