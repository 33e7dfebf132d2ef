/**
 * The adversarial game, E_p[log D(x)] + E_g[log(1 − D(x))], the discriminator that is best at it, p/(p + g), or its
 * value there, 2 JS(p ‖ g) − log 4 (Goodfellow et al. 2014, eqs. 1, 2 and 6).
 */
import type { Density, Expression } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { isEqual, isSameDistribution, keysOf, lettersOf } from "./distributions.ts";
import type { LogAverage } from "./logAverages.ts";
import type { Recognizer } from "./subject.ts";
import { complementOf, termsOf } from "./terms.ts";

export const generativeAdversarial: Recognizer = ({ expressions, sums }) =>
  sums.some(isGame) || expressions.some(isBestDiscriminator) || expressions.some(isBestValue);

/** One function D: log D is averaged over one thing, log(1 − D) over another. */
function isGame(sum: readonly LogAverage[]): boolean {
  return sum.some((real) =>
    sum.some((fake) => {
      const refused = complementOf(fake.of);
      return (
        real.of.kind === "application" &&
        refused?.kind === "application" &&
        real.of.function === refused.function &&
        keysOf(real.of.parameters) === keysOf(refused.parameters) &&
        real.sign === fake.sign &&
        real.scale === fake.scale &&
        (keysOf(real.weights) !== keysOf(fake.weights) ||
          keysOf(real.of.arguments) !== keysOf(refused.arguments))
      );
    }),
  );
}

/** p(x) / (p(x) + g(x)) for two distributions of the same variables. */
function isBestDiscriminator(expression: Expression): boolean {
  if (expression.kind !== "quotient") return false;
  const { numerator, denominator } = expression;
  if (numerator.kind !== "density" || denominator.kind !== "addition") return false;
  const others = denominator.terms.filter((term) => keyOf(term) !== keyOf(numerator));
  const [other] = others;
  return denominator.terms.length === 2 && others.length === 1 && areRivals(numerator, other);
}

function areRivals(one: Density, other: Expression | undefined): boolean {
  return (
    other?.kind === "density" &&
    one.conditions.length + other.conditions.length === 0 &&
    isEqual(lettersOf(one.variables), lettersOf(other.variables)) &&
    !isSameDistribution(one, other)
  );
}

/** −log 4 beside the Jensen–Shannon divergence, or beside the two divergences from the mixture that it is made of. */
function isBestValue(expression: Expression): boolean {
  if (expression.kind !== "addition") return false;
  const terms = termsOf(expression);
  const hasConstant = terms.some(
    ({ sign, term }) => sign === -1 && term.kind === "logarithm" && term.argument.kind === "number",
  );
  const divergences = terms.flatMap(({ sign, term }) =>
    sign === 1 && term.kind === "divergence" ? [term] : [],
  );
  const fromMixture = divergences.filter(({ divergence }) => divergence === "KL");
  const [first, second] = fromMixture;
  return (
    hasConstant &&
    (divergences.some(({ divergence }) => divergence === "JS") ||
      (first !== undefined &&
        second !== undefined &&
        keyOf(first.right) === keyOf(second.right) &&
        keyOf(first.left) !== keyOf(second.left)))
  );
}
