/** Quadratures give the integrals that are known, and are off by no more than they say. */
import assert from "node:assert/strict";
import { gaussHermite, integrate, trapezoidRule } from "../../../webview/exact/quadrature.ts";

const normal = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

describe("the trapezoidal rule", () => {
  /** The coarsest rule has steps about as wide as what the function does. */
  const integrals: readonly {
    readonly what: string;
    readonly f: (x: number) => number;
    readonly from: number;
    readonly to: number;
    readonly value: number;
    readonly coarsest?: number;
  }[] = [
    { what: "a normal density", f: normal, from: -12, to: 12, value: 1 },
    { what: "its second moment", f: (x) => x * x * normal(x), from: -12, to: 12, value: 1 },
    { what: "its fourth moment", f: (x) => x ** 4 * normal(x), from: -12, to: 12, value: 3 },
    {
      what: "its entropy",
      f: (x) => -normal(x) * Math.log(normal(x)),
      from: -12,
      to: 12,
      value: 0.5 * Math.log(2 * Math.PI * Math.E),
    },
    {
      what: "a narrow one, shifted",
      f: (x) => normal((x - 3.3) / 0.2) / 0.2,
      from: -12,
      to: 12,
      value: 1,
      coarsest: 80,
    },
    { what: "sech²", f: (x) => Math.cosh(x) ** -2, from: -20, to: 20, value: 2 },
    {
      what: "a cosine's mean",
      f: (x) => normal(x) * Math.cos(2 * x),
      from: -12,
      to: 12,
      value: Math.exp(-2),
    },
    {
      what: "a whole period",
      f: (x) => Math.exp(Math.cos(x)),
      from: 0,
      to: 2 * Math.PI,
      value: 7.954926521012846,
    },
    { what: "a parabola, which ends at 9", f: (x) => x * x, from: 0, to: 3, value: 9 },
    { what: "a line", f: (x) => 2 * x + 1, from: -1, to: 2, value: 6 },
  ];
  for (const { what, f, from, to, value, coarsest = 10 } of integrals) {
    it(`integrates ${what}, and says how far off it may be`, () => {
      for (const intervals of [1, 4, 16, 64].map((times) => coarsest * times)) {
        const found = integrate(f, from, to, intervals);
        const off = Math.abs(found.value - value);
        assert.ok(off <= found.error + 1e-13, `${intervals} intervals: off by ${off}, not ${found.error}`);
      }
    });
  }

  it("is exact for what vanishes at both ends as soon as the step is small enough", () => {
    for (const { f, from, to, value } of integrals.slice(0, 8)) {
      const found = integrate(f, from, to, 640);
      assert.ok(Math.abs(found.value - value) < 1e-12 && found.error < 1e-12);
    }
  });

  it("is a rule of nodes and weights too", () => {
    const { nodes, weights } = trapezoidRule(normal, -10, 10, 200);
    const expectation = (f: (x: number) => number): number =>
      nodes.reduce((sum, x, index) => sum + (weights[index] ?? NaN) * f(x), 0);
    assert.equal(nodes.length, 201);
    assert.ok(Math.abs(expectation(() => 1) - 1) < 1e-13);
    assert.ok(Math.abs(expectation((x) => x ** 4) - 3) < 1e-13);
    assert.ok(Math.abs(expectation(Math.cos) - Math.exp(-0.5)) < 1e-13);
  });
});

describe("the rule of Gauss and Hermite", () => {
  for (const count of [1, 2, 3, 5, 10, 20, 64, 100, 149, 150]) {
    it(`has ${count} symmetric nodes, and the moments of a normal law`, () => {
      const { nodes, weights } = gaussHermite(count);
      assert.equal(nodes.length, count);
      assert.equal(new Set(nodes).size, count);
      let moment = 1;
      for (let power = 0; power < Math.min(2 * count, 20); power += 2) {
        if (power > 0) moment *= power - 1;
        const found = nodes.reduce((sum, x, index) => sum + (weights[index] ?? NaN) * x ** power, 0);
        assert.ok(Math.abs(found / moment - 1) < 1e-11, `moment ${power}: ${found} is not ${moment}`);
      }
      for (let index = 0; index < count; index++) {
        const other = count - 1 - index;
        assert.ok(Math.abs((nodes[index] ?? NaN) + (nodes[other] ?? NaN)) < 1e-15);
        assert.equal(weights[index], weights[other]);
        assert.ok((weights[index] ?? NaN) > 0);
      }
    });
  }

  it("has the nodes that are known", () => {
    const near = (found: Float64Array, expected: readonly number[]): void => {
      const sorted = [...found].sort((a, b) => a - b);
      for (const [index, value] of expected.entries())
        assert.ok(Math.abs((sorted[index] ?? NaN) - value) < 1e-14);
    };
    near(gaussHermite(2).nodes, [-1, 1]);
    near(gaussHermite(3).nodes, [-Math.sqrt(3), 0, Math.sqrt(3)]);
    const [inner, outer] = [Math.sqrt(3 - Math.sqrt(6)), Math.sqrt(3 + Math.sqrt(6))];
    near(gaussHermite(4).nodes, [-outer, -inner, inner, outer]);
  });

  it("is not exact beyond its degree", () => {
    const { nodes, weights } = gaussHermite(3);
    const sixth = nodes.reduce((sum, x, index) => sum + (weights[index] ?? NaN) * x ** 6, 0);
    assert.ok(Math.abs(sixth - 15) > 1);
  });

  it("agrees with the trapezoidal rule on what is no polynomial", () => {
    const { nodes, weights } = gaussHermite(60);
    for (const f of [Math.cos, Math.exp, (x: number) => Math.log1p(Math.exp(x))]) {
      const found = nodes.reduce((sum, x, index) => sum + (weights[index] ?? NaN) * f(x), 0);
      assert.ok(Math.abs(found - integrate((x) => normal(x) * f(x), -14, 14, 800).value) < 1e-9);
    }
  });
});
