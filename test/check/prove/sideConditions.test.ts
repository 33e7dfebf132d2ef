/** The named conditions of rules, each alone. */
import assert from "node:assert/strict";
import { isNormalisedOver } from "../../../src/check/prove/normalisation.ts";
import {
  hasDistinctAxes,
  isConstantIn,
  isFiniteBound,
  isFreeOf,
  isSmoothIn,
  isTransparent,
} from "../../../src/check/prove/sideConditions.ts";
import { isKnownNonNegative, isKnownNonZero, isKnownPositive } from "../../../src/check/prove/signs.ts";
import { situationOf } from "../../../src/check/prove/situation.ts";
import type { Situation } from "../../../src/check/prove/situation.ts";
import type { Context } from "../../../src/semantics/claim.ts";
import type { Expression, Variable } from "../../../src/semantics/expression.ts";
import { emptyContext, write } from "./write.ts";

function situation(about: string, context: Context = emptyContext): Situation {
  const left = write(about);
  return situationOf({ comparison: { relation: "=", left, right: left }, premises: [] }, context);
}

const pointMasses: Context = {
  ...emptyContext,
  definitions: [{ left: write("(e x)"), right: write("(* (/ 1 N) (sum (n) 1 N (dirac x x_n)))") }],
};

describe("isKnownPositive", () => {
  for (const [text, expected] of [
    ["(p x)", true],
    ["(/ (p x) (q x))", true],
    ["(+ 1 (exp x))", true],
    ["(+ (p x) (^ x 2))", true],
    ["(int (x) (p x y))", true],
    ["(sum (i) (p x_i))", true],
    ["x", false],
    ["(^ x 2)", false],
    ["(f x)", false],
    ["(- (p x))", false],
    ["(- 1 (p x))", false],
    ["0", false],
  ] as const) {
    it(`${text} ${expected}`, () => assert.equal(isKnownPositive(write(text), situation(text)), expected));
  }

  it("is not known of point masses, which vanish almost everywhere", () => {
    assert.equal(isKnownPositive(write("(e x)"), situation("(e x)", pointMasses)), false);
    assert.equal(isKnownNonNegative(write("(e x)"), situation("(e x)", pointMasses)), true);
  });
});

describe("isKnownNonNegative", () => {
  for (const [text, expected] of [
    ["(^ x 2)", true],
    ["(abs x)", true],
    ["(* (p x) (abs (f x)))", true],
    ["(KL (x) (p x) (q x))", true],
    ["(KL (x) (p x) (p x z))", false],
    ["(H (x) (p x))", false],
    ["(^ x 3)", false],
    ["(- (p x) (q x))", false],
  ] as const) {
    it(`${text} ${expected}`, () => assert.equal(isKnownNonNegative(write(text), situation(text)), expected));
  }

  it("holds for the entropy of a discrete variable", () => {
    const about = "(H (x) (p x))";
    assert.ok(isKnownNonNegative(write(about), situation(about, { ...emptyContext, discrete: ["x"] })));
  });
});

describe("isFreeOf", () => {
  for (const [text, variable, expected] of [
    ["(p x z)", "y", true],
    ["(p x z)", "z", false],
    ["(int (z) (p x z))", "z", true],
    ["(p x_1)", "x_2", true],
    ["(p x_i)", "x_j", false],
    ["(p x_i)", "i", false],
  ] as const) {
    it(`${text} of ${variable} ${expected}`, () => {
      assert.equal(isFreeOf(write(text), write(variable), situation(text)), expected);
    });
  }

  it("takes a component of a tuple to change with the tuple", () => {
    const about = "(p x_i | (seq x_j j 1 (- i 1)))";
    assert.equal(isFreeOf(write("(f x_i)"), write("x"), situation(about)), false);
  });

  it("is stricter for derivatives, where t_1 may be a component of t", () => {
    assert.equal(isConstantIn(write("(f t_1)"), write("t"), situation("t")), false);
  });
});

describe("isNormalisedOver", () => {
  for (const [text, variables, expected] of [
    ["(p x)", "x", true],
    ["(p x z)", "x z", true],
    ["(p x z)", "x", false],
    ["(* (e x) (q z | x))", "x z", true],
    ["(* (e x) (q z | x))", "z", false],
    ["(q z | x)", "z", true],
    ["(q z | x)", "x", false],
    ["(* (p x | z) (q z | x))", "x z", false],
    ["(/ (+ (p x) (q x)) 2)", "x", true],
    ["(* 1/3 (+ (p x) (q x)))", "x", false],
    ["(- (* 2 (p x)) (q x))", "x", false],
    ["(^ (p x) 2)", "x", false],
    ["(/ (* (p x) (^ (f x) 2)) (int (x) (* (p x) (^ (f x) 2))))", "x", true],
    ["(/ (* (p x) (q x)) (int (x) (* (p x) (q x))))", "x", true],
  ] as const) {
    it(`${text} over ${variables} ${expected}`, () => {
      const over = variables.split(" ").map((name) => write(name) as Variable);
      assert.equal(isNormalisedOver(write(text), over, situation(text)), expected);
    });
  }
});

describe("hasDistinctAxes", () => {
  for (const [text, expected] of [
    ["(p x | z)", true],
    ["(p x | x)", false],
    ["(p (f z))", false],
  ] as const) {
    it(`${text} ${expected}`, () => {
      const density = write(text);
      assert.ok(density.kind === "density");
      assert.equal(hasDistinctAxes(density), expected);
    });
  }
});

describe("isKnownNonZero", () => {
  for (const [text, expected] of [
    ["-2", true],
    ["(- (exp a))", true],
    ["(* -2 (p x))", true],
    ["(/ -1 (p x))", true],
    ["(^ (- (p x)) 3)", true],
    ["0", false],
    ["a", false],
    ["(- (p x) (q x))", false],
  ] as const) {
    it(`${text} ${expected}`, () => assert.equal(isKnownNonZero(write(text), situation(text)), expected));
  }
});

describe("isSmoothIn x", () => {
  for (const [text, expected] of [
    ["(^ x 2)", true],
    ["(* a (exp (* -2 x)))", true],
    ["(/ x a)", true],
    ["(^ (exp x) -1)", true],
    ["(f a)", true],
    ["(/ 1 x)", false],
    ["(^ x -1)", false],
    ["(^ x 1/2)", false],
    ["(log x)", false],
    ["(abs x)", false],
    ["(f x)", false],
  ] as const) {
    it(`${text} ${expected}`, () =>
      assert.equal(isSmoothIn(write(text), write("x") as Variable, situation(text)), expected));
  }
});

describe("isFiniteBound of an integral in x", () => {
  for (const [text, expected] of [
    ["1", true],
    ["(- a 1)", true],
    ["(exp a)", true],
    ["x", false],
    ["(+ x 1)", false],
    ["\\mathbf{a}", false],
    ["(p y)", false],
    ["(int (y) (f y))", false],
  ] as const) {
    it(`${text} ${expected}`, () =>
      assert.equal(isFiniteBound(write(text), write("x") as Variable, situation(text)), expected));
  }

  it("is none if infinite, or where the variable is a vector", () => {
    const infinite: Expression = { kind: "constant", name: "\\infty" };
    assert.ok(!isFiniteBound(infinite, write("x") as Variable, situation("1")));
    assert.ok(!isFiniteBound(write("1"), write("\\mathbf{x}") as Variable, situation("1")));
  });
});

describe("isTransparent", () => {
  for (const [text, expected] of [
    ["(+ x 1)", true],
    ["(log x)", true],
    ["(int (x) x)", false],
    ["(d x x)", false],
    ["(p x)", false],
    ["(f x)", false],
  ] as const) {
    it(`${text} ${expected}`, () => assert.equal(isTransparent(write(text)), expected));
  }
});
