/**
 * The values of expressions of real calculus as doubles: integrals between bounds by Simpson's rule, derivatives by
 * central differences. Good to about six digits for smooth functions on short intervals, and independent of `src/check`.
 */
import assert from "node:assert/strict";
import type { Expression } from "../../src/semantics/expression.ts";
import { toNumber } from "../../src/semantics/rational.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";
import { freeVariables } from "../../src/semantics/substitute.ts";

type Values = ReadonlyMap<string, number>;

const intervals = 512;
const step = 1e-4;

/** Both sides agree to six digits at a few points. */
export function assertSameValues(left: Expression, right: Expression): void {
  const names = new Set([...freeVariables(left).keys(), ...freeVariables(right).keys()]);
  for (let round = 1; round <= 3; round++) {
    const values = new Map([...names].map((name, at) => [name, 0.3 * round + 0.7 * at]));
    const [a, b] = [valueOf(left, values), valueOf(right, values)];
    assert.ok(Math.abs(a - b) <= 1e-6 * (1 + Math.abs(a)), `${a} is not ${b}`);
  }
}

export function valueOf(e: Expression, values: Values): number {
  const inner = (part: Expression): number => valueOf(part, values);
  switch (e.kind) {
    case "number":
      return toNumber(e.value);
    case "variable": {
      const value = values.get(keyOf(e));
      assert.ok(value !== undefined, `no value for ${keyOf(e)}`);
      return value;
    }
    case "addition":
      return e.terms.reduce((total, term) => total + inner(term), 0);
    case "product":
      return e.factors.reduce((total, factor) => total * inner(factor), 1);
    case "negation":
      return -inner(e.operand);
    case "quotient":
      return inner(e.numerator) / inner(e.denominator);
    case "power":
      return inner(e.base) ** inner(e.exponent);
    case "exponential":
      return Math.exp(inner(e.argument));
    case "integral": {
      const [variable] = e.variables;
      assert.ok(variable && e.lower && e.upper && e.variables.length === 1);
      const [lower, upper] = [inner(e.lower), inner(e.upper)];
      const at = (x: number): number => valueOf(e.body, new Map([...values, [keyOf(variable), x]]));
      return simpson(at, lower, upper);
    }
    case "derivative": {
      const key = keyOf(e.variable);
      const middle = inner(e.variable);
      const at = (x: number): number => valueOf(e.body, new Map([...values, [key, x]]));
      return (at(middle + step) - at(middle - step)) / (2 * step);
    }
    default:
      throw new Error(`no value for a ${e.kind}`);
  }
}

function simpson(f: (x: number) => number, lower: number, upper: number): number {
  const width = (upper - lower) / intervals;
  let total = f(lower) + f(upper);
  for (let at = 1; at < intervals; at++) total += (at % 2 === 1 ? 4 : 2) * f(lower + at * width);
  return (total * width) / 3;
}
