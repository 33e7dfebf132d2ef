/**
 * Worlds in which the premises hold. An equation that does not hold already is solved for one name: left − right is
 * evaluated over the rational functions of that name, denominators are cleared, and every rational root is put back
 * into the premise; a root where a side is undefined is discarded. Inequalities select among worlds.
 */
import type { Comparison } from "../../semantics/claim.ts";
import type { Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import { subtract } from "./arithmetic/arithmetic.ts";
import { rationalFunctions, rootsOf, unknown, type Roots } from "./arithmetic/rationalFunction.ts";
import { evaluators } from "./evaluate/index.ts";
import { Evaluation, isPoint, type Value } from "./evaluation.ts";
import type { Question } from "./prepare.ts";
import { Halt, Undefined } from "./signals.ts";
import { exactSign, inDoubles, type Situation } from "./situation.ts";
import type { World } from "./world.ts";

/** Every situation of a world that satisfies all premises. */
export function situationsOf(question: Question, world: World): readonly Situation[] {
  let situations: readonly Situation[] = [{ world, forced: new Map() }];
  for (const premise of question.premises) {
    situations = situations.flatMap((situation) => satisfy(premise, question, situation));
  }
  return situations;
}

function satisfy(premise: Comparison, question: Question, situation: Situation): readonly Situation[] {
  switch (premise.relation) {
    case "=":
      return holdsExactly(premise, situation) ? [situation] : solve(premise, question, situation);
    case "<":
    case ">":
    case "≤":
    case "≥":
      return holdsInDoubles(premise, situation) ? [situation] : [];
    default:
      throw new Halt("premise-relation", { relation: premise.relation });
  }
}

function holdsExactly(premise: Comparison, situation: Situation): boolean {
  try {
    return exactSign(premise, situation) === 0;
  } catch (error) {
    if (error instanceof Undefined) return false;
    throw error;
  }
}

function holdsInDoubles({ relation, left, right }: Comparison, situation: Situation): boolean {
  try {
    const evaluation = inDoubles(situation);
    const [a, b] = [evaluation.evaluate(left), evaluation.evaluate(right)];
    const margin = relation === "<" || relation === "≤" ? b.value - a.value : a.value - b.value;
    return margin > a.error + b.error;
  } catch (error) {
    if (error instanceof Undefined) return false;
    throw error;
  }
}

/**
 * Solutions by every name of the premise in turn. Where the premise is a product, one name may only show some of its
 * factors ((s − a)(s − b) = 0 solved for a is a = s), so that all are needed; a name whose roots are not known leaves a
 * gap, and then nothing can be said to hold.
 */
function solve(premise: Comparison, question: Question, situation: Situation): readonly Situation[] {
  const { comparison, gaps } = question;
  return candidatesOf(premise, comparison).flatMap((candidate) =>
    solveFor(candidate, premise, situation, gaps),
  );
}

/** Free names of the premise: first a side of the conclusion, then other names of the conclusion, plain before indexed. */
function candidatesOf(premise: Comparison, { left, right }: Comparison): readonly Variable[] {
  const inConclusion = new Set([...freeVariables(left).keys(), ...freeVariables(right).keys()]);
  const sides = new Set([keyOf(left), keyOf(right)]);
  const rank = ([key, variable]: [string, Variable]): number =>
    (sides.has(key) ? 0 : 4) +
    (inConclusion.has(key) ? 0 : 2) +
    (variable.subscripts.length + variable.superscripts.length > 0 ? 1 : 0);
  const found = new Map([...freeVariables(premise.left), ...freeVariables(premise.right)]);
  return [...found].sort((first, second) => rank(first) - rank(second)).map(([, variable]) => variable);
}

function solveFor(
  candidate: Variable,
  premise: Comparison,
  situation: Situation,
  gaps: Set<string>,
): readonly Situation[] {
  const { world } = situation;
  if (world.roles.wholes.has(candidate.name) || world.roles.indices.includes(candidate.name)) return [];
  const places = new Evaluation(evaluators, rationalFunctions, world, new Map(situation.forced));
  let name: string;
  try {
    name = places.nameAt(candidate);
    if (situation.forced.has(name) || isPoint(places.valueOf(candidate))) return [];
  } catch (error) {
    return giveUp(error);
  }
  const found = rootsFor(name, premise, situation);
  if (found.kind === "beyond") gaps.add(name);
  if (found.kind !== "rational") return [];
  return found.roots
    .filter((root) => world.admits(name, root))
    .map((root): Situation => ({
      world,
      forced: new Map<string, Value>([...situation.forced, [name, root]]),
    }))
    .filter((solved) => holdsExactly(premise, solved));
}

function rootsFor(name: string, { left, right }: Comparison, { world, forced }: Situation): Roots {
  const symbols = new Map([[name, unknown]]);
  const evaluation = new Evaluation(evaluators, rationalFunctions, world, new Map(forced), symbols);
  try {
    return rootsOf(subtract(rationalFunctions, evaluation.evaluate(left), evaluation.evaluate(right)));
  } catch (error) {
    giveUp(error);
    return { kind: "beyond" };
  }
}

/** No solution by this name, unless the work is used up. */
function giveUp(error: unknown): readonly never[] {
  if (error instanceof Undefined) return [];
  if (error instanceof Halt && error.stop.code !== "exhausted") return [];
  throw error;
}
