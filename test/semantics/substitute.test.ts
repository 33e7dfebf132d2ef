/** Free variables, substitution that never captures, and renaming: by examples, and for random expressions. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { boundBy, childrenOf } from "../../src/semantics/children.ts";
import type { Expression, Variable } from "../../src/semantics/expression.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";
import { freeVariables, fresh, renameAll, renameBound, substitute } from "../../src/semantics/substitute.ts";
import { add, d, div, E, f, int, KL, log, mul, opt, seq, sum, v } from "../support/expressionBuilder.ts";
import { randomExpression } from "../support/randomExpression.ts";
import { showExpression } from "../support/showExpression.ts";

const [x, y, z] = [v("x"), v("y"), v("z")];

const freeIn: readonly (readonly [Expression, string])[] = [
  [add(x, y), "x y"],
  [int("x", f("f", x, y)), "y"],
  [E("z", d("q", [z], [x]), f("f", z, y)), "x y"],
  [mul(int("x", f("f", x)), x), "x"],
  [KL("x", d("p", [x], [z]), d("q", [x])), "z"],
  [sum("i", [1, "N"], v("x", "i")), "N x_{i}"],
  [seq(v("x", "j"), "j", 1, "N"), "x_{j} N"],
  [opt("argmax", "\\theta", log(d("p;\\theta", [x]))), "x"],
  [v("x", "i"), "x_{i} i"],
];

/** The expression, what is put in for y, and what comes out. */
const substitutions: readonly (readonly [Expression, Expression, string])[] = [
  [add(x, y), z, "(+ x z)"],
  [int("x", f("f", x, y)), z, "(int [x] f(x z))"],
  [int("y", f("f", x, y)), z, "(int [y] f(x y))"],
  [mul(y, int("y", f("f", y))), z, "(* z (int [y] f(y)))"],
  [int("x", f("f", x, y)), x, "(int [x'] f(x' x))"],
  [int("x", f("f", x, y)), log(x), "(int [x'] f(x' (log x)))"],
  [int("x", f("f", x, y, v("x'"))), x, "(int [x''] f(x'' x x'))"],
  [int("x", int("z", f("f", x, y, z))), mul(x, z), "(int [x'] (int [z'] f(x' (* x z) z')))"],
  [E("z", d("q", [z], [y]), f("f", z)), z, "(E [z'] q[z' | z] f(z'))"],
  [KL("x", d("p", [x], [y]), d("q", [x])), x, "(KL [x'] p[x' | x] q[x'])"],
  [sum("i", [1, "N"], mul(y, v("x", "i"))), v("i"), "(sum [i' 1..N] (* i x_{i'}))"],
  [opt("max", "\\theta", f("f", "\\theta", y)), v("\\theta"), "(max [theta'] f(theta' theta))"],
];

describe("freeVariables", () => {
  for (const [expression, names] of freeIn) {
    it(`of ${showExpression(expression)} are ${names}`, () =>
      assert.equal([...freeVariables(expression).values()].map(showExpression).join(" "), names));
  }
});

describe("substitute", () => {
  for (const [expression, value, result] of substitutions) {
    it(`${showExpression(value)} for y in ${showExpression(expression)}`, () =>
      assert.equal(showExpression(substitute(expression, new Map([[keyOf(y), value]]))), result));
  }

  it("replaces several at once", () => {
    const swap = new Map([
      [keyOf(x), y],
      [keyOf(y), x],
    ]);
    assert.equal(showExpression(substitute(div(x, y), swap)), "(/ y x)");
  });

  it("leaves x_i alone where x is replaced", () => {
    assert.equal(showExpression(substitute(add(x, v("x", "i")), new Map([[keyOf(x), z]]))), "(+ z x_{i})");
  });
});

const holds = (property: (expression: Expression) => void): void =>
  fc.assert(fc.property(randomExpression, property), { numRuns: 500, seed: 11 });
const strange = v("s");

describe("substitution in random expressions", () => {
  it("gives back the very object where nothing is free", () =>
    holds((expression) => assert.equal(substitute(expression, new Map([[keyOf(strange), x]])), expression)));

  it("frees what arrives, and nothing else", () =>
    holds((expression) => {
      const replaced = pointIn(expression);
      if (!replaced) return;
      // Every name that is bound somewhere arrives, so that each could be captured.
      const arriving = add(...boundIn(expression), strange);
      const expected = new Set([...plainIn(expression), ...plainIn(arriving)]);
      if (!plainIn(arriving).includes(keyOf(replaced))) expected.delete(keyOf(replaced));
      const after = plainIn(substitute(expression, new Map([[keyOf(replaced), arriving]])));
      assert.deepEqual([...after].sort(), [...expected].sort());
    }));

  it("by a strange variable and back gives the same", () =>
    holds((expression) => {
      const replaced = pointIn(expression);
      if (!replaced) return;
      const there = substitute(expression, new Map([[keyOf(replaced), strange]]));
      assert.equal(keyOf(substitute(there, new Map([[keyOf(strange), replaced]]))), keyOf(expression));
    }));
});

describe("renameAll", () => {
  it("renames free and bound alike, and back", () =>
    holds((expression) => {
      const marked = renameAll(expression, (one) => ({ ...one, name: `${one.name}'` }));
      const back = renameAll(marked, (one) => ({ ...one, name: one.name.replace(/'$/, "") }));
      assert.equal(keyOf(back), keyOf(expression));
    }));
});

describe("renameBound", () => {
  it("renames the outermost binder with its body", () => {
    const renamed = renameBound(int("x", f("f", x, y)), new Map([[keyOf(x), z]]));
    assert.equal(showExpression(renamed), "(int [z] f(z y))");
  });
});

describe("fresh", () => {
  it("adds primes until the name is new", () =>
    assert.equal(fresh(x, new Set([keyOf(v("x'")), keyOf(v("x''"))])).name, "x'''"));
});

/** Free variables without indices, whose own indices may be renamed. */
function plainIn(expression: Expression): readonly string[] {
  return [...freeVariables(expression).values()].filter(isPlain).map(keyOf);
}

const isPlain = ({ subscripts, superscripts }: Variable): boolean =>
  subscripts.length + superscripts.length === 0;

/** A free variable that is no index. */
function pointIn(expression: Expression): Variable | undefined {
  return [...freeVariables(expression).values()].find((one) => isPlain(one) && /^[xyz]$/.test(one.name));
}

function boundIn(expression: Expression): readonly Variable[] {
  return [...boundBy(expression), ...childrenOf(expression).flatMap(boundIn)];
}
