/**
 * What rules may know about a claim besides the expression at hand: the definitions of the note and of the premises,
 * which scalars are positive wherever the left side is defined, and how the names of random variables are used.
 */
import { childrenOf, boundBy } from "../../semantics/children.ts";
import type { Claim, Comparison, Context, Definition } from "../../semantics/claim.ts";
import type { Expression, Name, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { relevantDefinitions } from "./relevantDefinitions.ts";
import { sortOf } from "../../semantics/sort.ts";
import { freeVariables } from "../../semantics/substitute.ts";

export interface Situation {
  readonly premises: readonly Comparison[];
  readonly definitions: readonly Definition[];
  readonly independentDraws: ReadonlySet<Name>;
  /** Sorts whose base measure is counting measure. */
  readonly discrete: ReadonlySet<Name>;
  /** Keys of expressions that are positive wherever the left side is defined; grown before a proof begins. */
  readonly positive: Set<string>;
  /** Sorts of which one density holds two variables: there each variable is an axis of its own and none is renamed. */
  readonly splitSorts: ReadonlySet<Name>;
  /** Names x of which `x_{<i}` stands in a density though its draws are not independent: x is the tuple of its x_i. */
  readonly tuples: ReadonlySet<Name>;
  /** For a tuple the one plain letter at which its products and sequences end: its length. */
  readonly lengths: ReadonlyMap<Name, Variable>;
  /** Named divergences stay as they are. */
  readonly keepDivergences: boolean;
}

export function situationOf(claim: Claim, context: Context): Situation {
  const premiseDefinitions = claim.premises.flatMap((premise) =>
    definitionOf(premise.left, premise.right, context, premise.relation),
  );
  const asked = [
    claim.comparison.left,
    claim.comparison.right,
    ...claim.premises.flatMap(({ left, right }) => [left, right]),
  ];
  const given = relevantDefinitions(asked, [...context.definitions, ...premiseDefinitions]);
  const expressions = [...asked, ...given.flatMap(({ left, right }) => [left, right])];
  const survey = new Survey(new Set(context.independentDraws));
  for (const expression of expressions) survey.visit(expression);
  for (const tuple of survey.tuples) survey.splitSorts.add(tuple);
  const lengths = new Map<Name, Variable>();
  for (const [name, ends] of survey.rangeEnds) {
    const [end] = ends.values();
    const others = [...(survey.sequenceEnds.get(name)?.keys() ?? [])];
    if (ends.size === 1 && end && others.every((key) => key === keyOf(end))) lengths.set(name, end);
  }
  return {
    premises: claim.premises,
    definitions: given.filter((definition) => isClosed(definition, claim, given, survey.taken)),
    independentDraws: new Set(context.independentDraws),
    discrete: new Set([...context.discrete, ...survey.summed]),
    positive: survey.counts,
    splitSorts: survey.splitSorts,
    tuples: survey.tuples,
    lengths,
    keepDivergences: false,
  };
}

/**
 * Whether the definition means the same wherever its name stands: a lone variable must be bound nowhere, and what is
 * free in its right side beside the formal parameters must not be bound around a use of it.
 */
function isClosed(
  { left, right }: Definition,
  claim: Claim,
  all: readonly Definition[],
  taken: ReadonlySet<string>,
): boolean {
  if (left.kind === "variable" && taken.has(keyOf(left))) return false;
  const formals = left.kind === "variable" ? [] : childrenOf(left).map(keyOf);
  const open = [...freeVariables(right).keys()].filter((key) => !formals.includes(key));
  const users = [
    claim.comparison.left,
    claim.comparison.right,
    ...claim.premises.flatMap((premise) => [premise.left, premise.right]),
    ...all.filter((other) => other.left !== left).map((other) => other.right),
  ];
  return !users.some((user) => open.some((key) => bindsAround(user, key, left)));
}

/** Whether a use of the name stands where the variable with that key is bound. */
function bindsAround(expression: Expression, key: string, head: Expression, bound = false): boolean {
  if (bound && isUseOf(expression, head)) return true;
  const inside = bound || boundBy(expression).some((variable) => keyOf(variable) === key);
  return childrenOf(expression).some((child) => bindsAround(child, key, head, inside));
}

function isUseOf(expression: Expression, head: Expression): boolean {
  if (head.kind === "application")
    return expression.kind === "application" && expression.function === head.function;
  if (head.kind === "density") return expression.kind === "density" && expression.family === head.family;
  return keyOf(expression) === keyOf(head);
}

/** A premise f(u) = … whose f nothing else defines gives f its meaning. */
function definitionOf(
  left: Expression,
  right: Expression,
  context: Context,
  relation: string,
): readonly Definition[] {
  if (relation !== "=" || left.kind !== "application" || left.arguments.length === 0) return [];
  const formals = [...left.parameters, ...left.arguments];
  const plain = formals.every(
    (f) => f.kind === "variable" && f.subscripts.length + f.superscripts.length === 0,
  );
  if (!plain || new Set(formals.map(keyOf)).size !== formals.length) return [];
  const known = context.definitions.some(
    (d) => d.left.kind === "application" && d.left.function === left.function,
  );
  return known || mentions(right, left.function) ? [] : [{ left, right }];
}

function mentions(expression: Expression, name: Name): boolean {
  return (
    (expression.kind === "application" && expression.function === name) ||
    childrenOf(expression).some((child) => mentions(child, name))
  );
}

/** One walk over all expressions of a claim. */
class Survey {
  readonly splitSorts = new Set<Name>();
  readonly tuples = new Set<Name>();
  readonly summed = new Set<Name>();
  /** Variables that something binds or that tell a density's axis: their letter is no name for a value. */
  readonly taken = new Set<string>();
  readonly rangeEnds = new Map<Name, Map<string, Variable>>();
  readonly sequenceEnds = new Map<Name, Map<string, Variable>>();
  /** The upper ends of ranges: sizes of data sets and the like. */
  readonly counts = new Set<string>();
  readonly #independent: ReadonlySet<Name>;

  constructor(independent: ReadonlySet<Name>) {
    this.#independent = independent;
  }

  visit(expression: Expression): void {
    for (const variable of boundBy(expression)) this.taken.add(keyOf(variable));
    if (expression.kind === "density")
      this.#visitDensity([...expression.variables, ...expression.conditions]);
    if (expression.kind === "sequence" && expression.to.kind === "variable") {
      addTo(this.sequenceEnds, expression.element.name, expression.to);
    }
    if (expression.kind === "summation" || expression.kind === "productOver") {
      if (expression.range.kind === "alphabet")
        for (const v of expression.variables) this.summed.add(sortOf(v));
      if (expression.range.kind === "interval" && expression.range.to.kind === "variable") {
        if (startsAtOne(expression.range.from)) this.counts.add(keyOf(expression.range.to));
        const bound = new Set(boundBy(expression).map(keyOf));
        for (const v of freeVariables(expression.body).values()) {
          if (v.subscripts.some((s) => bound.has(keyOf(s))))
            addTo(this.rangeEnds, v.name, expression.range.to);
        }
      }
    }
    for (const child of childrenOf(expression)) this.visit(child);
  }

  #visitDensity(list: readonly Expression[]): void {
    const seen = new Set<Name>();
    for (const argument of list) {
      const element = argument.kind === "sequence" ? argument.element : argument;
      if (element.kind !== "variable") continue;
      this.taken.add(keyOf(element));
      const sort = sortOf(element);
      if (this.#independent.has(element.name)) continue;
      if (argument.kind === "sequence") this.tuples.add(element.name);
      if (seen.has(sort)) this.splitSorts.add(sort);
      seen.add(sort);
    }
  }
}

function addTo(ends: Map<Name, Map<string, Variable>>, name: Name, end: Variable): void {
  const known = ends.get(name) ?? new Map<string, Variable>();
  known.set(keyOf(end), end);
  ends.set(name, known);
}

function startsAtOne(from: Expression): boolean {
  return from.kind === "number" && from.value.numerator >= 1n && from.value.denominator === 1n;
}
