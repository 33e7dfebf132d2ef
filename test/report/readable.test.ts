/** Normal forms as people write them: exact forms, and the same value in every expression that can be drawn. */
import assert from "node:assert/strict";
import { readable } from "../../src/report/readable.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import { printExpression } from "../../src/semantics/printExpression.ts";
import { rational } from "../../src/semantics/rational.ts";

const number = (value: bigint): Expression => ({ kind: "number", value: rational(value) });
const logOf = (value: bigint): Expression => ({ kind: "logarithm", argument: number(value) });
const [two, three] = [logOf(2n), logOf(3n)];
const times = (...factors: readonly Expression[]): Expression => ({ kind: "product", factors });
const power = (base: Expression, exponent: bigint): Expression => ({
  kind: "power",
  base,
  exponent: number(exponent),
});

describe("readable", () => {
  for (const [what, expression, tex] of [
    ["a sign", times(number(-1n), two), "-\\log 2"],
    ["a number with a sign", times(number(-5n), two), "-5 \\log 2"],
    ["two signs", times(number(-1n), number(-3n), two), "3 \\log 2"],
    ["an inverse among factors", times(two, power(three, -1n)), "\\frac{\\log 2}{\\log 3}"],
    ["inverses alone", times(power(two, -1n), power(three, -2n)), "\\frac{1}{(\\log 2) (\\log 3)^{2}}"],
    ["an inverse by itself", power(two, -1n), "\\frac{1}{\\log 2}"],
    ["a power that is none", power(two, 2n), "(\\log 2)^{2}"],
    ["what stands inside", { kind: "negation", operand: times(number(-1n), two) } as const, "-(-\\log 2)"],
  ] as const) {
    it(`writes ${what}`, () => assert.equal(printExpression(readable(expression)), tex));
  }

  it("leaves an expression without signs and inverses the very same", () => {
    const sum: Expression = { kind: "addition", terms: [two, three] };
    assert.equal(readable(sum), sum);
  });
});
