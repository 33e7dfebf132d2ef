/** Expressions of every kind with their TeX; and random ones, which never print alike unless they are. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { childrenOf } from "../../src/semantics/children.ts";
import { firstChoices } from "../../src/semantics/choices.ts";
import type { Density, Expression, Variable } from "../../src/semantics/expression.ts";
import { emptyNote, Lexicon } from "../../src/semantics/lexicon.ts";
import { printExpression } from "../../src/semantics/printExpression.ts";
import { rational } from "../../src/semantics/rational.ts";
import { Reader } from "../../src/semantics/reader.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";
import { named, randomExpression, whole } from "../support/randomExpression.ts";
import { treeOf } from "../support/treeOf.ts";

const [x, z, theta] = [named("x"), named("z"), named("\\theta")];
const half: Expression = { kind: "number", value: rational(1, 2) };
const indexed = (name: string, index: string): Variable => ({ ...named(name), subscripts: [named(index)] });
const density = (
  family: string,
  variables: Variable[],
  conditions: Variable[] = [],
  parameters: Expression[] = [],
): Density => ({
  kind: "density",
  family,
  parameters,
  variables,
  conditions,
});
const [p, q] = [density("p", [x]), density("q", [x])];
const sum = (...terms: Expression[]): Expression => ({ kind: "addition", terms });
const product = (...factors: Expression[]): Expression => ({ kind: "product", factors });
const minus = (operand: Expression): Expression => ({ kind: "negation", operand });
const log = (argument: Expression): Expression => ({ kind: "logarithm", argument });

const table: readonly (readonly [string, Expression])[] = [
  ["x - z", sum(x, minus(z))],
  ["x - (z + x)", sum(x, minus(sum(z, x)))],
  ["-x z", minus(product(x, z))],
  ["(-x) z", product(minus(x), z)],
  ["2 \\cdot 3 x", product(whole(2), whole(3), x)],
  ["x \\cdot (z + 1)", product(x, sum(z, whole(1)))],
  ["p(x) (z + 1)", product(p, sum(z, whole(1)))],
  ["0.5 x", product(half, x)],
  ["\\sqrt{x}", { kind: "power", base: x, exponent: half }],
  ["\\theta^{2}", { kind: "power", base: theta, exponent: whole(2) }],
  ["(\\theta^{*})^{2}", { kind: "power", base: named("\\theta^{*}"), exponent: whole(2) }],
  ["p(x)^{2}", { kind: "power", base: p, exponent: whole(2) }],
  ["\\log p(x)", log(p)],
  ["\\left(\\log p(x)\\right) \\log q(x)", product(log(p), log(q))],
  ["\\log\\left(p(x) q(x)\\right)", log(product(p, q))],
  ["\\log \\frac{p(x)}{q(x)}", log({ kind: "quotient", numerator: p, denominator: q })],
  [
    "\\left|\\mathcal{B}\\right|",
    { kind: "application", function: "\\mathrm{card}", parameters: [], arguments: [named("\\mathcal{B}")] },
  ],
  ["p_{\\theta}(x \\mid z)", density("p", [x], [z], [theta])],
  ["p_{data}(x; \\theta)", density("p_{data}", [x], [], [theta])],
  ["q(z \\mid x; w)", density("q", [z], [x], [named("w")])],
  [
    "D_{\\mathrm{KL}}\\left(p(x) \\,\\|\\, q(x)\\right)",
    { kind: "divergence", divergence: "KL", variables: [x], left: p, right: q },
  ],
  ["\\mathcal{H}\\left(p(x)\\right)", { kind: "entropy", variables: [x], density: p }],
  ["\\mathcal{H}\\left(p(x), q(x)\\right)", { kind: "crossEntropy", variables: [x], left: p, right: q }],
  [
    "\\mathcal{H}\\left(Z \\mid X\\right)",
    { kind: "conditionalEntropy", variables: [z], given: [x], joint: density("p", [z, x]) },
  ],
  [
    "\\mathcal{H}_{q(z, x)}\\left(z \\mid x\\right)",
    { kind: "conditionalEntropy", variables: [z], given: [x], joint: density("q", [z, x]) },
  ],
  ["I\\left(X; Z\\right)", { kind: "mutualInformation", left: [x], right: [z], joint: density("p", [x, z]) }],
  [
    "\\mathbb{E}_{x \\sim p(x)}\\left[\\log q(x)\\right]",
    { kind: "expectation", variables: [x], density: p, body: log(q) },
  ],
  ["\\int p(x) \\log q(x) \\,dx", { kind: "integral", variables: [x], body: product(p, log(q)) }],
  [
    "\\sum_{i=1}^{N} \\log p(x_{i})",
    {
      kind: "summation",
      variables: [named("i")],
      range: { kind: "interval", from: whole(1), to: named("N") },
      body: log(density("p", [indexed("x", "i")])),
    },
  ],
  [
    "\\min_{G} \\max_{D} V",
    {
      kind: "optimum",
      operator: "min",
      variables: [named("G")],
      body: { kind: "optimum", operator: "max", variables: [named("D")], body: named("V") },
    },
  ],
  [
    "(\\max_{D} V) + x",
    sum({ kind: "optimum", operator: "max", variables: [named("D")], body: named("V") }, x),
  ],
  [
    "\\arg\\max_{\\theta} \\log p(x)",
    { kind: "optimum", operator: "argmax", variables: [theta], body: log(p) },
  ],
  ["\\nabla_{\\theta} \\log p(x)", { kind: "derivative", variable: theta, body: log(p) }],
  ["\\frac{\\partial}{\\partial p(x)} \\log p(x)", { kind: "derivative", variable: p, body: log(p) }],
  [
    "x_{1:N}",
    { kind: "sequence", element: indexed("x", "j"), index: named("j"), from: whole(1), to: named("N") },
  ],
  [
    "\\{x_{i}\\}_{i=1}^{N}",
    { kind: "sequence", element: indexed("x", "i"), index: named("i"), from: whole(1), to: named("N") },
  ],
  ["L_{data, i}", { ...named("L_{data}"), subscripts: [named("i")] }],
  ["x'^{(i)}", { ...named("x'"), superscripts: [named("i")] }],
  ["\\delta(x - z_{i})", { kind: "dirac", variable: x, at: indexed("z", "i") }],
];

describe("printExpression", () => {
  for (const [tex, expression] of table) it(tex, () => assert.equal(printExpression(expression), tex));

  it("prints different expressions differently", () => {
    const printed = new Map<string, string>();
    const check = (expression: Expression) => {
      const [tex, key] = [printExpression(expression), keyOf(expression)];
      assert.equal(printed.get(tex) ?? key, key);
      printed.set(tex, key);
    };
    fc.assert(fc.property(randomExpression, check), { numRuns: 2000, seed: 1 });
  });

  it("prints what the reader reads back to the same expression", () => {
    const lexicon = new Lexicon(
      { ...emptyNote, densities: new Set(["p", "q", "p_{data}"]) },
      {
        applied: new Set(["f", "g", "D"]),
        plain: new Set(),
        points: new Set(["x", "y", "z", "\\mathbf{x}"]),
        linear: new Set(),
        mixedBold: false,
      },
      [],
      () => [],
    );
    const check = (expression: Expression) => {
      const tex = printExpression(expression);
      const read = new Reader(lexicon, firstChoices).row(treeOf(tex).row, { start: 0, end: tex.length });
      assert.equal(keyOf(read), keyOf(expression), tex);
    };
    const readable = randomExpression.filter((expression) => !isAmbiguousInside(expression));
    fc.assert(fc.property(readable, check), { numRuns: 300, seed: 3 });
  });
});

/** Bars within brackets may condition, and π with an exponent may be a name. */
function isAmbiguousInside(expression: Expression): boolean {
  if (expression.kind === "absolute") return true;
  if (expression.kind === "power" && expression.base.kind === "constant") return true;
  return childrenOf(expression).some(isAmbiguousInside);
}
