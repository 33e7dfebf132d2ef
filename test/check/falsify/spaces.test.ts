/** Which values a variable or an index takes: what the note leaves open is never held against it. */
import assert from "node:assert/strict";
import { Budget } from "../../../src/check/budget.ts";
import { falsify } from "../../../src/check/falsify/falsify.ts";
import type { Claim } from "../../../src/semantics/claim.ts";
import type { Range } from "../../../src/semantics/expression.ts";
import {
  add,
  claim,
  contextWith,
  d,
  E,
  exp,
  f,
  int,
  log,
  mul,
  neg,
  pow,
  prod,
  sub,
  sum,
  v,
} from "../../support/expressionBuilder.ts";

const px = d("p", ["x"]);
const members: Range = { kind: "set", set: "S" };
const a = (index: string | number) => v("a", index);
const trials = (value: string) => mul(pow("θ", value), pow(sub(1, "θ"), sub(1, value)));

const cases: readonly (readonly [outcome: string, name: string, claim: Claim])[] = [
  ["needs-smooth-world", "an integral of a known function", claim(int("x", exp(neg(pow("x", 2)))), "=", 2)],
  [
    "needs-smooth-world",
    "one term of known value",
    claim(int("x", add(px, exp(neg(pow("x", 2))))), "=", add(1, "c")),
  ],
  [
    "needs-smooth-world",
    "a density, moved",
    claim(int("x", mul(px, f("f", sub("x", "b")))), "=", int("x", mul(px, f("f", add("x", "b"))))),
  ],
  ["values-unstated", "trials by their two values", claim(sum("x", "alphabet", trials("x")), "=", 1)],
  ["fails", "a moment by a density", claim(int("x", mul(px, pow("x", 2))), "=", int("x", mul(px, "x")))],
  ["fails", "a moment by an expectation", claim(E("x", px, pow("x", 2)), "=", E("x", px, "x"))],
  [
    "fails",
    "a function, weighted",
    claim(int("x", mul("x", f("f", "x"))), "=", add(1, int("x", mul("x", f("f", "x"))))),
  ],
  ["fails", "a sum of densities and their values", claim(sum("x", "alphabet", mul(px, "x")), "=", 1)],
  [
    "holds",
    "a square as a double sum",
    claim(pow(sum("i", "index", a("i")), 2), "=", sum("i", "index", sum("j", "index", mul(a("i"), a("j"))))),
  ],
  [
    "holds",
    "letters joined by a third",
    claim(
      mul(sum("i", "index", a("i")), sum("j", "index", v("b", "j"))),
      "=",
      sum("k", "index", sum("l", "index", mul(a("k"), v("b", "l")))),
    ),
  ],
  ["fails", "a sum of whole numbers", claim(sum("i", [1, "n"], "i"), "=", pow("n", 2))],
  [
    "holds",
    "functions of an index",
    claim(sum("i", "index", f("f", "i")), "=", sum("j", "index", f("f", "j"))),
  ],
  [
    "holds",
    "one range of two letters",
    claim(
      sum("i", "index", sum("j", "index", mul(a("i"), v("b", "j")))),
      "=",
      sum("i", "index", sum("j", "index", mul(a("j"), v("b", "i")))),
    ),
  ],
  [
    "fails",
    "a square as a sum of squares",
    claim(pow(sum("i", "index", a("i")), 2), "=", sum("i", "index", pow(a("i"), 2))),
  ],
  [
    "range-unstated",
    "a set and an index without one",
    claim(sum("i", members, a("i")), "=", sum("j", "index", a("j"))),
  ],
  [
    "range-unstated",
    "a range and an index without one",
    claim(sum("i", [1, 3], log(a("i"))), "=", log(prod("j", "index", a("j")))),
  ],
  [
    "data-distribution",
    "a sum over data and an average",
    claim(sum("x", members, f("f", "x")), "=", mul("n", E("x", px, f("f", "x")))),
  ],
  ["fails", "two sets", claim(sum("i", members, a("i")), "=", sum("i", { kind: "set", set: "T" }, a("i")))],
];

const trialOf = (subject: Claim) => falsify(subject, contextWith(), new Budget(2e6), 7);

describe("the values that variables and indices take", () => {
  for (const [outcome, name, subject] of cases) {
    it(`${outcome}: ${name}`, () => {
      const trial = trialOf(subject);
      assert.equal(trial.kind === "open" ? trial.stop.code : trial.kind, outcome);
    });
  }

  it("shows no coefficient of an unknown function", () => {
    const total = () => sum("x", members, f("f", "x"));
    const trial = trialOf(claim(total(), "=", add(total(), 1)));
    if (trial.kind !== "fails") assert.fail(trial.kind);
    assert.deepEqual(Object.keys(trial.witness.tables), ["|S|"]);
  });

  it("shows different numbers for different values, with which its sides are evaluated", () => {
    const trial = trialOf(claim(E("x", px, exp("x")), "=", E("x", px, add(1, "x"))));
    if (trial.kind !== "fails") assert.fail(trial.kind);
    const { tables, right } = trial.witness;
    const valueOf = (name: string) => fractionOf(tables[name] ?? "");
    const [first, second] = [valueOf("number of x=0"), valueOf("number of x=1")];
    assert.notEqual(first, second);
    const weights = ["x=0", "x=1"].map(
      (point) => valueOf(`p(${point})`) * (tables[`w(${point})`] ? valueOf(`w(${point})`) : 1),
    );
    const mean = 1 + (weights[0] ?? 0) * first + (weights[1] ?? 0) * second;
    assert.ok(Math.abs(mean - fractionOf(right.split(" ")[0] ?? "")) < 1e-9);
  });
});

function fractionOf(text: string): number {
  const [numerator = "", denominator = "1"] = text.replace("−", "-").split("/");
  return Number(numerator) / Number(denominator);
}
