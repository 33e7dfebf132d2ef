/**
 * Every rule by its own examples and refusals, read as notes are: it turns `from` into `to`, the falsifier finds both
 * equal, and it leaves its refusals alone.
 */
import assert from "node:assert/strict";
import { Budget } from "../../src/check/budget.ts";
import { falsify } from "../../src/check/falsify/falsify.ts";
import { alphaEquivalent } from "../../src/check/prove/replay/alphaEquivalence.ts";
import { schemas } from "../../src/check/prove/replay.ts";
import type { Given, Rule } from "../../src/check/prove/rule.ts";
import { rules } from "../../src/check/prove/rules/index.ts";
import { sameArithmetic } from "../../src/check/prove/sameArithmetic.ts";
import { situationOf, type Situation } from "../../src/check/prove/situation.ts";
import { childrenOf, withChildren } from "../../src/semantics/children.ts";
import type { Claim, Context } from "../../src/semantics/claim.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import { printExpression } from "../../src/semantics/printExpression.ts";
import { assertSameValues } from "../support/quadrature.ts";
import { readEquations } from "../support/readTex.ts";

const work = 200_000;

interface Case {
  readonly claim: Claim;
  readonly context: Context;
  readonly situation: Situation;
}

/** from = to as a claim in the context that the example gives. */
function caseOf(from: string, to: string, given: Given = {}): Case {
  const equations = readEquations([...(given.definitions ?? []), `${from} = ${to}`]);
  const last = equations.at(-1);
  assert.ok(last);
  const claim: Claim = { comparison: { relation: "=", ...last }, premises: [] };
  const context: Context = {
    definitions: equations.slice(0, -1),
    independentDraws: given.independentDraws ?? [],
    discrete: given.discrete ?? [],
    laws: [],
  };
  return { claim, context, situation: situationOf(claim, context) };
}

/** The expression with the rule applied at the first place where it can be, the root before its parts. */
function appliedAnywhere(rule: Rule, expression: Expression, situation: Situation): Expression | undefined {
  const here = rule.apply(expression, situation);
  if (here) return here;
  const children = childrenOf(expression);
  for (const [index, child] of children.entries()) {
    const changed = appliedAnywhere(rule, child, situation);
    if (changed) return withChildren(expression, children.with(index, changed));
  }
  return undefined;
}

describe("rules", () => {
  for (const rule of rules) {
    describe(rule.name, () => {
      it("has an example, a refusal and a schema in replay", () => {
        assert.ok(rule.examples.length > 0);
        assert.ok(rule.refusals.length > 0);
        assert.ok(Object.hasOwn(schemas, rule.name));
      });

      for (const { from, to, given, anywhere } of rule.examples) {
        it(`${from} becomes ${to}`, () => {
          const { claim, context, situation } = caseOf(from, to, given);
          const { left, right } = claim.comparison;
          const result = anywhere ? appliedAnywhere(rule, left, situation) : rule.apply(left, situation);
          assert.ok(result, `does not apply to ${printExpression(left)}`);
          const same = alphaEquivalent(result, right, situation) || sameArithmetic(result, right);
          assert.ok(same, `${printExpression(result)}\nis not\n${printExpression(right)}`);
          const trial = falsify(claim, context, new Budget(work), 1);
          // What finite worlds have no say in is integrated by quadrature instead.
          const isSmooth = trial.kind === "open" && trial.stop.code === "needs-smooth-world";
          if (isSmooth) assertSameValues(left, right);
          else assert.equal(trial.kind, "holds", JSON.stringify(trial));
        });
      }

      for (const { from, given, because } of rule.refusals) {
        it(`leaves ${from} alone: ${because}`, () => {
          const { claim, situation } = caseOf(from, "0", given);
          const result = appliedAnywhere(rule, claim.comparison.left, situation);
          assert.equal(result && printExpression(result), undefined);
        });
      }
    });
  }
});
