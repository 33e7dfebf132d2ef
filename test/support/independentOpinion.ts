/**
 * An independent opinion on a claim: whether it holds in random finite worlds, evaluated with a hundred digits. A premise
 * is solved for each of its quantities in turn, by the secant rule. Nothing of the checker is used.
 */
import { boundBy, childrenOf } from "../../src/semantics/children.ts";
import type { Claim, Comparison, Context } from "../../src/semantics/claim.ts";
import type { Expression, Variable } from "../../src/semantics/expression.ts";
import { absolute, agree, NoValue, over, precision, type Real, times, unit } from "./fixedPoint.ts";
import { type Bound, Evaluation, type Names } from "./independentEvaluation.ts";
import { NewSlot, sortOfVariable, Unsupported, World } from "./independentWorld.ts";

/** `unknown` where the claim is beyond the evaluator, or has a value in too few worlds. */
export type Opinion = "true" | "false" | "unknown";

interface ClaimNames extends Names {
  readonly discrete: ReadonlySet<string>;
}

const mostWorlds = 80;

export function opinionOn(claims: readonly Claim[], context: Context): Opinion {
  const opinions = claims.map((claim) => opinionOnClaim(claim, context));
  if (opinions.includes("false")) return "false";
  return opinions.length === 0 || opinions.includes("unknown") ? "unknown" : "true";
}

function opinionOnClaim(claim: Claim, context: Context): Opinion {
  const enough = claim.comparison.relation === "=" ? 12 : 40;
  const names = namesOf(claim, context);
  if (!names) return "unknown";
  let informative = 0;
  for (let seed = 1; seed <= mostWorlds && informative < enough; seed++) {
    try {
      const verdict = inWorld(claim, context, names, seed);
      if (verdict === false && claim.comparison.relation !== "≠") return "false";
      // Two things differ if some world tells them apart.
      if (verdict === true && claim.comparison.relation === "≠") return "true";
      if (verdict !== undefined) informative++;
    } catch (error) {
      if (error instanceof Unsupported) return "unknown";
      if (!(error instanceof NoValue)) throw error;
    }
  }
  if (claim.comparison.relation === "≠") return "false";
  return informative >= enough ? "true" : "unknown";
}

/** Whether the claim holds in the world of a seed; nothing where no solution of its premise was found. */
function inWorld(claim: Claim, context: Context, names: ClaimNames, seed: number): boolean | undefined {
  const world = new World(seed, context, names.discrete);
  for (;;) {
    try {
      const evaluation = new Evaluation(world, names);
      const [premise, ...more] = claim.premises;
      if (!premise) return holds(claim.comparison, evaluation, new Map());
      if (more.length > 0 || premise.relation !== "=")
        throw new Unsupported("a premise that is no single equation");
      if (mentionsFunction(premise)) throw new Unsupported("a premise that tells what a function is");
      const solutions = solutionsOf(premise, evaluation, names);
      const verdicts = solutions.flatMap((solution) => {
        try {
          return [holds(claim.comparison, evaluation, solution)];
        } catch (error) {
          if (error instanceof NoValue) return [];
          throw error;
        }
      });
      return verdicts.length === 0 ? undefined : verdicts.every((verdict) => verdict);
    } catch (error) {
      if (!(error instanceof NewSlot)) throw error;
    }
  }
}

function holds({ relation, left, right }: Comparison, evaluation: Evaluation, bound: Bound): boolean {
  if (isSetOfOptima(left) && isSetOfOptima(right)) {
    if (relation !== "=") throw new Unsupported("sets compared");
    const [first, second] = [evaluation.ranking(left, bound).ranked, evaluation.ranking(right, bound).ranked];
    return first.every((one, at) =>
      first.every((other, to) => order(one, other) === order(second[at] ?? 0n, second[to] ?? 0n)),
    );
  }
  const [first, second] = [evaluation.value(left, bound), evaluation.value(right, bound)];
  switch (relation) {
    case "=":
      return agree(first, second);
    case "≠":
      return !agree(first, second);
    case "≥":
      return first > second || agree(first, second);
    case "≤":
      return first < second || agree(first, second);
    case ">":
      return first > second && !agree(first, second);
    case "<":
      return first < second && !agree(first, second);
    case "≈":
    case "∝":
      throw new Unsupported(relation);
  }
}

type SetOfOptima = Extract<Expression, { kind: "optimum" }>;

function isSetOfOptima(e: Expression): e is SetOfOptima {
  return e.kind === "optimum" && (e.operator === "argmin" || e.operator === "argmax");
}

const order = (first: Real, second: Real): number => (agree(first, second) ? 0 : first > second ? 1 : -1);

/** Worlds in which the premise holds: one of its quantities changed to a root of left − right. */
function solutionsOf({ left, right }: Comparison, evaluation: Evaluation, names: Names): readonly Bound[] {
  return [...quantitiesIn([left, right], names)].flatMap((name): readonly Bound[] => {
    const gap = (value: Real): Real => {
      const bound = new Map([[name, value]]);
      return evaluation.value(left, bound) - evaluation.value(right, bound);
    };
    try {
      const root = rootOf(gap, evaluation.world.random(`start ${name}`));
      return root === undefined ? [] : [new Map([[name, root]])];
    } catch (error) {
      if (error instanceof NoValue) return [];
      throw error;
    }
  });
}

/** The secant rule, until nothing changes any more. */
function rootOf(gap: (value: Real) => Real, start: Real): Real | undefined {
  let [before, here] = [start, start + unit / 7n];
  let [gapBefore, gapHere] = [gap(before), gap(here)];
  for (let round = 0; round < 60; round++) {
    if (absolute(gapHere) < unit >> (precision - 120n)) return here;
    if (gapHere === gapBefore) return undefined;
    const next = here - times(gapHere, over(here - before, gapHere - gapBefore));
    [before, gapBefore] = [here, gapHere];
    [here, gapHere] = [next, gap(next)];
  }
  return undefined;
}

function mentionsFunction({ left, right }: Comparison): boolean {
  let found = false;
  visitAll([left, right], (e) => {
    found ||= e.kind === "application";
  });
  return found;
}

function quantitiesIn(expressions: readonly Expression[], names: Names): ReadonlySet<string> {
  const found = new Set<string>();
  visitAll(expressions, (e) => {
    const isPlain = e.kind === "variable" && e.subscripts.length + e.superscripts.length === 0;
    if (isPlain && !names.points.has(e.name) && !names.sizes.has(e.name)) found.add(e.name);
  });
  return found;
}

/** None if they are beyond the evaluator. */
function namesOf({ comparison, premises }: Claim, context: Context): ClaimNames | undefined {
  const [points, sizes, sequential] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const [indexed, plain] = [new Set<string>(), new Set<string>()];
  const discrete = new Set(context.discrete);
  const point = (e: Expression): void => {
    if (e.kind === "variable") points.add(e.name);
    if (e.kind === "sequence") points.add(e.element.name);
  };
  const all = [comparison, ...premises, ...context.definitions].flatMap(({ left, right }) => [left, right]);
  visitAll(all, (e) => {
    const isRange = e.kind === "summation" || e.kind === "productOver" || e.kind === "optimum";
    if (!isRange && e.kind !== "sequence") boundBy(e).forEach(point);
    if (e.kind === "summation" && e.range.kind === "alphabet") {
      for (const variable of e.variables) discrete.add(sortOfVariable(variable));
      e.variables.forEach(point);
    }
    if ((e.kind === "summation" || e.kind === "productOver") && e.range.kind === "interval")
      addSizes(e.range.to, sizes);
    if (e.kind === "sequence") addSizes(e.to, sizes);
    if (e.kind !== "density") return;
    const values = [...e.variables, ...e.conditions];
    values.forEach(point);
    const elements = values.flatMap((value) =>
      value.kind === "sequence" ? [value.element] : value.kind === "variable" ? [value] : [],
    );
    const sorts = elements.map(sortOfVariable);
    const isJoint = values.some(({ kind }) => kind === "sequence") || new Set(sorts).size < sorts.length;
    // Whether x is the tuple of all x_i is beyond the evaluator.
    for (const { name, subscripts } of elements)
      (subscripts.length > 0 ? indexed : plain).add(`${e.family} ${name}`);
    if (isJoint && !sorts.some((sort) => context.independentDraws.includes(sort))) sequential.add(e.family);
  });
  const tuples = [...sequential].some((family) =>
    [...plain].some((name) => name.startsWith(`${family} `) && indexed.has(name)),
  );
  return tuples ? undefined : { points, sizes, sequential, discrete };
}

function addSizes(end: Expression, sizes: Set<string>): void {
  visitAll([end], (e) => {
    if (e.kind === "variable") sizes.add((e satisfies Variable).name);
  });
}

function visitAll(expressions: readonly Expression[], visit: (e: Expression) => void): void {
  for (const expression of expressions) {
    visit(expression);
    visitAll(childrenOf(expression), visit);
  }
}
