/** What may stand on the left of a definition, under which name, and what is put among its formal parameters. */
import assert from "node:assert/strict";
import { definedName, definitionOf, mentions, namesOf } from "../../src/semantics/definable.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import { add, d, f, log, mul, neg, pow, seq, sub, up, v } from "../support/expressionBuilder.ts";
import { showExpression } from "../support/showExpression.ts";

const [x, y, n] = [v("x"), v("y"), v("n")];

/** A left side, and the name it would define; none where it is no such side. */
const names: readonly (readonly [Expression, string | undefined])[] = [
  [x, "x"],
  [v("x", n), "x"],
  [up("x", n), "x"],
  [f("f", x, y), "f/2"],
  [f("f;\\theta", x), "f/1"],
  [f("f", d("p", [x])), "f/1"],
  [f("f", seq(v("x", "j"), "j", 1, "N")), "f/1"],
  [f("f", x, x), undefined],
  [f("f;x", x), undefined],
  [f("f", 2), undefined],
  [f("f", add(x, 1)), undefined],
  [d("p", [x], [x]), undefined],
  [add(x, y), undefined],
  [pow(x, 2), undefined],
  [log(x), undefined],
];

/** Left and right of a definition, and what is kept of it. */
const definitions: readonly (readonly [Expression, Expression, string | undefined])[] = [
  [f("f", x), pow(x, 2), "f(x) := (^ x 2)"],
  [f("J", d("p", [x])), log(d("p", [x])), "J(u_{1}) := (log u_{1})"],
  [v("x", n), add(y, 1), "x_{n} := (+ y 1)"],
  [v("x", add(n, 1)), v("x", n), undefined],
  [f("\\beta", v("s", n)), mul(2, v("s", n)), "beta(s_{n}) := (* 2 s_{n})"],
  [f("\\beta", v("s", n)), mul(n, v("s", n)), undefined],
];

/** An expression, a left side, and whether the one speaks of the other. */
const mentioned: readonly (readonly [Expression, Expression, boolean])[] = [
  [add(x, 1), x, true],
  [log(f("f", y)), f("f", x), true],
  [log(d("p", [x])), d("p", [x]), true],
  [v("x", n), x, false],
  [log(d("p", [y])), d("p", [x]), false],
  [log(d("q", [x])), d("p", [x]), false],
  [f("g", x), f("f", x), false],
];

describe("definedName", () => {
  for (const [left, name] of names) it(showExpression(left), () => assert.equal(definedName(left), name));

  it("tells the densities of one family apart by their arguments, in any order", () => {
    assert.equal(definedName(d("p", [x, y])), definedName(d("p", [y, x])));
    assert.notEqual(definedName(d("p", [x, y])), definedName(d("p", [x], [y])));
  });
});

describe("definitionOf", () => {
  for (const [left, right, kept] of definitions) {
    it(`${showExpression(left)} as ${showExpression(right)}`, () => {
      const { definition } = definitionOf(left, right);
      assert.equal(
        definition && `${showExpression(definition.left)} := ${showExpression(definition.right)}`,
        kept,
      );
    });
  }
});

describe("mentions", () => {
  for (const [expression, left, does] of mentioned) {
    it(`${showExpression(expression)} ${does ? "speaks" : "does not speak"} of ${showExpression(left)}`, () =>
      assert.equal(mentions(expression, left), does));
  }
});

describe("namesOf", () => {
  it("gives families, functions and variables", () => {
    const expression = sub(mul(f("f;\\theta", x), d("p", [y])), neg(n));
    assert.deepEqual([...namesOf(expression)].sort(), ["\\theta", "f", "n", "p", "x", "y"]);
  });
});
