/**
 * Expectation maximization: averages of a joint log p(x, z) over z alone, under a free guess q(z) or under the posterior
 * at earlier parameters (Dempster, Laird and Rubin 1977), the divergence of the guess from the posterior beside the
 * evidence (Neal and Hinton 1998), and mixtures Σ_k π_k p(x | k), which it fits.
 */
import type { Density, Expression } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { dependsOn, haveCommon, isEqual, isMoreThan, lettersOf } from "./distributions.ts";
import type { LogAverage } from "./logAverages.ts";
import type { Recognizer } from "./subject.ts";

export const expectationMaximization: Recognizer = ({ expressions, sums }) =>
  sums.flat().some((average) => isOfJoint(average) || isOfPosterior(average, expressions)) ||
  expressions.some(isMixture);

/** E_w[log p(x, z)] with x left free. */
function isOfJoint({ weights, bound, of }: LogAverage): boolean {
  const [weight, ...others] = weights;
  if (of.kind !== "density" || weight === undefined || others.length > 0) return false;
  const latent = lettersOf(weight.variables);
  const observed = of.variables.filter((value) => !haveCommon(lettersOf([value]), lettersOf(bound)));
  return (
    isMoreThan(lettersOf(of.variables), latent) &&
    observed.length > 0 &&
    (isFreeGuess(weight, of) || isEarlierPosterior(weight, of))
  );
}

function isFreeGuess(guess: Density, model: Density): boolean {
  return guess.conditions.length === 0 && guess.family !== model.family;
}

/** The posterior of z given x of the same model, whose parameters are told apart or not. */
function isEarlierPosterior(posterior: Density, joint: Density): boolean {
  if (posterior.family !== joint.family) return false;
  if (!haveCommon(lettersOf(posterior.conditions), lettersOf(joint.variables))) return false;
  const [letters, others] = [lettersOf(posterior.parameters), lettersOf(joint.parameters)];
  if (letters.size > 0) return isEqual(letters, others);
  return posterior.conditions.some((earlier) =>
    joint.conditions.some(
      (later) => keyOf(earlier) !== keyOf(later) && isEqual(lettersOf([earlier]), lettersOf([later])),
    ),
  );
}

/** E_q[log p(z | x)] under a guess q(z), where the model has a density of x as well. */
function isOfPosterior({ weights, of }: LogAverage, expressions: readonly Expression[]): boolean {
  if (of.kind !== "density" || of.conditions.length === 0) return false;
  const [latent, observed] = [lettersOf(of.variables), lettersOf(of.conditions)];
  return (
    !haveCommon(latent, observed) &&
    weights.some((guess) => isFreeGuess(guess, of) && isEqual(lettersOf(guess.variables), latent)) &&
    expressions.some(
      (inner) =>
        inner.kind === "density" &&
        inner.family === of.family &&
        haveCommon(lettersOf(inner.variables), observed),
    )
  );
}

/** Σ_k π_k p(x | k): weights with the index of the sum, and densities that depend on it. */
function isMixture(expression: Expression): boolean {
  if (expression.kind !== "summation" || expression.body.kind !== "product") return false;
  const { variables: index, body } = expression;
  const dependent = body.factors.filter((factor) => dependsOn(factor, index));
  const isWeight = (factor: Expression) =>
    factor.kind === "variable" && factor.subscripts.some((one) => dependsOn(one, index));
  const isComponent = (factor: Expression) =>
    factor.kind === "density" && !factor.variables.some((value) => dependsOn(value, index));
  return dependent.length === 2 && dependent.some(isWeight) && dependent.some(isComponent);
}
