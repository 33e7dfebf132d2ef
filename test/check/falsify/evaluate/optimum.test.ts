/** Optima over parameters of densities have values, the same set of parameters everywhere; others need a solver. */
import assert from "node:assert/strict";
import { Budget } from "../../../../src/check/budget.ts";
import { falsify } from "../../../../src/check/falsify/falsify.ts";
import type { Claim } from "../../../../src/semantics/claim.ts";
import {
  add,
  claim,
  contextWith,
  d,
  div,
  f,
  KL,
  mul,
  num,
  opt,
  pow,
  sub,
  sum,
  v,
} from "../../../support/expressionBuilder.ts";

const px = d("p", ["x"]);
const qx = d("q", ["x"]);
const fit = KL("x", qx, d("p;θ", ["x"]));
const back = KL("x", d("p;θ", ["x"]), qx);
const otherFit = KL("x", qx, d("p;θ'", ["x"]));
const bothFits = KL("x", d("q;φ", ["x"]), d("p;θ", ["x"]));

const cases: readonly (readonly [outcome: string, name: string, claim: Claim])[] = [
  ["holds", "a minimum is below every value", claim(opt("min", "θ", fit), "≤", fit)],
  ["holds", "a minimum is below other parameters", claim(opt("min", "θ", fit), "≤", otherFit)],
  ["holds", "a minimum by another letter", claim(opt("min", "θ", fit), "=", opt("min", "θ'", otherFit))],
  [
    "holds",
    "a minimum of minima",
    claim(opt("min", "φ", opt("min", "θ", bothFits)), "=", opt("min", "φ θ", bothFits)),
  ],
  [
    "holds",
    "weak duality",
    claim(opt("min", "φ", opt("max", "θ", bothFits)), "≥", opt("max", "θ", opt("min", "φ", bothFits))),
  ],
  ["fails", "a minimum is every value", claim(opt("min", "θ", fit), "≥", fit)],
  [
    "fails",
    "strong duality",
    claim(opt("min", "φ", opt("max", "θ", bothFits)), "=", opt("max", "θ", opt("min", "φ", bothFits))),
  ],
  [
    "fails",
    "optima that are ordered differently",
    claim(opt("argmin", "θ", fit), "=", opt("argmin", "θ", back)),
  ],
  [
    "optimum-over-numbers",
    "numbers ordered differently, with one optimum",
    claim(
      opt("argmin", "a", pow(sub("a", 1), 2)),
      "=",
      opt("argmin", "a", mul(pow(sub("a", 1), 2), add(1, pow("a", 2)))),
    ),
  ],
  [
    "optimum-over-numbers",
    "a parameter that is a number as well",
    claim(opt("argmin", "θ", add(fit, pow("θ", 2))), "=", opt("argmin", "θ", fit)),
  ],
  [
    "holds",
    "numbers ordered alike",
    claim(opt("argmin", "a", pow("a", 2)), "=", opt("argmin", "a", add(pow("a", 2), pow("a", 4)))),
  ],
  ["needs-optimum-solver", "a supremum of a function", claim(f("f", "x"), "≤", opt("max", "x", f("f", "x")))],
  ["needs-optimum-solver", "a supremum of a density", claim(px, "≤", opt("max", "x", px))],
  [
    "needs-optimum-solver",
    "a maximum over numbers",
    claim(opt("max", "a", mul("a", sub(1, "a"))), "=", num(1, 4)),
  ],
  [
    "needs-optimum-solver",
    "a parameter that is a number too",
    claim(opt("min", "θ", add(fit, pow("θ", 2))), "≤", fit),
  ],
  [
    "needs-optimum-solver",
    "parameters that move with an index",
    claim(
      opt("min", "θ", fit),
      "≤",
      mul(div(1, "K"), sum("k", [1, "K"], KL("x", qx, { ...px, parameters: [v("θ", "k")] }))),
    ),
  ],
];

const trialOf = (subject: Claim) => falsify(subject, contextWith(), new Budget(2e6), 7);

describe("values of optima", () => {
  for (const [outcome, name, subject] of cases) {
    it(`${outcome}: ${name}`, () => {
      const trial = trialOf(subject);
      assert.equal(trial.kind === "open" ? trial.stop.code : trial.kind, outcome);
    });
  }

  it("shows two settings of which the sides prefer different ones", () => {
    const trial = trialOf(claim(opt("argmin", "θ", fit), "=", opt("argmax", "θ", fit)));
    assert.equal(trial.kind, "fails");
    const pattern = /^value (\d) of values (\d) and (\d): \S+ and \S+$/;
    const [, left, ...pair] = pattern.exec(trial.kind === "fails" ? trial.witness.left : "") ?? [];
    const [, right, ...samePair] = pattern.exec(trial.kind === "fails" ? trial.witness.right : "") ?? [];
    assert.deepEqual(pair, samePair);
    assert.deepEqual(new Set([left, right]), new Set(pair));
  });
});
