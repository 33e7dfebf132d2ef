/** Numbers, variables and the operations of arithmetic. */
import { childrenOf } from "../../../semantics/children.ts";
import type { Expression, ExpressionOf } from "../../../semantics/expression.ts";
import * as Q from "../../../semantics/rational.ts";
import { power as raise } from "../arithmetic/arithmetic.ts";
import { isPoint, type Evaluation } from "../evaluation.ts";
import { Halt, Undefined } from "../signals.ts";

export function number<V>({ value }: ExpressionOf<"number">, evaluation: Evaluation<V>): V {
  return evaluation.lift(value);
}

export function constant<V>({ name }: ExpressionOf<"constant">, { arithmetic }: Evaluation<V>): V {
  if (name === "\\pi") return arithmetic.pi;
  throw new Halt("infinite-value");
}

/** A symbol of the arithmetic, a number of the world, or the number that a point stands for. */
export function variable<V>(expression: ExpressionOf<"variable">, evaluation: Evaluation<V>): V {
  if (evaluation.symbols.size > 0) {
    const symbol = evaluation.symbols.get(evaluation.nameAt(expression));
    if (symbol !== undefined) return symbol;
  }
  const value = evaluation.valueOf(expression);
  if (isPoint(value)) return evaluation.lift(evaluation.embedding(value));
  return evaluation.numberOf(value);
}

export function sequence(): never {
  throw new Halt("sequence-as-number");
}

export function addition<V>({ terms }: ExpressionOf<"addition">, evaluation: Evaluation<V>): V {
  return evaluation.arithmetic.sum(terms.map((term) => evaluation.evaluate(term)));
}

/**
 * A product. Where a factor with a unit mass in it is exactly zero, the product is zero whatever the other factors are:
 * 0 · log 0 = 0 off the atoms of an empirical distribution.
 */
export function product<V>({ factors }: ExpressionOf<"product">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  for (const factor of factors) {
    if (holdsUnitMass(factor) && arithmetic.isZero(orOne(factor, evaluation))) return arithmetic.zero;
  }
  return factors
    .map((factor) => evaluation.evaluate(factor))
    .reduce((first, second) => arithmetic.multiply(first, second));
}

/** The value of a factor, or 1 where it has none. */
function orOne<V>(factor: Expression, evaluation: Evaluation<V>): V {
  try {
    return evaluation.evaluate(factor);
  } catch (error) {
    if (error instanceof Undefined) return evaluation.arithmetic.one;
    throw error;
  }
}

const unitMasses = new WeakMap<Expression, boolean>();

function holdsUnitMass(expression: Expression): boolean {
  let holds = unitMasses.get(expression);
  if (holds === undefined) {
    holds = expression.kind === "dirac" || childrenOf(expression).some(holdsUnitMass);
    unitMasses.set(expression, holds);
  }
  return holds;
}

export function negation<V>({ operand }: ExpressionOf<"negation">, evaluation: Evaluation<V>): V {
  return evaluation.arithmetic.negate(evaluation.evaluate(operand));
}

export function quotient<V>(
  { numerator, denominator }: ExpressionOf<"quotient">,
  evaluation: Evaluation<V>,
): V {
  return evaluation.arithmetic.divide(evaluation.evaluate(numerator), evaluation.evaluate(denominator));
}

export function power<V>({ base, exponent }: ExpressionOf<"power">, evaluation: Evaluation<V>): V {
  const raised = evaluation.evaluate(exponent);
  return raise(evaluation.arithmetic, evaluation.evaluate(base), raised);
}

export function logarithm<V>({ argument, base }: ExpressionOf<"logarithm">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const natural = arithmetic.log(evaluation.evaluate(argument));
  return base ? arithmetic.divide(natural, arithmetic.log(evaluation.evaluate(base))) : natural;
}

export function exponential<V>({ argument }: ExpressionOf<"exponential">, evaluation: Evaluation<V>): V {
  return evaluation.arithmetic.exp(evaluation.evaluate(argument));
}

/** |a|, and the number of members where a is a set that something runs over. */
export function absolute<V>({ argument }: ExpressionOf<"absolute">, evaluation: Evaluation<V>): V {
  const { world, arithmetic } = evaluation;
  if (argument.kind === "variable" && world.roles.sets.has(argument.name)) {
    return arithmetic.lift(Q.rational(world.whole(`|${argument.name}|`)));
  }
  return arithmetic.absolute(evaluation.evaluate(argument));
}
