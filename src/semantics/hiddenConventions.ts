/**
 * Readings that rewrite a whole side by a convention that notes use without saying so: random variables in capitals for
 * the values that are bound, divergences of conditionals averaged over their conditions, logarithms to base 2. Each says
 * by the form of the expressions alone whether it is admitted.
 */
import { boundBy, childrenOf, mapChildren } from "./children.ts";
import type { Choice } from "./choices.ts";
import type { Density, Expression, Variable } from "./expression.ts";
import { rational } from "./rational.ts";
import { keyOf } from "./sameExpression.ts";
import { freeVariables, renameAll, substitute } from "./substitute.ts";

export interface Convention {
  readonly choice: Choice;
  readonly admits: (sides: readonly Expression[]) => boolean;
  readonly apply: (side: Expression) => Expression;
}

/** X before a density where x stands there too. */
const capitalVariables: Convention = {
  choice: "capital-variables",
  admits(sides) {
    const names = new Set(sides.flatMap(argumentsIn).map(({ name }) => name));
    return [...names].some((name) => isCapital(name) && names.has(name.toLowerCase()));
  },
  apply: (side) =>
    renameAll(side, (variable) =>
      isCapital(variable.name) ? { ...variable, name: variable.name.toLowerCase() } : variable,
    ),
};

const isCapital = (name: string): boolean => /^[A-Z]$/.test(name);

function argumentsIn(expression: Expression): readonly Variable[] {
  const own =
    expression.kind === "density"
      ? [...expression.variables, ...expression.conditions].filter((value) => value.kind === "variable")
      : [];
  return [...own, ...childrenOf(expression).flatMap(argumentsIn)];
}

/** KL(p(y|x)‖q(y|x)) for its mean over x under p, where another side averages over x. */
const averagedConditions: Convention = {
  choice: "averaged-conditions",
  admits(sides) {
    const keys = sides.flatMap((side) =>
      conditionalsIn(side).flatMap(({ conditions }) => conditions.map(keyOf)),
    );
    const isFree = (side: Expression, key: string) => freeVariables(side).has(key);
    return keys.some(
      (key) =>
        sides.some((side) => isFree(side, key)) &&
        sides.some((side) => !isFree(side, key) && binds(side, key)),
    );
  },
  apply(side) {
    const inner = mapChildren(side, averagedConditions.apply);
    const density = conditionalOf(inner);
    if (!density) return inner;
    const given = density.conditions as readonly Variable[];
    return {
      kind: "expectation",
      variables: given,
      density: { ...density, variables: given, conditions: [] },
      body: inner,
    };
  },
};

/** Whether something in the expression averages or sums over the variable. */
function binds(expression: Expression, key: string): boolean {
  return (
    boundBy(expression).some((variable) => keyOf(variable) === key) ||
    childrenOf(expression).some((child) => binds(child, key))
  );
}

/** The density that a divergence or entropy is of, if it is a plain conditional. */
function conditionalOf(expression: Expression): Density | undefined {
  const density =
    expression.kind === "divergence"
      ? expression.left
      : expression.kind === "entropy"
        ? expression.density
        : undefined;
  if (density?.kind !== "density" || density.conditions.length === 0) return undefined;
  const other = expression.kind === "divergence" ? expression.right : density;
  if (
    other.kind !== "density" ||
    other.conditions.map(keyOf).sort().join() !== density.conditions.map(keyOf).sort().join()
  )
    return undefined;
  return density.conditions.every((value) => value.kind === "variable") ? density : undefined;
}

function conditionalsIn(expression: Expression): readonly Density[] {
  const own = conditionalOf(expression);
  return [...(own ? [own] : []), ...childrenOf(expression).flatMap(conditionalsIn)];
}

/** Where a logarithm of a number, or a power of two with a logarithm above it, says that the base is 2. */
const binaryLogarithm: Convention = {
  choice: "binary-logarithm",
  admits: (sides) => sides.some(tellsBase),
  apply(side) {
    const inner = mapChildren(side, binaryLogarithm.apply);
    if (inner.kind === "logarithm" && !inner.base) return { ...inner, base: two };
    const isMeasured =
      measured.has(inner.kind) ||
      (inner.kind === "divergence" && (inner.divergence === "KL" || inner.divergence === "JS"));
    return isMeasured
      ? { kind: "quotient", numerator: inner, denominator: { kind: "logarithm", argument: two } }
      : inner;
  },
};

/** What is measured in nats by its definition, and in bits under logarithms to base 2. */
const measured: ReadonlySet<Expression["kind"]> = new Set([
  "entropy",
  "crossEntropy",
  "conditionalEntropy",
  "mutualInformation",
  "evidenceLowerBound",
]);

const two: Expression = { kind: "number", value: rational(2) };

function tellsBase(expression: Expression): boolean {
  if (expression.kind === "logarithm" && isNumber(expression.argument)) return true;
  if (
    expression.kind === "power" &&
    keyOf(expression.base) === keyOf(two) &&
    holdsLogarithm(expression.exponent)
  )
    return true;
  return childrenOf(expression).some(tellsBase);
}

function isNumber(expression: Expression): boolean {
  return (
    expression.kind === "number" || (expression.kind === "quotient" && childrenOf(expression).every(isNumber))
  );
}

function holdsLogarithm(expression: Expression): boolean {
  return (
    ["logarithm", "entropy", "crossEntropy"].includes(expression.kind) ||
    childrenOf(expression).some(holdsLogarithm)
  );
}

/** Σ_i p(x_i) f(x_i), weighted by the density itself: x_i runs over all values of x. */
const enumeratedValues: Convention = {
  choice: "enumerated-values",
  admits: (sides) => sides.some((side) => enumerationsIn(side)),
  apply(side) {
    const inner = mapChildren(side, enumeratedValues.apply);
    const element = inner.kind === "summation" ? enumerated(inner) : undefined;
    if (inner.kind !== "summation" || !element) return inner;
    const value: Variable = { ...element, subscripts: [], superscripts: [] };
    return {
      ...inner,
      variables: [value],
      range: { kind: "alphabet" },
      body: substitute(inner.body, new Map([[keyOf(element), value]])),
    };
  },
};

function enumerationsIn(expression: Expression): boolean {
  return (
    (expression.kind === "summation" && enumerated(expression) !== undefined) ||
    childrenOf(expression).some(enumerationsIn)
  );
}

/** The x_i of a sum whose body has the factor p(x_i) beside others. */
function enumerated({
  variables,
  range,
  body,
}: Extract<Expression, { kind: "summation" }>): Variable | undefined {
  const [index] = variables;
  if (
    !index ||
    variables.length > 1 ||
    range.kind === "alphabet" ||
    range.kind === "set" ||
    body.kind !== "product"
  )
    return undefined;
  for (const factor of body.factors) {
    const [value] = factor.kind === "density" ? factor.variables : [];
    if (factor.kind !== "density" || factor.variables.length !== 1 || value?.kind !== "variable") continue;
    if ([...value.subscripts, ...value.superscripts].some((at) => keyOf(at) === keyOf(index))) return value;
  }
  return undefined;
}

/**
 * ∫ f(y) dy beside ∫ f(x) dx: a variable that one side only binds, and no other side has, is another name for one that
 * another side only binds.
 */
function renamedVariables(sides: readonly Expression[]): ReadonlyMap<string, Variable> {
  const binders = sides.map(
    (side) => new Map(bindersIn(side).map((variable) => [keyOf(variable), variable])),
  );
  const free = sides.map((side) => freeVariables(side));
  const onlyIn = (index: number) =>
    [...(binders[index] ?? [])].filter(([key]) =>
      sides.every((_side, other) => !free[other]?.has(key) && (other === index || !binders[other]?.has(key))),
    );
  const renaming = new Map<string, Variable>();
  // p(x) and p(y) are two marginals: H(X) = H(Y) is no renaming.
  const values = new Set(sides.flatMap(argumentsIn).map(keyOf));
  const first = onlyIn(0);
  for (let index = 1; index < sides.length; index++) {
    const own = onlyIn(index);
    if (own.length !== first.length) continue;
    own.forEach(([key], at) => {
      const [, variable] = first[at] ?? [];
      if (variable && !values.has(key) && !values.has(keyOf(variable))) renaming.set(key, variable);
    });
  }
  return renaming;
}

function bindersIn(expression: Expression): readonly Variable[] {
  return [...boundBy(expression), ...childrenOf(expression).flatMap(bindersIn)];
}

/** Sides are compared with one another, which takes quadratic time: chains longer than this are left alone. */
const longestChain = 60;

/** The sides of one chain with variables that are bound under two names given one. */
export function withOneName(sides: readonly Expression[]): readonly Expression[] {
  const renaming = sides.length > longestChain ? new Map() : renamedVariables(sides);
  if (renaming.size === 0) return sides;
  return sides.map((side) => renameAll(side, (variable) => renaming.get(keyOf(variable)) ?? variable));
}

export const hiddenConventions: readonly Convention[] = [
  averagedConditions,
  binaryLogarithm,
  capitalVariables,
  enumeratedValues,
];
