/**
 * Maximum likelihood: log-likelihoods Σ_i log p_θ(x_i) of data without latent variables, E_p[log p_θ(x)] where it is
 * maximized or stands alone, and the coin's own k log θ + (n − k) log(1 − θ).
 */
import { childrenOf } from "../semantics/children.ts";
import type { Density, Expression, ExpressionOf } from "../semantics/expression.ts";
import { dependsOn, haveCommon, isEqual, isMoreThan, lettersOf } from "./distributions.ts";
import { isOfFlips } from "./flips.ts";
import { sumsIn } from "./logAverages.ts";
import type { Recognizer } from "./subject.ts";
import { logarithmsOf, type Sign, termsOf } from "./terms.ts";

export const coin: Recognizer = ({ isRead, sides, expressions }) => {
  if (expressions.some(isOfFlips)) return true;
  // What goes on in a way that is not known may go on to latent variables, and what is conditional is about more.
  const densities = expressions.filter((inner) => inner.kind === "density");
  if (!isRead || densities.some(({ conditions }) => conditions.length > 0)) return false;
  const models = [...expressions.flatMap(likelihoodIn), ...sides.flatMap((side) => expectedIn(side, 1))];
  return models.some((model) => {
    const data = lettersOf(model.variables);
    return !densities.some(({ variables }) => isMoreThan(lettersOf(variables), data));
  });
};

/** The model of Σ_i log p_θ(x_i), of log Π_i p_θ(x_i), and of an optimum of Π_i p_θ(x_i) or of E_p[log p_θ(x)]. */
function likelihoodIn(expression: Expression): readonly Density[] {
  switch (expression.kind) {
    case "summation":
      return termsOf(expression.body, expression.variables).flatMap(({ term }) =>
        term.kind === "logarithm"
          ? logarithmsOf(term.argument).flatMap(({ term: inner }) => modelIn(inner, expression))
          : [],
      );
    case "logarithm":
      return childrenOf(expression).flatMap(productIn);
    case "optimum":
      return [
        ...productIn(expression.body),
        ...expectedIn(expression.body, /max|sup/.test(expression.operator) ? 1 : -1).filter(
          ({ parameters }) => haveCommon(lettersOf(parameters), lettersOf(expression.variables)),
        ),
      ];
    default:
      return [];
  }
}

function productIn(expression: Expression): readonly Density[] {
  return expression.kind === "productOver" ? modelIn(expression.body, expression) : [];
}

/** The density of one of the data that are gone through, whose parameters are the same for all of them. */
function modelIn(
  density: Expression,
  { range, variables: indices }: ExpressionOf<"summation" | "productOver">,
): readonly Density[] {
  if (density.kind !== "density" || range.kind === "alphabet") return [];
  const { variables, conditions, parameters } = density;
  const isModel =
    parameters.length > 0 &&
    conditions.length === 0 &&
    variables.every(({ kind }) => kind === "variable") &&
    variables.some((value) => dependsOn(value, indices)) &&
    !parameters.some((value) => dependsOn(value, indices));
  return isModel ? [density] : [];
}

/** The model of a lone ± E_p[log p_θ(x)], where p has no parameters. */
function expectedIn(side: Expression, sign: Sign): readonly Density[] {
  const [[average, ...others] = []] = sumsIn(side);
  const [weight, ...further] = average?.weights ?? [];
  if (average?.sign !== sign || weight === undefined || others.length + further.length > 0) return [];
  const { of } = average;
  const isModel =
    of.kind === "density" &&
    of.parameters.length > 0 &&
    of.conditions.length + weight.conditions.length + weight.parameters.length === 0 &&
    isEqual(lettersOf(of.variables), lettersOf(weight.variables));
  return isModel ? [of] : [];
}
