/** Keys and equality of expressions: what differs in one part differs, and children rebuild what they came from. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { boundBy, childrenOf, mapChildren, withChildren } from "../../src/semantics/children.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import { keyOf, sameExpression } from "../../src/semantics/sameExpression.ts";
import {
  add,
  d,
  div,
  E,
  f,
  H,
  CE,
  int,
  KL,
  log,
  MI,
  mul,
  num,
  opt,
  pow,
  sum,
  up,
  v,
} from "../support/expressionBuilder.ts";
import { randomExpression } from "../support/randomExpression.ts";
import { showExpression } from "../support/showExpression.ts";

const [x, y, z] = [v("x"), v("y"), v("z")];
const [p, q] = [d("p", [x]), d("q", [x])];

/** Pairs that differ in one thing alone. */
const different: readonly (readonly [Expression, Expression])[] = [
  [x, y],
  [x, v("x'")],
  [v("x", "i"), up("x", "i")],
  [v("x", "i"), v("x", "j")],
  [num(1, 2), num(1, 3)],
  [num(2), pow(2, 1)],
  [add(x, y), add(y, x)],
  [add(x, y), mul(x, y)],
  [add(x, add(y, z)), add(x, y, z)],
  [div(x, y), div(y, x)],
  [p, q],
  [p, d("p;\\theta", [x])],
  [d("p", [x, y]), d("p", [x], [y])],
  [d("p;y", [x]), d("p", [x], [y])],
  [p, f("p", x)],
  [f("f", x, y), f("f;x", y)],
  [KL("x", p, q), KL("x", q, p)],
  [KL("x", p, q), CE("x", p, q)],
  [H("x", p), H("y", p)],
  [MI("x", "y", d("p", [x, y])), MI("y", "x", d("p", [x, y]))],
  [E("x", p, log(q)), int("x", mul(p, log(q)))],
  [sum("x", "alphabet", p), sum("x", "index", p)],
  [sum("i", [1, "n"], y), sum("i", [0, "n"], y)],
  [sum("i", { kind: "set", set: "A" }, y), sum("i", { kind: "set", set: "B" }, y)],
  [opt("max", "x", y), opt("argmax", "x", y)],
  [opt("max", "x", y), opt("max", "z", y)],
];

const copyOf = (expression: Expression): Expression =>
  withChildren({ ...expression }, childrenOf(expression).map(copyOf));
const holds = (property: (first: Expression, second: Expression) => void): void =>
  fc.assert(fc.property(randomExpression, randomExpression, property), { numRuns: 500, seed: 2 });

describe("sameExpression", () => {
  for (const [first, second] of different) {
    it(`${showExpression(first)} is not ${showExpression(second)}`, () => {
      assert.equal(sameExpression(first, second), false);
      assert.notEqual(keyOf(first), keyOf(second));
      assert.equal(sameExpression(first, second), false);
    });
  }

  it("is equality of keys, and holds of copies", () =>
    holds((first, second) => {
      const copy = copyOf(first);
      assert.ok(sameExpression(first, copy));
      assert.equal(keyOf(first), keyOf(copy));
      assert.equal(sameExpression(copyOf(first), copyOf(second)), keyOf(first) === keyOf(second));
    }));
});

describe("childrenOf", () => {
  it("gives what withChildren puts back", () =>
    holds((expression) => {
      const children = childrenOf(expression);
      const rebuilt = withChildren(expression, children);
      assert.equal(keyOf(rebuilt), keyOf(expression));
      assert.deepEqual(childrenOf(rebuilt), children);
      assert.deepEqual(boundBy(rebuilt), boundBy(expression));
    }));

  it("are mapped to the very same object where nothing changes", () =>
    holds((expression) =>
      assert.equal(
        mapChildren(expression, (child) => child),
        expression,
      ),
    ));
});
