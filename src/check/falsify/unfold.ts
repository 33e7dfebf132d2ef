/**
 * Gives defined names their meaning: every expression that matches the left side of a definition becomes its right
 * side with the arguments put in, without capture. Of a family that is defined by its joint density, marginals and
 * conditionals are taken from that joint: p(a | c) = ∫ p(a, b, c) db / ∫∫ p(a, b, c) da db.
 */
import { boundBy, mapChildren } from "../../semantics/children.ts";
import type { Definition } from "../../semantics/claim.ts";
import type { Density, Expression, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { freeVariables, substitute } from "../../semantics/substitute.ts";
import { Halt } from "./signals.ts";

const maximalDepth = 16;

/** The expression with every defined name unfolded. */
export function unfold(expression: Expression, definitions: readonly Definition[]): Expression {
  return definitions.length === 0 ? expression : unfoldWithin(expression, definitions, new Set(), 0);
}

function unfoldWithin(
  expression: Expression,
  definitions: readonly Definition[],
  bound: ReadonlySet<string>,
  depth: number,
): Expression {
  if (depth > maximalDepth) throw new Halt("circular-definition");
  const meaning = meaningOf(expression, definitions, bound);
  if (meaning) return unfoldWithin(meaning, definitions, bound, depth + 1);
  const binders = boundBy(expression);
  const inner = binders.length === 0 ? bound : new Set([...bound, ...binders.map(keyOf)]);
  return mapChildren(expression, (child) => unfoldWithin(child, definitions, inner, depth));
}

function meaningOf(
  expression: Expression,
  definitions: readonly Definition[],
  bound: ReadonlySet<string>,
): Expression | undefined {
  for (let index = definitions.length - 1; index >= 0; index--) {
    const definition = definitions[index];
    const bindings = definition && match(definition, expression, bound);
    if (!bindings) continue;
    const formals = new Set(bindings.keys());
    for (const key of freeVariables(definition.right).keys()) {
      if (!formals.has(key) && bound.has(key)) throw new Halt("captured-definition", { name: key });
    }
    return substitute(definition.right, bindings);
  }
  return expression.kind === "density" ? fromDefinedJoint(expression, definitions) : undefined;
}

function match(
  { left, right }: Definition,
  expression: Expression,
  bound: ReadonlySet<string>,
): Map<string, Expression> | undefined {
  if (left.kind !== expression.kind) return undefined;
  if (left.kind === "application" && expression.kind === "application") {
    if (left.function !== expression.function) return undefined;
    return pair([...left.parameters, ...left.arguments], [...expression.parameters, ...expression.arguments]);
  }
  if (left.kind === "density" && expression.kind === "density") return matchDensity(left, expression);
  if (bound.has(keyOf(expression))) return undefined;
  if (keyOf(left) === keyOf(expression)) return new Map();
  if (left.kind !== "variable" || expression.kind !== "variable") return undefined;
  return matchIndexed(left, expression, right);
}

/** π_k = p(k) gives π_j its meaning too; an index that the right side does not speak of is a label (μ_p is not μ_q). */
function matchIndexed(
  left: Variable,
  variable: Variable,
  right: Expression,
): Map<string, Expression> | undefined {
  if (left.name !== variable.name || left.subscripts.length !== variable.subscripts.length) return undefined;
  const formals = [...left.subscripts, ...left.superscripts];
  const inRight = freeVariables(right);
  if (formals.length === 0 || !formals.every((formal) => inRight.has(keyOf(formal)))) return undefined;
  return pair(formals, [...variable.subscripts, ...variable.superscripts]);
}

function matchDensity(left: Density, density: Density): Map<string, Expression> | undefined {
  if (left.family !== density.family || left.parameters.length !== density.parameters.length)
    return undefined;
  const variables = pairBySort(left.variables, density.variables);
  const conditions = pairBySort(left.conditions, density.conditions);
  const parameters = pair(left.parameters, density.parameters);
  return variables && conditions && parameters && new Map([...parameters, ...variables, ...conditions]);
}

function pair(
  formals: readonly Expression[],
  actuals: readonly Expression[],
): Map<string, Expression> | undefined {
  if (formals.length !== actuals.length) return undefined;
  const bindings = new Map<string, Expression>();
  for (const [index, formal] of formals.entries()) {
    const actual = actuals[index];
    if (!actual) return undefined;
    const sameVariable = keyOf(formal) === keyOf(actual);
    if (formal.kind !== "variable" && !sameVariable) return undefined;
    if (actual.kind === "sequence" && !sameVariable) return undefined;
    if (formal.kind === "variable") bindings.set(keyOf(formal), actual);
  }
  return bindings;
}

/** Pairs arguments of equal sort first, the rest in order. */
function pairBySort(
  formals: readonly Expression[],
  actuals: readonly Expression[],
): Map<string, Expression> | undefined {
  if (formals.length !== actuals.length) return undefined;
  const waiting = [...actuals];
  const chosen = formals.map((formal) => {
    const place = waiting.findIndex(
      (actual) => sortName(actual) !== undefined && sortName(actual) === sortName(formal),
    );
    return place < 0 ? undefined : waiting.splice(place, 1)[0];
  });
  return pair(
    formals,
    chosen.map((actual) => actual ?? (waiting.shift() as Expression)),
  );
}

function sortName(expression: Expression): string | undefined {
  return expression.kind === "variable" ? sortOf(expression) : undefined;
}

/** A marginal or conditional of a family that is defined by a joint density; halts where the definition does not tell. */
function fromDefinedJoint(density: Density, definitions: readonly Definition[]): Expression | undefined {
  const defining = definitions.filter(
    ({ left }) =>
      left.kind === "density" &&
      left.family === density.family &&
      left.parameters.length === density.parameters.length,
  );
  if (defining.length === 0) return undefined;
  const wanted = [...density.variables, ...density.conditions];
  for (const { left } of defining) {
    if (left.kind !== "density" || left.conditions.length > 0) continue;
    const whole = joint(left, wanted, density);
    if (!whole) continue;
    const given = new Set(density.conditions.map(keyOf));
    const others = whole.variables.filter(
      (variable) => !wanted.some((each) => keyOf(each) === keyOf(variable)),
    );
    const numerator = integrate(whole, others);
    if (given.size === 0) return numerator;
    return {
      kind: "quotient",
      numerator,
      denominator: integrate(
        whole,
        whole.variables.filter((variable) => !given.has(keyOf(variable))),
      ),
    };
  }
  throw new Halt("family-partly-defined", { family: density.family });
}

/** The defined joint at the wanted arguments, its other variables as they stand in the definition. */
function joint(left: Density, wanted: readonly Expression[], density: Density): Density | undefined {
  const waiting = [...wanted];
  const variables = left.variables.map((formal) => {
    const place = waiting.findIndex(
      (actual) => sortName(actual) !== undefined && sortName(actual) === sortName(formal),
    );
    return place < 0 ? formal : (waiting.splice(place, 1)[0] as Expression);
  });
  const distinct = new Set(variables.map(keyOf)).size === variables.length;
  const smaller = wanted.length < left.variables.length || density.conditions.length > 0;
  return waiting.length === 0 && distinct && smaller ? { ...density, variables, conditions: [] } : undefined;
}

function integrate(density: Density, variables: readonly Expression[]): Expression {
  if (variables.length === 0) return density;
  const bound = variables.filter((variable): variable is Variable => variable.kind === "variable");
  if (bound.length < variables.length) throw new Halt("family-partly-defined", { family: density.family });
  return { kind: "integral", variables: bound, body: density };
}
