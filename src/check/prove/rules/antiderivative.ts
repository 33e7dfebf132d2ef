/**
 * An integrand between bounds is written as the derivative of an antiderivative: ∫_a^b f dx = ∫_a^b F′ dx, F′ = f.
 *
 * Only for c · x^n and c · x^n exp(s x), which are continuous everywhere; s is known not to be zero. Nerdamer proposes F
 * and its derivative is compared with f before it is used.
 */
import type { Expression, ExpressionOf, Variable } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { proposalWork, proposeAntiderivative } from "../algebra.ts";
import { factorsOf, product } from "../build.ts";
import { differentiate } from "../differentiate.ts";
import { literalOf, wholeExponentOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { sameArithmetic } from "../sameArithmetic.ts";
import { isFiniteBound, isFreeOf } from "../sideConditions.ts";
import { isKnownNonZero } from "../signs.ts";
import type { Situation } from "../situation.ts";

const largestPower = 12;
const largestPowerWithExponential = 6;

export const antiderivative: Rule = {
  name: "antiderivative",
  statement: "\\int_a^b f(x) \\, dx = \\int_a^b F'(x) \\, dx, \\quad F' = f",
  kinds: ["integral"],
  work: (e, situation) => (candidateOf(e, situation) ? proposalWork : 0),
  apply(e, situation) {
    const candidate = candidateOf(e, situation);
    if (!candidate) return undefined;
    const { integral, variable, exponential, exponent } = candidate;
    const proposed = proposeAntiderivative(integral.body, variable);
    const primitive = proposed && withExponential(proposed, exponential, exponent);
    if (!primitive) return undefined;
    const derivative = differentiate(primitive, variable, situation);
    if (!derivative || !sameArithmetic(derivative, integral.body)) return undefined;
    return { ...integral, body: { kind: "derivative", variable, body: primitive } };
  },
  examples: [
    { from: "\\int_0^1 2 x \\, dx", to: "\\int_0^1 \\frac{d}{d x} x^2 \\, dx" },
    { from: "\\int_a^b 3 x^2 \\, dx", to: "\\int_a^b \\frac{d}{d x} x^3 \\, dx" },
    { from: "\\int_0^t e^s \\, ds", to: "\\int_0^t \\frac{d}{d s} e^s \\, ds" },
    { from: "\\int_0^1 x e^x \\, dx", to: "\\int_0^1 \\frac{d}{d x} (-e^x + e^x x) \\, dx" },
  ],
  refusals: [
    { from: "\\int_{-1}^1 \\frac{1}{x} \\, dx", because: "1/x has a pole between the bounds" },
    { from: "\\int_0^\\infty e^x \\, dx", because: "a bound is infinite" },
    { from: "\\int_0^1 x \\int f(x, y) \\, dy \\, dx", because: "the integrand holds another integral" },
    { from: "\\int_0^x x \\, dx", because: "the bound depends on the variable" },
    { from: "\\int_0^1 e^{a x} \\, dx", because: "a may be zero" },
    { from: "\\int_0^1 e^{x^2} \\, dx", because: "there is no antiderivative in closed form" },
    { from: "\\int x \\, dx", because: "there are no bounds" },
  ],
};

interface Candidate {
  readonly integral: ExpressionOf<"integral">;
  readonly variable: Variable;
  /** The factor exp(s x), perhaps written as a power, and s x. */
  readonly exponential?: Expression;
  readonly exponent?: Expression;
}

function candidateOf(e: Expression, situation: Situation): Candidate | undefined {
  if (e.kind !== "integral" || !e.lower || !e.upper || e.variables.length > 1) return undefined;
  const [variable] = e.variables;
  if (!variable || variable.subscripts.length + variable.superscripts.length > 0) return undefined;
  if (![e.lower, e.upper].every((bound) => isFiniteBound(bound, variable, situation))) return undefined;
  const factors = factorsOf(e.body).filter((factor) => !isFreeOf(factor, variable, situation));
  const degrees = factors.map((factor) => degreeOf(factor, variable));
  const others = factors.filter((_, at) => degrees[at] === undefined);
  const degree = degrees.reduce<number>((total, one) => total + (one ?? 0), 0);
  const [exponential] = others;
  if (!exponential) return degree <= largestPower ? { integral: e, variable } : undefined;
  const exponent = exponentOf(exponential);
  if (others.length > 1 || !exponent || degree > largestPowerWithExponential) return undefined;
  const slope = differentiate(exponent, variable, situation);
  if (!slope || !isFreeOf(slope, variable, situation) || !isKnownNonZero(slope, situation)) return undefined;
  return { integral: e, variable, exponential, exponent };
}

/** The n of x^n. */
function degreeOf(factor: Expression, variable: Variable): number | undefined {
  if (keyOf(factor) === keyOf(variable)) return 1;
  const exponent = wholeExponentOf(factor);
  const isPower = factor.kind === "power" && keyOf(factor.base) === keyOf(variable);
  return isPower && exponent !== undefined && exponent > 0 ? exponent : undefined;
}

function exponentOf(factor: Expression): Expression | undefined {
  if (factor.kind === "exponential") return factor.argument;
  if (factor.kind !== "power" || factor.base.kind !== "exponential") return undefined;
  return literalOf(factor.exponent) && product([factor.exponent, factor.base.argument]);
}

/** The expression with its exponentials written as the integrand writes them; undefined where there are others. */
function withExponential(
  e: Expression,
  exponential: Expression | undefined,
  exponent: Expression | undefined,
): Expression | undefined {
  switch (e.kind) {
    case "exponential":
      return exponent && sameArithmetic(e.argument, exponent) ? exponential : undefined;
    case "addition": {
      const terms = e.terms.map((term) => withExponential(term, exponential, exponent));
      return terms.every((term) => term !== undefined) ? { ...e, terms } : undefined;
    }
    case "product": {
      const factors = e.factors.map((factor) => withExponential(factor, exponential, exponent));
      return factors.every((factor) => factor !== undefined) ? { ...e, factors } : undefined;
    }
    case "negation": {
      const operand = withExponential(e.operand, exponential, exponent);
      return operand && { ...e, operand };
    }
    default:
      return e;
  }
}
