/**
 * Unknown functions: a random table over points, and in numbers a random polynomial c₀ + c₁u + c₂u² (or, in worlds of
 * positive numbers or of numbers between 0 and 1, a rational function with such values). The same function at the same
 * arguments has the same value; in a parameter it moves smoothly.
 */
import type { Expression, ExpressionOf, Name } from "../../../semantics/expression.ts";
import * as Q from "../../../semantics/rational.ts";
import type { Evaluation } from "../evaluation.ts";
import { fraction } from "../random.ts";
import { positionOf } from "../roles.ts";
import { Halt } from "../signals.ts";
import { displacement, parameterValue } from "../tables.ts";

export function application<V>(expression: ExpressionOf<"application">, evaluation: Evaluation<V>): V {
  const { world } = evaluation;
  const [only, ...others] = expression.arguments;
  if (only && others.length === 0 && world.roles.generators.has(expression.function)) {
    return convexGenerator(expression.function, evaluation.evaluate(only), evaluation);
  }
  const value = world.roles.maps.has(expression.function) ? evaluation.pointOf(expression) : undefined;
  if (value) return evaluation.lift(evaluation.embedding(value));
  const points: string[] = [];
  const numbers: V[] = [];
  for (const [index, argument] of expression.arguments.entries()) {
    if (world.roles.pointPositions.has(positionOf(expression.function, index))) {
      points.push(pointText(argument, evaluation));
    } else {
      numbers.push(evaluation.evaluate(argument));
    }
  }
  const values = expression.parameters.map((parameter) => parameterValue(parameter, evaluation));
  const settings = values.length === 0 ? "" : `_{${values.map(Q.format).join(",")}}`;
  const name = `${expression.function}${settings}(${points.join(",")})`;
  const moved = expression.parameters.map((parameter, which) =>
    displacement(parameter, values[which] ?? Q.zero, evaluation),
  );
  return numbers.length === 0 ? tabulated(name, moved, evaluation) : smooth(name, numbers, moved, evaluation);
}

function pointText<V>(argument: Expression, evaluation: Evaluation<V>): string {
  const value = evaluation.pointOf(argument);
  if (!value) throw new Halt("function-argument");
  return `${value.sort}#${value.index}`;
}

/** A table value, moved by c·δ + ½d·δ² for each parameter that moves. */
function tabulated<V>(name: string, moved: readonly (V | undefined)[], evaluation: Evaluation<V>): V {
  const start = evaluation.numberOf(evaluation.world.number(name));
  return moved.reduce<V>(
    (total, delta, which) => (delta === undefined ? total : shift(total, name, which, delta, evaluation)),
    start,
  );
}

function shift<V>(total: V, name: string, which: number, delta: V, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const slope = coefficient(`${name}'${which}`, evaluation);
  const bend = coefficient(`${name}''${which}`, evaluation);
  return arithmetic.sum([
    total,
    arithmetic.multiply(slope, delta),
    arithmetic.multiply(bend, arithmetic.multiply(delta, delta)),
  ]);
}

function coefficient<V>(name: string, evaluation: Evaluation<V>): V {
  return evaluation.lift(
    evaluation.world.draw(name, (random) => fraction(random.between(-4095, 4095), 1024), "change"),
  );
}

/** A smooth function of numbers: u = Σ (aᵢ vᵢ + bᵢ vᵢ²) shaped to the style of the world. */
function smooth<V>(
  name: string,
  numbers: readonly V[],
  moved: readonly (V | undefined)[],
  evaluation: Evaluation<V>,
): V {
  const { arithmetic, world } = evaluation;
  const hypothesis = world.style.restriction?.hypothesis;
  if (hypothesis === "convex" || hypothesis === "concave" || hypothesis === "increasing") {
    const value = shaped(name, numbers, hypothesis, evaluation);
    return moved.reduce<V>(
      (sum, delta, which) => (delta === undefined ? sum : shift(sum, name, which, delta, evaluation)),
      value,
    );
  }
  let total = coefficient(`${name} c`, evaluation);
  numbers.forEach((value, index) => {
    const linear = arithmetic.multiply(coefficient(`${name} a${index}`, evaluation), value);
    const square = arithmetic.multiply(
      coefficient(`${name} b${index}`, evaluation),
      arithmetic.multiply(value, value),
    );
    total = arithmetic.sum([total, linear, square]);
  });
  total = moved.reduce<V>(
    (sum, delta, which) => (delta === undefined ? sum : shift(sum, name, which, delta, evaluation)),
    total,
  );
  if (world.style.numbers === "mixed" || world.style.numbers === "any") return total;
  const size = arithmetic.multiply(total, total);
  const floor = evaluation.lift(world.draw(`${name} floor`, (random) => random.unit(), "change"));
  const positive = arithmetic.add(size, floor);
  if (world.style.numbers !== "unit") return positive;
  return arithmetic.divide(positive, arithmetic.add(size, arithmetic.one));
}

/**
 * A random function of the wanted shape. Increasing: Σ aᵢvᵢ + bᵢvᵢ³ with a, b > 0. Convex: a linear function and
 * Σ aᵢ(vᵢ − mᵢ)² + bᵢ(vᵢ − mᵢ)⁴; concave: its negative.
 */
function shaped<V>(
  name: string,
  numbers: readonly V[],
  shape: "convex" | "concave" | "increasing",
  evaluation: Evaluation<V>,
): V {
  const { arithmetic, world } = evaluation;
  const { multiply } = arithmetic;
  const positive = (label: string) => evaluation.lift(world.positive(`${name} ${label}`));
  const curved: V[] = [coefficient(`${name} c`, evaluation)];
  numbers.forEach((value, index) => {
    const increasing = shape === "increasing";
    const slope = coefficient(`${name} s${index}`, evaluation);
    const middle = coefficient(`${name} m${index}`, evaluation);
    const from = increasing ? value : arithmetic.add(value, middle);
    const square = multiply(from, from);
    const [low, high] = increasing ? [value, multiply(square, value)] : [square, multiply(square, square)];
    curved.push(multiply(positive(`a${index}`), low), multiply(positive(`b${index}`), high));
    if (!increasing) curved.push(multiply(slope, value));
  });
  const total = arithmetic.sum(curved);
  return shape === "concave" ? arithmetic.negate(total) : total;
}

/** A random convex f with f(1) = 0, as an f-divergence asks: a(u − 1)² + b(u − 1)⁴ + c(u − 1) with a, b > 0. */
export function convexGenerator<V>(name: Name, argument: V, evaluation: Evaluation<V>): V {
  const { arithmetic, world } = evaluation;
  const from = arithmetic.add(argument, arithmetic.negate(arithmetic.one));
  const square = arithmetic.multiply(from, from);
  const curved = evaluation.lift(world.draw(`${name} a`, (random) => random.positive()));
  const steep = evaluation.lift(world.draw(`${name} b`, (random) => random.positive()));
  return arithmetic.sum([
    arithmetic.multiply(curved, square),
    arithmetic.multiply(steep, arithmetic.multiply(square, square)),
    arithmetic.multiply(coefficient(`${name} c`, evaluation), from),
  ]);
}
