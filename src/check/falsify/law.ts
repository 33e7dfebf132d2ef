/**
 * Whether an equation asks for a particular distribution: one side speaks of densities and changes with them, the other
 * speaks of names but of no density at all (∏ p(xₙ) = ∏ μ^{xₙ}(1 − μ)^{1 − xₙ} holds for Bernoulli's law alone).
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { multiply, rational } from "../../semantics/rational.ts";
import type { Budget } from "../budget.ts";
import { nameOf } from "./names.ts";
import type { Question } from "./prepare.ts";
import { Undefined } from "./signals.ts";
import { inDoubles, type Situation } from "./situation.ts";
import { World } from "./world.ts";

export function asksForLaw({ comparison, roles }: Question, situation: Situation, budget: Budget): boolean {
  const { relation, left, right } = comparison;
  if (relation !== "=" || speaksOfDensity(left) === speaksOfDensity(right)) return false;
  const [side, other] = speaksOfDensity(left) ? [left, right] : [right, left];
  if (!speaksOfNames(other)) return false;
  const { world, forced } = situation;
  const entries = [...world.drawn].filter(([, { role }]) => role === "entry");
  return entries.some(([name, { value }]) => {
    const drawn = new Map([...world.drawn].map(([each, draw]) => [each, draw.value]));
    drawn.set(name, multiply(value, rational(3)));
    const changed = { world: new World(world.seed, world.style, roles, budget, drawn), forced };
    return differ(valueIn(situation, side), valueIn(changed, side));
  });
}

function speaksOfDensity(expression: Expression): boolean {
  return expression.kind === "density" || childrenOf(expression).some(speaksOfDensity);
}

function speaksOfNames(expression: Expression): boolean {
  return nameOf(expression) !== undefined || childrenOf(expression).some(speaksOfNames);
}

function valueIn(situation: Situation, side: Expression) {
  try {
    return inDoubles(situation).evaluate(side);
  } catch (error) {
    if (error instanceof Undefined) return undefined;
    throw error;
  }
}

function differ(first: ReturnType<typeof valueIn>, second: ReturnType<typeof valueIn>): boolean {
  if (!first || !second) return true;
  return Math.abs(first.value - second.value) > 64 * (first.error + second.error);
}
