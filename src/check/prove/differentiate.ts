/**
 * The derivative, in a variable, of what is made of sums, products, whole powers and exponentials: enough to verify a
 * proposed antiderivative. Nothing is simplified.
 */
import type { Expression, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { negation, number, oneNumber, power, product, quotient, sum, zeroNumber } from "./build.ts";
import { literalOf, wholeExponentOf } from "./rationalFunction.ts";
import { isFreeOf } from "./sideConditions.ts";
import type { Situation } from "./situation.ts";

export function differentiate(
  e: Expression,
  variable: Variable,
  situation: Situation,
): Expression | undefined {
  const derive = (part: Expression): Expression | undefined => differentiate(part, variable, situation);
  const isConstant = (part: Expression): boolean => isFreeOf(part, variable, situation);
  if (keyOf(e) === keyOf(variable)) return oneNumber;
  if (isConstant(e)) return zeroNumber;
  switch (e.kind) {
    case "addition":
      return joined(e.terms.filter((term) => !isConstant(term)).map(derive));
    case "negation": {
      const inner = derive(e.operand);
      return inner && negation(inner);
    }
    case "product":
      return joined(
        e.factors.flatMap((factor, at) => {
          const inner = isConstant(factor) ? zeroNumber : derive(factor);
          return inner === zeroNumber ? [] : [inner && product(e.factors.with(at, inner))];
        }),
      );
    case "quotient": {
      if (!isConstant(e.denominator)) return undefined;
      const inner = derive(e.numerator);
      return inner && quotient(inner, e.denominator);
    }
    case "exponential": {
      const inner = derive(e.argument);
      return inner && product([e, inner]);
    }
    case "power": {
      const exponent = literalOf(e.exponent);
      if (exponent && e.base.kind === "exponential") {
        const inner = derive(e.base.argument);
        return inner && product([number(exponent), e, inner]);
      }
      const whole = wholeExponentOf(e);
      const inner = derive(e.base);
      if (whole === undefined || !inner) return undefined;
      return product([number(whole), power(e.base, number(whole - 1)), inner]);
    }
    default:
      return undefined;
  }
}

function joined(terms: readonly (Expression | undefined)[]): Expression | undefined {
  return terms.every((term) => term !== undefined) ? sum(terms) : undefined;
}
