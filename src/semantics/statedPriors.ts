/**
 * What a note states about its model: p_θ(x, z) = p_θ(x|z) p(z), or p_θ(x) = ∫ p_θ(x|z) p(z) dz, says that p(z) is the
 * model's own density of z. From there on p(z) is read as p_θ(z); other densities of p are not touched.
 */
import { mapChildren } from "./children.ts";
import type { Density, Expression, Name } from "./expression.ts";
import { letterOf } from "./names.ts";
import { keyOf } from "./sameExpression.ts";

export interface StatedPrior {
  readonly family: Name;
  /** The variables' keys, sorted. */
  readonly variables: string;
  readonly model: Density;
}

/** The prior that an equation between `left` and `right` states, either way round. */
export function statedPrior(left: Expression, right: Expression): StatedPrior | undefined {
  return statedBy(left, right) ?? statedBy(right, left);
}

function statedBy(whole: Expression, product: Expression): StatedPrior | undefined {
  if (whole.kind !== "density" || whole.conditions.length > 0) return undefined;
  const integrated = product.kind === "integral" && !product.lower ? product.variables.map(keyOf) : [];
  const body = product.kind === "integral" ? product.body : product;
  if (body.kind !== "product" || body.factors.length !== 2) return undefined;
  const factors = body.factors.filter((factor) => factor.kind === "density");
  const conditional = factors.find(
    (factor) => factor.family === whole.family && factor.conditions.length > 0,
  );
  const prior = factors.find((factor) => factor !== conditional);
  if (!conditional || !prior || prior.conditions.length > 0 || prior.parameters.length > 0) return undefined;
  if (letterOf(prior.family) !== letterOf(whole.family)) return undefined;
  if (prior.family === whole.family && whole.parameters.length === 0) return undefined;
  if (parametersOf(conditional) !== parametersOf(whole)) return undefined;
  const all = [...whole.variables.map(keyOf), ...integrated].sort().join();
  if ([...conditional.variables, ...conditional.conditions].map(keyOf).sort().join() !== all)
    return undefined;
  if (variablesOf(prior) !== conditional.conditions.map(keyOf).sort().join()) return undefined;
  return { family: prior.family, variables: variablesOf(prior), model: whole };
}

const parametersOf = (density: Density): string => density.parameters.map(keyOf).join();
const variablesOf = (density: Density): string => density.variables.map(keyOf).sort().join();

/** The expression with the stated priors written as densities of their models; those that were met go into `used`. */
export function withStatedPriors(
  expression: Expression,
  priors: readonly StatedPrior[],
  used: Set<StatedPrior>,
): Expression {
  if (priors.length === 0) return expression;
  const inner = mapChildren(expression, (child) => withStatedPriors(child, priors, used));
  if (inner.kind !== "density" || inner.parameters.length > 0 || inner.conditions.length > 0) return inner;
  const prior = priors.findLast(
    ({ family, variables }) => family === inner.family && variables === variablesOf(inner),
  );
  if (prior) used.add(prior);
  return prior ? { ...inner, family: prior.model.family, parameters: prior.model.parameters } : inner;
}
