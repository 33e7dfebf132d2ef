/**
 * Finds terms that are never negative and add up to a difference: what is not negative as it stands, relative
 * entropies (Gibbs' inequality, and with it Jensen's for the logarithm), and surprises of discrete variables.
 * What is found is only proposed: the caller proves that lesser + slack = greater, and replay checks each term.
 */
import type { Expression } from "../../semantics/expression.ts";
import { divide, isInteger, negate, sign } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import type { Proof } from "../verdict.ts";
import {
  factorsOf,
  integral,
  logarithm,
  negation,
  number,
  power,
  product,
  sum,
  termsOf,
  zeroNumber,
} from "./build.ts";
import { conditionalsOf } from "./conditionals.ts";
import { outsideKey, readTerm } from "./informationTerms.ts";
import type { InformationTerm, SlackTerm, SumTerm } from "./informationTerms.ts";
import { isNormalisedOver } from "./normalisation.ts";
import type { Normalizer } from "./normalize.ts";
import { isKnownNonNegative } from "./signs.ts";

export type Slack = Proof["slack"];
type SlackEntry = Slack[number];

const mostOptional = 5;

/** Slack terms for a difference in normal form; undefined where some part of it is not known to be non-negative. */
export function slackOf(gap: Expression, normalizer: Normalizer): Slack | undefined {
  const found: SlackEntry[] = [];
  let left: SlackTerm[] = [];
  const zeroGap = gap.kind === "number" && gap.value.numerator === 0n;
  for (const term of zeroGap ? [] : termsOf(gap)) {
    if (isKnownNonNegative(term, normalizer.situation)) found.push({ term, rule: "non-negative" });
    else left.push(readTerm(term, normalizer.situation));
  }
  while (left.length > 0) {
    const step = nextSlack(left, normalizer);
    if (!step || normalizer.stop) return undefined;
    found.push(...step.slack);
    left = left.filter((term) => !step.used.includes(term));
  }
  return found;
}

interface Step {
  readonly slack: readonly SlackEntry[];
  readonly used: readonly SlackTerm[];
}

function nextSlack(terms: readonly SlackTerm[], normalizer: Normalizer): Step | undefined {
  const sums = terms.filter((term) => term.kind === "sum");
  if (sums[0]) return slackUnderSum(sums[0], sums, normalizer);
  const information = terms.filter((term) => term.kind === "information");
  if (information.length < terms.length) return undefined;
  const widest = Math.max(...information.map((term) => term.variables.length));
  for (const leader of information.filter((term) => term.variables.length === widest)) {
    const step = slackOfGroup(leader, information, normalizer);
    if (step) return step;
  }
  return undefined;
}

/** Σ_i over one range of terms whose sum has slack: the slack stays under the sum. */
function slackUnderSum(first: SumTerm, sums: readonly SumTerm[], normalizer: Normalizer): Step | undefined {
  const headOf = ({ sum: s }: SumTerm): string => keyOf({ ...s, body: zeroNumber });
  const used = sums.filter(
    (term) => outsideKey(term) === outsideKey(first) && headOf(term) === headOf(first),
  );
  const body = sum(used.map((term) => product([number(term.coefficient), term.sum.body])));
  const inner = slackOf(normalizer.normalize(body).expression, normalizer);
  if (!inner || inner.some(({ rule }) => rule !== "non-negative")) return undefined;
  const slack = inner.map(({ term, rule }) => ({
    term: product([...first.outside, { ...first.sum, body: term }]),
    rule,
  }));
  return { slack, used };
}

function slackOfGroup(
  leader: InformationTerm,
  terms: readonly InformationTerm[],
  normalizer: Normalizer,
): Step | undefined {
  if (!leader.weight.every((factor) => isKnownNonNegative(factor, normalizer.situation))) return undefined;
  const members = terms.filter(
    (term) => outsideKey(term) === outsideKey(leader) && fitsUnder(term, leader, normalizer),
  );
  const required = members.filter((term) => term.variables.length === leader.variables.length);
  const optional = members.filter((term) => !required.includes(term)).slice(0, mostOptional);
  for (const chosen of subsets(optional)) {
    const used = [...required, ...chosen];
    const entry = relativeEntropyOf(leader, used, normalizer) ?? surpriseOf(leader, used, normalizer);
    if (entry) return { slack: [entry], used };
  }
  return undefined;
}

/** Whether ∫ over the leader's further variables of its weight is the term's weight. */
function fitsUnder(term: InformationTerm, leader: InformationTerm, normalizer: Normalizer): boolean {
  const keys = new Set(term.variables.map(keyOf));
  const further = leader.variables.filter((variable) => !keys.has(keyOf(variable)));
  if (further.length !== leader.variables.length - term.variables.length) return false;
  const weight = normalizer.normalize(product(term.weight)).expression;
  return keyOf(normalizer.normalize(integral(further, product(leader.weight))).expression) === keyOf(weight);
}

function* subsets<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let mask = (1 << items.length) - 1; mask >= 0; mask--) yield items.filter((_, at) => mask & (1 << at));
}

/** c KL(w ‖ v) = ∫ w Σ c_k log a_k, with v = w / ∏ a_k^{c_k / c}, if both are densities. */
function relativeEntropyOf(
  leader: InformationTerm,
  used: readonly InformationTerm[],
  normalizer: Normalizer,
): SlackEntry | undefined {
  const { situation } = normalizer;
  const weight = conditionalsOf(leader.weight);
  if (leader.variables.length === 0 || !isNormalisedOver(product(weight), leader.variables, situation))
    return undefined;
  for (const scale of scalesOf(used)) {
    const powers = used.map(({ coefficient, argument }) =>
      power(argument, number(negate(divide(coefficient, scale)))),
    );
    const other = normalizer.normalize(product([...leader.weight, ...powers])).expression;
    const right = other.kind === "addition" ? other : product(conditionalsOf(factorsOf(other)));
    if (!isNormalisedOver(right, leader.variables, situation)) continue;
    const divergence: Expression = {
      kind: "divergence",
      divergence: "KL",
      variables: leader.variables,
      left: product(weight),
      right,
    };
    return { term: scaled(scale, leader.outside, divergence), rule: "non-negative" };
  }
  return undefined;
}

/** Positive coefficients by which all others can be divided. */
function scalesOf(used: readonly InformationTerm[]): readonly Rational[] {
  const candidates = used.map(({ coefficient }) =>
    sign(coefficient) < 0 ? negate(coefficient) : coefficient,
  );
  const distinct = candidates.filter(
    (c, at) => candidates.findIndex((d) => keyOf(number(d)) === keyOf(number(c))) === at,
  );
  return distinct.filter((scale) => used.every(({ coefficient }) => isInteger(divide(coefficient, scale))));
}

/** −c ∫ w log p(x | y) for a discrete x. */
function surpriseOf(
  leader: InformationTerm,
  used: readonly InformationTerm[],
  normalizer: Normalizer,
): SlackEntry | undefined {
  for (const scale of scalesOf(used)) {
    const powers = used.map(({ coefficient, argument }) =>
      power(argument, number(negate(divide(coefficient, scale)))),
    );
    const probability = product(conditionalsOf(factorsOf(normalizer.normalize(product(powers)).expression)));
    if (probability.kind !== "density") continue;
    const discrete = probability.variables.every(
      (v) => v.kind === "variable" && normalizer.situation.discrete.has(v.name),
    );
    if (!discrete) continue;
    const surprise = negation(
      integral(leader.variables, product([...leader.weight, logarithm(probability)])),
    );
    return { term: scaled(scale, leader.outside, surprise), rule: "surprise-is-non-negative" };
  }
  return undefined;
}

function scaled(scale: Rational, outside: readonly Expression[], term: Expression): Expression {
  const isOne = scale.numerator === 1n && scale.denominator === 1n;
  return product([...(isOne ? [] : [number(scale)]), ...outside, term]);
}
