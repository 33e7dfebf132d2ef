/** Derivatives in numbers and parameters, by dual numbers; derivatives in points of an alphabet need smooth worlds. */
import type { ExpressionOf } from "../../../semantics/expression.ts";
import { isPoint, type Evaluation } from "../evaluation.ts";
import { Halt } from "../signals.ts";

export function derivative<V>({ variable, body }: ExpressionOf<"derivative">, evaluation: Evaluation<V>): V {
  if (variable.kind !== "variable") throw new Halt("derivative-variable", { kind: variable.kind });
  const { world } = evaluation;
  const primal = evaluation.valueOf(variable);
  if (isPoint(primal)) throw new Halt("needs-smooth-world", { variable: variable.name });
  if (world.roles.wholes.has(variable.name)) throw new Halt("derivative-variable", { kind: "whole" });
  return evaluation.differentiating(evaluation.nameAt(variable), primal).evaluate(body).tangent;
}
