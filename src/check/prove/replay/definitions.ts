/** Schemas of the rules that put a meaning in the place of a name. */
import type { Definition } from "../../../semantics/claim.ts";
import { childrenOf } from "../../../semantics/children.ts";
import type { Density, Expression, ExpressionOf, Variable } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { sortOf } from "../../../semantics/sort.ts";
import { freeVariables, substitute } from "../../../semantics/substitute.ts";
import type { Situation } from "../situation.ts";
import { alphaEquivalent } from "./alphaEquivalence.ts";
import type { Schemas } from "./schema.ts";
import { literal, logOf, minus, over, plus, same, sameList, times } from "./shapes.ts";

export const definitionSchemas: Schemas = {
  "unfold-definition": (from, to, situation) =>
    situation.definitions.some((definition) => instanceOf(definition, from, to, situation)),
  "expectation-as-integral": (from, to) =>
    from.kind === "expectation" && integrates(to, from.variables, times(from.density, from.body)),
  "sum-as-integral": (from, to) =>
    from.kind === "summation" && from.range.kind === "alphabet" && integrates(to, from.variables, from.body),
  "divergence-definition": (from, to) => from.kind === "divergence" && same(to, meaningOf(from) ?? from),
  "entropy-definition": (from, to) => {
    const meaning = entropyOf(from);
    return meaning !== undefined && same(to, meaning);
  },
  "evidence-lower-bound": (from, to) =>
    from.kind === "evidenceLowerBound" &&
    integrates(to, from.latent, times(from.encoder, logOf(over(from.joint, from.encoder)))),
};

function integrates(integral: Expression, variables: readonly Variable[], body: Expression): boolean {
  return integral.kind === "integral" && same(integral, { kind: "integral", variables, body });
}

function relativeEntropy(variables: readonly Variable[], from: Expression, to: Expression): Expression {
  return { kind: "integral", variables, body: times(from, logOf(over(from, to))) };
}

function meaningOf({
  divergence,
  left,
  right,
  variables,
  generator,
}: ExpressionOf<"divergence">): Expression | undefined {
  const half: Expression = { kind: "number", value: { numerator: 1n, denominator: 2n } };
  const mixture = over(plus(left, right), literal(2));
  switch (divergence) {
    case "KL":
      return relativeEntropy(variables, left, right);
    case "JS":
      return plus(
        times(half, relativeEntropy(variables, left, mixture)),
        times(half, relativeEntropy(variables, right, mixture)),
      );
    case "TV":
      return times(half, {
        kind: "integral",
        variables,
        body: { kind: "absolute", argument: plus(left, minus(right)) },
      });
    case "f": {
      if (generator === undefined) return undefined;
      const value: Expression = {
        kind: "application",
        function: generator,
        parameters: [],
        arguments: [over(left, right)],
      };
      return { kind: "integral", variables, body: times(right, value) };
    }
  }
}

function entropyOf(e: Expression): Expression | undefined {
  const average = (variables: readonly Variable[], weight: Expression, argument: Expression): Expression => ({
    kind: "integral",
    variables,
    body: times(weight, logOf(argument)),
  });
  const within = (joint: Density, variables: readonly Variable[]): Expression => ({ ...joint, variables });
  switch (e.kind) {
    case "entropy":
      return minus(average(e.variables, e.density, e.density));
    case "crossEntropy":
      return minus(average(e.variables, e.left, e.right));
    case "conditionalEntropy":
      return minus(average([...e.variables, ...e.given], e.joint, over(e.joint, within(e.joint, e.given))));
    case "mutualInformation":
      return average(
        [...e.left, ...e.right],
        e.joint,
        over(e.joint, times(within(e.joint, e.left), within(e.joint, e.right))),
      );
    default:
      return undefined;
  }
}

/** Whether `to` is the right side of the definition with the arguments of `from` in place of its formal variables. */
function instanceOf(
  { left, right }: Definition,
  from: Expression,
  to: Expression,
  situation: Situation,
): boolean {
  if (left.kind !== from.kind || !sameName(left, from)) return false;
  const formals = formalsOf(left);
  const actuals = formalsOf(from);
  if (formals.length !== actuals.length || countsOf(left) !== countsOf(from)) return false;
  for (const order of left.kind === "density"
    ? bySort(formals, actuals, left.parameters.length)
    : [actuals]) {
    const values = new Map(formals.map((formal, at) => [keyOf(formal), order[at] ?? formal]));
    const consistent = formals.every((formal, at) =>
      same(values.get(keyOf(formal)) ?? formal, order[at] ?? formal),
    );
    if (
      consistent &&
      keepsNames(right, values, situation) &&
      alphaEquivalent(substitute(right, values), to, situation)
    )
      return true;
  }
  return false;
}

const formalsOf = (e: Expression): readonly Expression[] => (e.kind === "variable" ? [] : childrenOf(e));

function countsOf(e: Expression): string {
  if (e.kind === "density") return `${e.parameters.length} ${e.variables.length}`;
  return e.kind === "application" ? `${e.parameters.length}` : "";
}

function sameName(left: Expression, from: Expression): boolean {
  if (left.kind === "variable") return same(left, from);
  if (left.kind === "application" && from.kind === "application") return left.function === from.function;
  return left.kind === "density" && from.kind === "density" && left.family === from.family;
}

/** The actual arguments of a density put beside the formal ones of the same sort. */
function bySort(
  formals: readonly Expression[],
  actuals: readonly Expression[],
  parameters: number,
): readonly (readonly Expression[])[] {
  const result: Expression[] = actuals.slice(0, parameters);
  const rest = actuals.slice(parameters);
  for (const formal of formals.slice(parameters)) {
    const at = rest.findIndex(
      (e) => e.kind === "variable" && formal.kind === "variable" && sortOf(e) === sortOf(formal),
    );
    const [found] = at < 0 ? [] : rest.splice(at, 1);
    if (!found) return [];
    result.push(found);
  }
  return sameList(result, actuals) ? [result] : [];
}

/** No variable whose name tells an axis changes, and no derivative is taken in a variable that does. */
function keepsNames(
  right: Expression,
  values: ReadonlyMap<string, Expression>,
  situation: Situation,
): boolean {
  const changed = [...values].filter(([key, value]) => key !== keyOf(value));
  const sorts = changed.flatMap(([, value]) => [...freeVariables(value).values()].map(sortOf));
  if (sorts.some((sort) => situation.splitSorts.has(sort)) && situation.splitSorts.size > 0) {
    return [...freeVariables(right).values()].every(
      (variable) => !situation.splitSorts.has(sortOf(variable)),
    );
  }
  return !changed.some(([key]) => derivesIn(right, key));
}

function derivesIn(e: Expression, key: string): boolean {
  return (
    (e.kind === "derivative" && keyOf(e.variable) === key) ||
    childrenOf(e).some((child) => derivesIn(child, key))
  );
}
