/** Ratios of marginals written as conditional densities again: p(x, z) p(x)^{-1} = p(z | x). */
import type { Density, Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { literalOf } from "./rationalFunction.ts";

/** The same product with every inverse marginal joined to the smallest joint density of its family that holds it. */
export function conditionalsOf(factors: readonly Expression[]): readonly Expression[] {
  let result = [...factors];
  for (const factor of factors) {
    const inverse = inverseOf(factor);
    if (!inverse || !result.includes(factor)) continue;
    const joints = result.filter(
      (other): other is Density => other.kind === "density" && holds(other, inverse),
    );
    const [joint] = joints.sort((a, b) => a.variables.length - b.variables.length);
    if (!joint) continue;
    const given = new Set(inverse.variables.map(keyOf));
    const variables = joint.variables.filter((argument) => !given.has(keyOf(argument)));
    result = result.filter((other) => other !== joint && other !== factor);
    if (variables.length > 0) result.push({ ...joint, variables, conditions: inverse.variables });
  }
  return result;
}

function inverseOf(factor: Expression): Density | undefined {
  if (factor.kind !== "power" || factor.base.kind !== "density" || factor.base.conditions.length > 0)
    return undefined;
  const exponent = literalOf(factor.exponent);
  return exponent?.numerator === -1n && exponent.denominator === 1n ? factor.base : undefined;
}

function holds(joint: Density, part: Density): boolean {
  const keys = new Set(joint.variables.map(keyOf));
  return (
    joint.conditions.length === 0 &&
    joint.family === part.family &&
    joint.parameters.map(keyOf).join(" ") === part.parameters.map(keyOf).join(" ") &&
    part.variables.every((argument) => keys.has(keyOf(argument)))
  );
}
