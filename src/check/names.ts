/**
 * What a claim speaks of: functions with their number of arguments, quantities with their literal indices, densities
 * and the values, parameters and sets that stand with them.
 */
import { boundBy, childrenOf } from "../semantics/children.ts";
import type { Density, Expression, Variable } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";

/** How a density is written: family, parameters, and its values without indices. */
export interface Use {
  readonly family: string;
  readonly parameters: string;
  readonly values: string;
}

export interface Names {
  readonly uses: Use[];
  /** Sets that something is summed over. */
  readonly sets: Set<string>;
  /** Functions, each with its number of arguments. */
  readonly functions: Set<string>;
  /** Scalars, each with its literal indices. */
  readonly quantities: Set<string>;
  /** Values and parameters before densities: they are quantified over, whatever they are called. */
  readonly points: Set<string>;
  /** The lists of parameters that each family stands with. */
  readonly parameters: Map<string, Set<string>>;
  /** Names of quantities without their indices. */
  readonly names: Set<string>;
  /** Names that only stand as arguments of functions, as q of F(q, θ): they may name distributions. */
  readonly asArguments: Set<string>;
  readonly families: Set<string>;
  /** The indices that each indexed name stands at. */
  readonly indices: Map<string, Set<string>>;
}

export function namesIn(expressions: readonly Expression[]): Names {
  const names: Names = {
    uses: [],
    sets: new Set(),
    functions: new Set(),
    quantities: new Set(),
    points: new Set(),
    parameters: new Map(),
    names: new Set(),
    asArguments: new Set(),
    families: new Set(),
    indices: new Map(),
  };
  for (const expression of expressions) gather(expression, new Set(), names);
  return names;
}

function gather(expression: Expression, bound: ReadonlySet<string>, names: Names): void {
  const binders = boundBy(expression);
  if (expression.kind === "application")
    names.functions.add(`${expression.function}/${expression.arguments.length}`);
  if (expression.kind === "divergence" && expression.generator !== undefined)
    names.functions.add(`${expression.generator}/1`);
  if (expression.kind === "expectation" || expression.kind === "integral")
    for (const binder of binders) names.points.add(keyOf(binder));
  if (
    (expression.kind === "summation" || expression.kind === "productOver") &&
    expression.range.kind === "set"
  ) {
    names.sets.add(expression.range.set);
  }
  if (expression.kind === "density") gatherDensity(expression, names);
  else if (expression.kind === "variable" && !bound.has(keyOf(expression)))
    gatherVariable(expression, bound, names);
  const inner = binders.length > 0 ? new Set([...bound, ...binders.map(keyOf)]) : bound;
  if (expression.kind === "density" || expression.kind === "variable") return;
  if (expression.kind === "application") {
    for (const value of expression.arguments)
      if (value.kind === "variable") names.asArguments.add(value.name);
  }
  for (const child of childrenOf(expression)) gather(child, inner, names);
}

function gatherDensity(density: Density, names: Names): void {
  names.families.add(density.family);
  for (const value of [...density.variables, ...density.conditions]) names.points.add(keyOf(value));
  const list = (values: readonly Expression[]) =>
    values
      .map((value) => (value.kind === "variable" ? value.name : keyOf(value)))
      .sort()
      .join();
  names.uses.push({
    family: density.family,
    parameters: density.parameters.map(keyOf).join(),
    values: `${list(density.variables)}|${list(density.conditions)}`,
  });
  const lists = names.parameters.get(density.family) ?? new Set();
  names.parameters.set(density.family, lists.add(density.parameters.map(keyOf).join()));
}

function gatherVariable(variable: Variable, bound: ReadonlySet<string>, names: Names): void {
  const indices = [...variable.subscripts, ...variable.superscripts];
  const isBound = indices.some((index) => index.kind === "variable" && bound.has(keyOf(index)));
  names.names.add(variable.name);
  names.quantities.add(isBound ? variable.name : keyOf(variable));
  if (indices.length === 0) return;
  const at = names.indices.get(variable.name) ?? new Set();
  at.add(isBound ? "bound" : indices.map(keyOf).join());
  names.indices.set(variable.name, at);
}
