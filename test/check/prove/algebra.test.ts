/** What nerdamer proposes is read right or not at all, and what comes of it agrees with quadrature. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { proposeAntiderivative, proposeFactors } from "../../../src/check/prove/algebra.ts";
import { readAlgebra } from "../../../src/check/prove/readAlgebra.ts";
import { antiderivative } from "../../../src/check/prove/rules/antiderivative.ts";
import { fundamentalTheoremOfCalculus } from "../../../src/check/prove/rules/fundamentalTheoremOfCalculus.ts";
import { sameArithmetic } from "../../../src/check/prove/sameArithmetic.ts";
import { situationOf } from "../../../src/check/prove/situation.ts";
import type { Expression, Variable } from "../../../src/semantics/expression.ts";
import { assertSameValues } from "../../support/quadrature.ts";
import { emptyContext, write } from "./write.ts";

describe("readAlgebra", () => {
  const letters = ["x", "a"].map(write);
  const read = (text: string): Expression | undefined => readAlgebra(text, (letter) => letters[letter]);
  for (const [text, expected] of [
    ["(-1+v0)*(1+v0+v0^2)", "(* (- x 1) (+ 1 x (^ x 2)))"],
    ["(1/3)*v0^3", "(* 1/3 (^ x 3))"],
    ["(-2/9)*v0-v1", "(- (* -2/9 x) a)"],
    ["v1^(-1)*v0/2", "(* 1/2 (^ a -1) x)"],
    ["-v0^2", "(- (^ x 2))"],
  ] as const) {
    it(`reads ${text}`, () => {
      const value = read(text);
      assert.ok(value && sameArithmetic(value, write(expected)));
    });
  }
  it("reads powers of e", () =>
    assert.deepEqual(read("e^(v0*v1)"), { kind: "exponential", argument: write("(* x a)") }));
  for (const text of [
    "sqrt(v0)",
    "v7",
    "2*i",
    "v0+",
    "(v0",
    "v0)",
    "1/0",
    "integrate(v0,v0)",
    "",
    "0.5*v0",
  ]) {
    it(`does not read ${text || "nothing"}`, () => assert.equal(read(text), undefined));
  }
});

describe("nerdamer", () => {
  it("proposes factors", () => {
    const cubic = write("(- (^ (log x) 3) 1)");
    const factors = proposeFactors(cubic);
    assert.ok(factors && sameArithmetic(factors, cubic));
    assert.equal(factors.kind, "product");
  });

  it("proposes antiderivatives", () => {
    const found = proposeAntiderivative(write("(* a (^ x 2))"), write("x") as Variable);
    assert.ok(found && sameArithmetic(found, write("(* 1/3 a (^ x 3))")));
  });
});

describe("antiderivative", () => {
  const bound = fc.constantFrom("a", "b", "0", "1", "-1/2", "(+ a 1)");
  const integrand = fc
    .record({
      coefficient: fc.constantFrom("1", "-3", "2/5", "c"),
      degree: fc.nat({ max: 6 }),
      slope: fc.constantFrom(undefined, "1", "-2", "1/3"),
    })
    .map(({ coefficient, degree, slope }) => {
      const power = degree === 0 ? "" : degree === 1 ? "x" : `(^ x ${degree})`;
      return `(* ${coefficient} ${power} ${slope === undefined ? "1" : `(exp (* ${slope} x))`})`;
    });

  it("agrees with quadrature", () => {
    const situation = situationOf(
      { comparison: { relation: "=", left: write("0"), right: write("0") }, premises: [] },
      emptyContext,
    );
    fc.assert(
      fc.property(bound, bound, integrand, (lower, upper, body) => {
        const integral = write(`(int (x) ${lower} ${upper} ${body})`);
        const ofDerivative = antiderivative.apply(integral, situation);
        assert.ok(ofDerivative, body);
        const value = fundamentalTheoremOfCalculus.apply(ofDerivative, situation);
        assert.ok(value, body);
        assertSameValues(integral, value);
      }),
      { numRuns: 60 },
    );
  });
});
