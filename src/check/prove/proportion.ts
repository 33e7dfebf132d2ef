/**
 * Proportionality of a density in its one argument: both sides are brought to normal form, and their quotient must be
 * a product of positive factors that do not depend on the argument.
 */
import type { Expression } from "../../semantics/expression.ts";
import type { Proof, Stop } from "../verdict.ts";
import { factorsOf, product, power, number } from "./build.ts";
import { definedConditions } from "./definedness.ts";
import type { Normalizer } from "./normalize.ts";
import { isFreeOf } from "./sideConditions.ts";
import { isKnownPositive } from "./signs.ts";
import { rewritingsOf } from "./trace.ts";

export function proveProportion(left: Expression, right: Expression, normalizer: Normalizer): Proof | Stop {
  const { situation } = normalizer;
  const [variable] = left.kind === "density" && left.variables.length === 1 ? left.variables : [];
  if (variable?.kind !== "variable") return { code: "proportionality", data: {} };
  const undefinedPart = definedConditions(left, right, situation);
  if (undefinedPart) return { code: "domain", data: { part: undefinedPart } };
  const first = normalizer.normalize(left);
  const second = normalizer.normalize(right);
  if (first.expression.kind === "addition" || second.expression.kind === "addition")
    return { code: "no-rule", data: {} };
  const ratio = normalizer.normalize(
    product([first.expression, power(second.expression, number(-1))]),
  ).expression;
  if (normalizer.stop) return { code: normalizer.stop, data: {} };
  const constant = factorsOf(ratio).every(
    (factor) => isFreeOf(factor, variable, situation) && isKnownPositive(factor, situation),
  );
  if (!constant) return { code: "no-rule", data: {} };
  return {
    left: rewritingsOf(first.trace),
    right: rewritingsOf(second.trace),
    meeting: first.expression,
    slack: [],
  };
}
