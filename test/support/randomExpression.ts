/**
 * Random expressions of every kind, as a reader makes them: distributions range over the variables that are bound with
 * them, numbers are not negative, densities and functions, alphabets and indices have different letters.
 */
import fc from "fast-check";
import type { Density, Expression, Variable } from "../../src/semantics/expression.ts";
import { rational } from "../../src/semantics/rational.ts";

export const named = (name: string): Variable => ({
  kind: "variable",
  name,
  subscripts: [],
  superscripts: [],
});
export const whole = (value: number): Expression => ({ kind: "number", value: rational(value) });

const points = ["x", "z", "y", "\\mathbf{x}"].map(named);
const indices = ["i", "k", "n"].map(named);
const parameters = ["\\theta", "\\phi", "\\hat{\\theta}"].map(named);

const point = fc.constantFrom(...points);
const index = fc.constantFrom(...indices);
const parameterLists = fc.constantFrom<(readonly Variable[])[]>(
  [],
  [named("\\theta")],
  [named("\\theta"), named("\\phi")],
  [named("w")],
);

const number = fc.oneof(
  fc.nat(20).map(whole),
  fc
    .constantFrom(rational(1, 2), rational(3, 4), rational(5, 10))
    .map((value): Expression => ({ kind: "number", value })),
);
const variable = fc.oneof(
  fc.constantFrom(...points, ...parameters, named("x'"), named("\\theta^{*}"), named("L_{data}"), named("D")),
  fc.tuple(point, index).map(([base, at]): Variable => ({ ...base, subscripts: [at] })),
  fc.tuple(point, index).map(([base, at]): Variable => ({ ...base, superscripts: [at] })),
);

/** A density over one or two points, perhaps given others, and its variables. */
const density: fc.Arbitrary<Density> = fc
  .record({
    family: fc.constantFrom("p", "q", "p_{data}"),
    parameters: parameterLists,
    all: fc.shuffledSubarray(points, { minLength: 1, maxLength: 3 }),
    bar: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ family, parameters, all, bar }) => ({
    kind: "density",
    family,
    parameters,
    variables: all.slice(0, bar),
    conditions: all.slice(bar),
  }));

const pairOfDensities = fc
  .record({ left: density, family: fc.constantFrom("p", "q"), parameters: parameterLists })
  .map(({ left, family, parameters }) => ({
    variables: left.variables as readonly Variable[],
    left,
    right: { ...left, family, parameters },
  }));

const jointOf = (variables: readonly Variable[]): Density => ({
  kind: "density",
  family: "p",
  parameters: [],
  variables,
  conditions: [],
});

const twoPoints = fc.shuffledSubarray(["x", "y", "z"].map(named), { minLength: 2, maxLength: 2 });

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  number,
  variable,
  density,
  fc.constantFrom<Expression>({ kind: "constant", name: "\\pi" }),
  density.map(({ variables, ...rest }): Expression => {
    const density: Density = { ...rest, variables };
    return { kind: "entropy", variables: variables as readonly Variable[], density };
  }),
  pairOfDensities.map((pair): Expression => ({ kind: "divergence", divergence: "KL", ...pair })),
  pairOfDensities.map((pair): Expression => ({ kind: "divergence", divergence: "JS", ...pair })),
  pairOfDensities.map((pair): Expression => ({ kind: "divergence", divergence: "TV", ...pair })),
  pairOfDensities.map((pair): Expression => ({
    kind: "divergence",
    divergence: "f",
    generator: "f",
    ...pair,
  })),
  pairOfDensities.map((pair): Expression => ({ kind: "crossEntropy", ...pair })),
  pairOfDensities.map(({ variables, left, right }): Expression => {
    return { kind: "evidenceLowerBound", latent: variables, encoder: left, joint: right };
  }),
  twoPoints.map(([first = named("x"), second = named("y")]): Expression => {
    return { kind: "mutualInformation", left: [first], right: [second], joint: jointOf([first, second]) };
  }),
  twoPoints.map(([first = named("x"), second = named("y")]): Expression => {
    return {
      kind: "conditionalEntropy",
      variables: [first],
      given: [second],
      joint: jointOf([first, second]),
    };
  }),
  fc.tuple(point, point).map(([at, to]): Expression => ({ kind: "dirac", variable: at, at: to })),
);

/** Expressions of every kind, a few levels deep. */
export const randomExpression: fc.Arbitrary<Expression> = fc.letrec<{ expression: Expression }>((tie) => {
  const inner = tie("expression");
  const many = fc.array(inner, { minLength: 2, maxLength: 3 });
  const some = (build: (body: Expression) => Expression) => inner.map(build);
  const operators = ["min", "max", "inf", "sup", "argmin", "argmax"] as const;
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      many.map((terms): Expression => ({ kind: "addition", terms })),
      many.map((factors): Expression => ({ kind: "product", factors })),
      some((operand) => ({ kind: "negation", operand })),
      fc
        .tuple(inner, inner)
        .map(([numerator, denominator]): Expression => ({ kind: "quotient", numerator, denominator })),
      fc.tuple(inner, inner).map(([base, exponent]): Expression => ({ kind: "power", base, exponent })),
      some((argument) => ({ kind: "logarithm", argument })),
      some((argument) => ({ kind: "logarithm", argument, base: whole(2) })),
      some((argument) => ({ kind: "exponential", argument })),
      some((argument) => ({ kind: "absolute", argument })),
      fc
        .tuple(fc.constantFrom("f", "g", "D^{*}"), parameterLists, inner)
        .map(([name, parameters, argument]): Expression => {
          return { kind: "application", function: name, parameters, arguments: [argument] };
        }),
      fc.tuple(density, inner).map(([density, body]): Expression => {
        return { kind: "expectation", variables: density.variables as readonly Variable[], density, body };
      }),
      fc.tuple(point, inner).map(([at, body]): Expression => ({ kind: "integral", variables: [at], body })),
      fc.tuple(point, number, inner).map(([at, lower, body]): Expression => {
        return { kind: "integral", variables: [at], body, lower, upper: named("a") };
      }),
      fc.tuple(point, inner).map(([at, body]): Expression => {
        return { kind: "summation", variables: [at], range: { kind: "alphabet" }, body };
      }),
      fc.tuple(index, inner).map(([at, body]): Expression => {
        return { kind: "summation", variables: [at], range: { kind: "index" }, body };
      }),
      fc.tuple(index, inner).map(([at, body]): Expression => {
        return {
          kind: "productOver",
          variables: [at],
          range: { kind: "interval", from: whole(1), to: named("N") },
          body,
        };
      }),
      fc.tuple(index, inner).map(([at, body]): Expression => {
        return { kind: "summation", variables: [at], range: { kind: "set", set: "\\mathcal{B}" }, body };
      }),
      fc
        .tuple(fc.constantFrom(...operators), fc.constantFrom(...parameters), inner)
        .map(([operator, over, body]): Expression => {
          return { kind: "optimum", operator, variables: [over], body };
        }),
      fc.tuple(fc.constantFrom(...parameters, ...points), inner).map(([variable, body]): Expression => {
        return { kind: "derivative", variable, body };
      }),
    ),
  };
}).expression;
