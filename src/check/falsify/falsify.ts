/**
 * Is a claim false? Draws finite worlds, evaluates both sides, compares as the relation asks, and shows the simplest
 * world found in which the claim fails. Never throws on user text; what it cannot decide is `open`, with a code.
 */
import type { Budget } from "../budget.ts";
import type { Claim, Context, Definition } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { childrenOf } from "../../semantics/children.ts";
import { compareInDoubles, exactSignIfDefined, isFarOutside } from "./compare.ts";
import { judgeEquality, judgeInequation } from "./equality.ts";
import { asksForLaw } from "./law.ts";
import { judgeInequality } from "./inequality.ts";
import { isSetOfOptima, judgeOrder, ordersDiffer } from "./order.ts";
import { doubtAbout, isFactorisation, isLocal, tiesToNothing } from "./doubt.ts";
import { hypothesesFor } from "./missingHypothesis.ts";
import { prepare, type Question } from "./prepare.ts";
import { crossMultiplied } from "./proportionality.ts";
import { relevantDefinitions } from "./relevantDefinitions.ts";
import { shrink } from "./shrink.ts";
import { Halt, Undefined } from "./signals.ts";
import type { Situation } from "./situation.ts";
import type { Restriction } from "./style.ts";
import { open, thorough, type Attempt, type Effort, type Finding, type Trial } from "./trial.ts";
import { witnessOf } from "./witness.ts";

export type { Effort, Trial } from "./trial.ts";

/** Enough to tell a hypothesis under which a refuted claim holds. */
const brief: Effort = { worlds: 8, exactWorlds: 2, attack: false };

/** Enough to say that a hypothesis is what a refuted claim lacks, so that it is not called false. */
const convincing: Effort = { worlds: 12, exactWorlds: 2, attack: true };

const independent: Restriction = { hypothesis: "independent", arrays: [] };

type Means = Omit<Attempt, "question">;

/** `effort` is less than `thorough` only where something else already speaks for the claim. */
export function falsify(
  claim: Claim,
  context: Context,
  budget: Budget,
  seed: number,
  effort: Effort = thorough,
): Trial {
  try {
    return show(claim, context, { budget, seed, effort });
  } catch (error) {
    if (error instanceof Halt) return { kind: "open", stop: error.stop, worlds: 0 };
    if (error instanceof Undefined)
      return { kind: "open", stop: { code: "too-few-worlds", data: {} }, worlds: 0 };
    throw error;
  }
}

function show(claim: Claim, given: Context, means: Means): Trial {
  const relevant = { ...given, definitions: relevantDefinitions(claim, given.definitions) };
  const context = { ...relevant, definitions: usableDefinitions(relevant, means) };
  const asked = claim.comparison.relation === "∝" ? crossMultiplied(claim.comparison) : claim.comparison;
  if (!asked) return stopped("proportionality");
  const question = prepare({ ...claim, comparison: asked }, context);
  const attempt: Attempt = { question, ...means };
  const finding = judge(attempt);
  if (finding.kind === "holds" && question.gaps.size > 0) return stopped("premise-unsolved");
  if (finding.kind !== "fails") return finding;
  const doubt = doubtAbout(question);
  if (doubt) return stopped(doubt);
  if (asksForLaw(question, finding.situation, means.budget)) return stopped("needs-distribution");
  if (
    isFactorisation(question) &&
    judge({ ...attempt, restriction: independent, effort: brief }).kind === "holds"
  ) {
    return stopped("needs-independence");
  }
  const broken = unnormalised(context, means).filter((definition) => !isLocal(definition, question));
  if (broken.length > 0) {
    if (!broken.every((definition) => tiesToNothing(definition, claim, context.definitions))) {
      return stopped("definition-not-normalised");
    }
    const definitions = given.definitions.filter((definition) => !broken.includes(definition));
    return show(claim, { ...given, definitions }, means);
  }
  const hypothesis = missingHypothesis(attempt);
  if (hypothesis !== undefined) return stopped("missing-hypothesis", { hypothesis });
  const shown = shrink(attempt, finding, (situation) => failsIn(question, situation));
  return {
    kind: "fails",
    witness: witnessOf(question.comparison, shown.situation, means.seed),
    exact: shown.exact,
  };
}

/** The first hypothesis under which the claim holds. */
function missingHypothesis(attempt: Attempt): Restriction["hypothesis"] | undefined {
  return hypothesesFor(attempt.question).find(
    (restriction) => judge({ ...attempt, restriction, effort: convincing }).kind === "holds",
  )?.hypothesis;
}

function stopped(code: string, data: Readonly<Record<string, string>> = {}): Trial {
  return { kind: "open", stop: { code, data }, worlds: 0 };
}

function judge(attempt: Attempt): Finding {
  const { relation, left, right } = attempt.question.comparison;
  switch (relation) {
    case "=":
      return isSetOfOptima(left) || isSetOfOptima(right) ? judgeOrder(attempt) : judgeEquality(attempt);
    case "≠":
      return judgeInequation(attempt);
    case "≈":
      return open("approximation", 0);
    case "∝":
      return open("proportionality", 0);
    default:
      return judgeInequality(attempt);
  }
}

/** Whether, and how, the claim fails in a situation. */
function failsIn({ comparison }: Question, situation: Situation): "exactly" | "in doubles" | undefined {
  const { relation, left, right } = comparison;
  if (isSetOfOptima(left) && isSetOfOptima(right)) return ordersDiffer(left, right, situation);
  const outcome = compareInDoubles(comparison, situation);
  if (outcome.kind === "undefined") return undefined;
  const sign = exactSignIfDefined(comparison, situation);
  const doubles = isFarOutside(outcome.sides) ? Math.sign(outcome.sides.difference.value) : undefined;
  const known = sign ?? doubles;
  if (known === undefined || !violates(relation, known)) return undefined;
  return sign === undefined ? "in doubles" : "exactly";
}

function violates(relation: Question["comparison"]["relation"], sign: number): boolean {
  switch (relation) {
    case "=":
      return sign !== 0;
    case "≠":
      return sign === 0;
    case "<":
      return sign >= 0;
    case ">":
      return sign <= 0;
    case "≤":
      return sign > 0;
    case "≥":
      return sign < 0;
    default:
      return false;
  }
}

/** The definitions of densities that are no density in some world. */
function unnormalised(context: Context, means: Means): readonly Definition[] {
  return context.definitions.filter(({ left, right }) => {
    if (left.kind !== "density" || left.variables.some(({ kind }) => kind !== "variable")) return false;
    const variables = left.variables.filter((variable) => variable.kind === "variable");
    const mass: Expression = { kind: "integral", variables, body: right };
    const one: Expression = { kind: "number", value: { numerator: 1n, denominator: 1n } };
    const normalised: Claim = { comparison: { relation: "=", left: mass, right: one }, premises: [] };
    return judge({ question: prepare(normalised, context), ...means }).kind === "fails";
  });
}

/**
 * The definitions to unfold. One that speaks of a density by the same family is either an identity of every joint
 * density, and then left out, or a restriction of the family that finite worlds do not draw.
 */
function usableDefinitions(context: Context, means: Means): readonly Definition[] {
  return context.definitions.filter(({ left, right }, index) => {
    if (left.kind !== "density" || !mentionsFamily(right, left.family, left.parameters.length)) return true;
    const earlier = {
      ...context,
      definitions: context.definitions.slice(0, index).filter((other) => other.left !== left),
    };
    const claim: Claim = { comparison: { relation: "=", left, right }, premises: [] };
    if (judge({ question: prepare(claim, earlier), ...means }).kind === "holds") return false;
    throw new Halt("restricted-family", { family: left.family });
  });
}

function mentionsFamily(expression: Expression, family: string, parameters: number): boolean {
  if (
    expression.kind === "density" &&
    expression.family === family &&
    expression.parameters.length === parameters
  ) {
    return true;
  }
  return childrenOf(expression).some((child) => mentionsFamily(child, family, parameters));
}
