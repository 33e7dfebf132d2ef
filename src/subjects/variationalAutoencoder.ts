/**
 * Variational inference by an encoder: averages under q(z | x), which is guessed for each x, of logarithms of a model
 * that has densities of x, as in log p(x) = E_q[log p(x, z)/q(z | x)] + D_KL(q(z | x) ‖ p(z | x)) (Kingma and Welling
 * 2014, eqs. 1–3). A regression, D_KL(p(y | x) ‖ q(y | x)), has no density of x; a chain of noise, q(x_t | x_0), no
 * latent variable of another letter.
 */
import type { Density } from "../semantics/expression.ts";
import { haveCommon, isEqual, isSameDistribution, lettersOf } from "./distributions.ts";
import type { Recognizer } from "./subject.ts";

export const variationalAutoencoder: Recognizer = ({ expressions, sums }) => {
  const densities = expressions.filter((inner) => inner.kind === "density");
  return sums
    .flat()
    .some(({ weights, of }) =>
      weights.some(
        (encoder) => isEncoder(encoder) && of.kind === "density" && isModel(of, encoder, densities),
      ),
    );
};

function isEncoder({ variables, conditions }: Density): boolean {
  return conditions.length > 0 && !haveCommon(lettersOf(variables), lettersOf(conditions));
}

/**
 * Another distribution than the encoder, with a density that involves z and one of what the encoder is given. Where the
 * encoder's family has a density of that too, the chain rule of divergences looks the same but for the decoder or prior.
 */
function isModel(model: Density, encoder: Density, densities: readonly Density[]): boolean {
  const [latent, observed] = [lettersOf(encoder.variables), lettersOf(encoder.conditions)];
  const isOther = model.family !== encoder.family || hasOtherParameters(model, encoder);
  const involvesLatent = haveCommon(lettersOf([...model.variables, ...model.conditions]), latent);
  if (!isOther || !involvesLatent) return false;
  const own = densities.filter((inner) => isAlike(inner, model, encoder));
  const others = densities.filter((inner) => isAlike(inner, encoder, model));
  const isOfObserved = ({ variables }: Density): boolean => haveCommon(lettersOf(variables), observed);
  const isGenerative = ({ variables, conditions }: Density): boolean =>
    haveCommon(lettersOf(conditions), latent) ||
    (conditions.length === 0 && isEqual(lettersOf(variables), latent));
  return own.some(isOfObserved) && (!others.some(isOfObserved) || own.some(isGenerative));
}

/** Whether a density is of the family of one of two, and where that does not tell them apart, of its parameters. */
function isAlike(density: Density, one: Density, other: Density): boolean {
  return density.family === one.family && (one.family !== other.family || isSameDistribution(density, one));
}

/** Whether both have parameters, and of other letters: p_φ(z | x) and p_θ(x, z), but not an older θ. */
function hasOtherParameters(one: Density, other: Density): boolean {
  const [letters, others] = [lettersOf(one.parameters), lettersOf(other.parameters)];
  return letters.size > 0 && others.size > 0 && !haveCommon(letters, others);
}
