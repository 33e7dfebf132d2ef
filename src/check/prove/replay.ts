/**
 * The small checker of proofs. It walks the recorded rewritings, checks that each starts from what stands at its path,
 * and that a schema of its own admits it; nothing of the search is trusted. It shares with the search only what the
 * claim says (`situation.ts`) and the named side conditions.
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Claim, Context } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf, sameExpression } from "../../semantics/sameExpression.ts";
import { localNames, logarithmArguments } from "./logarithmArguments.ts";
import type { Proof, Rewriting } from "../verdict.ts";
import { calculusSchemas } from "./replay/calculus.ts";
import { definitionSchemas } from "./replay/definitions.ts";
import { densitySchemas } from "./replay/densities.ts";
import { derivativeSchemas } from "./replay/derivatives.ts";
import { functionSchemas } from "./replay/functions.ts";
import { integralSchemas } from "./replay/integrals.ts";
import { isAdmittedSlack } from "./replay/slack.ts";
import { optimumSchemas } from "./replay/optima.ts";
import { followsFromPremise } from "./replay/premises.ts";
import { Place } from "./replay/place.ts";
import { isProportional } from "./replay/proportions.ts";
import { sameValue } from "./replay/sameValue.ts";
import type { Schemas } from "./replay/schema.ts";
import { plus } from "./replay/shapes.ts";
import { isTransparent } from "./sideConditions.ts";
import { isKnownPositive } from "./signs.ts";
import { situationOf } from "./situation.ts";
import type { Situation } from "./situation.ts";

export const schemas: Schemas = {
  arithmetic: sameValue,
  premise: followsFromPremise,
  ...calculusSchemas,
  ...definitionSchemas,
  ...densitySchemas,
  ...derivativeSchemas,
  ...functionSchemas,
  ...integralSchemas,
  ...optimumSchemas,
};

export function replay(claim: Claim, context: Context, proof: Proof): boolean {
  const situation = situationOf(claim, context);
  admitPositive(claim, proof, situation);
  const { relation, left, right } = claim.comparison;
  if (relation !== "=" && relation !== "≥" && relation !== "≤" && relation !== "∝") return false;
  if ((relation === "=" || relation === "∝") && proof.slack.length > 0) return false;
  if (!proof.slack.every((slack) => isAdmittedSlack(slack.term, slack.rule, situation))) return false;
  const slack = proof.slack.map(({ term }) => term);
  const end = rewritten(relation === "≤" ? plus(left, ...slack) : left, proof.left, situation);
  const otherEnd = rewritten(relation === "≥" ? plus(right, ...slack) : right, proof.right, situation);
  if (!end || !otherEnd || !sameExpression(end, proof.meeting)) return false;
  if (relation === "∝") return isProportional(left, end, otherEnd, situation);
  return sameExpression(otherEnd, proof.meeting);
}

/** Where the rewritings lead from `start`; undefined where one is not admitted. */
function rewritten(
  start: Expression,
  rewritings: readonly Rewriting[],
  situation: Situation,
): Expression | undefined {
  const whole = new Place(start);
  const admitted = new Map<Expression, Rewriting>();
  for (const rewriting of rewritings) {
    if (rewriting.rule === "premise" && !isOpenPath(whole.expression, rewriting.path)) return undefined;
    const place = whole.descend(rewriting.path);
    if (!place || !sameExpression(place.expression, rewriting.from)) return undefined;
    if (!isAdmitted(rewriting, situation, admitted)) return undefined;
    place.put(rewriting.to);
  }
  return whole.expression;
}

/** Whether nothing on the path binds a name or takes a derivative, so that names mean there what they mean in the premise. */
function isOpenPath(expression: Expression, path: readonly number[]): boolean {
  let part: Expression | undefined = expression;
  for (const index of path) {
    if (!part || !isTransparent(part)) return false;
    part = childrenOf(part)[index];
  }
  return true;
}

/** Whether a schema admits the rewriting; one that was admitted before at another place is not looked at again. */
function isAdmitted(
  rewriting: Rewriting,
  situation: Situation,
  admitted: Map<Expression, Rewriting>,
): boolean {
  const { rule, from, to } = rewriting;
  const before = admitted.get(from);
  if (before?.rule === rule && before.to === to) return true;
  const schema = Object.hasOwn(schemas, rule) ? schemas[rule] : undefined;
  if (!schema?.(from, to, situation)) return false;
  admitted.set(from, rewriting);
  return true;
}

/**
 * Arguments of logarithms on the left side are positive wherever it is defined, in whatever form arithmetic gives them.
 * A name under a binder may mean something else elsewhere, so that only facts about free names or about all values of
 * a name count.
 */
function admitPositive(claim: Claim, proof: Proof, situation: Situation): void {
  const sources = [claim.comparison.left, ...claim.premises.flatMap(({ left, right }) => [left, right])];
  const local = localNames([...sources, claim.comparison.right], situation);
  const known = sources
    .flatMap((source) => logarithmArguments(source, local))
    .filter((argument) => !isKnownPositive(argument, situation));
  for (const fact of known) situation.positive.add(keyOf(fact));
  if (known.length === 0) return;
  for (const { from, to } of [...proof.left, ...proof.right]) {
    for (const argument of [from, to].flatMap((e) => logarithmArguments(e, local))) {
      if (known.some((fact) => sameValue(fact, argument))) situation.positive.add(keyOf(argument));
    }
  }
}
