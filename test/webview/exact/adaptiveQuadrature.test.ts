/** The adaptive rule on integrals that are known, some of them narrow, kinked or broken off. */
import assert from "node:assert/strict";
import { integrateAdaptively } from "../../../webview/exact/adaptiveQuadrature.ts";

interface Known {
  readonly what: string;
  readonly f: (x: number) => number;
  readonly breaks: readonly number[];
  readonly value: number;
  readonly within: number;
}

const known: readonly Known[] = [
  // The rule with 15 places is exact for polynomials up to the degree 22.
  { what: "x²²", f: (x) => x ** 22, breaks: [-1, 1], value: 2 / 23, within: 1e-15 },
  { what: "x³", f: (x) => x ** 3, breaks: [0, 1, 3], value: 81 / 4, within: 1e-13 },
  { what: "eˣ", f: Math.exp, breaks: [0, 1], value: Math.E - 1, within: 1e-15 },
  {
    what: "a bell",
    f: (x) => Math.exp(-x * x),
    breaks: [-7, 0, 7],
    value: Math.sqrt(Math.PI),
    within: 1e-13,
  },
  {
    what: "a needle",
    f: (x) => 1 / ((x - 0.3) ** 2 + 1e-8),
    breaks: [-1, 1],
    value: 1e4 * (Math.atan(0.7e4) + Math.atan(1.3e4)),
    within: 1e-8,
  },
  { what: "a kink", f: (x) => Math.abs(x - 1 / 3), breaks: [0, 1], value: 5 / 18, within: 1e-10 },
  { what: "a jump", f: (x) => (x < 1 / 3 ? 1 : 0), breaks: [0, 1], value: 1 / 3, within: 1e-8 },
  { what: "a root", f: Math.sqrt, breaks: [0, 1], value: 2 / 3, within: 1e-9 },
  { what: "nothing", f: () => 1, breaks: [2, 2], value: 0, within: 0 },
];

describe("adaptive quadrature", () => {
  for (const { what, f, breaks, value, within } of known) {
    it(`integrates ${what}`, () => {
      const [integral] = integrateAdaptively((xs) => [xs.map(f)], breaks, 1e-10);
      assert.ok(integral !== undefined);
      const off = Math.abs(integral.value - value);
      assert.ok(off <= within, `${integral.value} is ${off} off`);
      assert.ok(
        off <= integral.error + 1e-12 * Math.abs(value),
        `says that it is at most ${integral.error} off`,
      );
    });
  }

  it("integrates several functions at the same places, as the most difficult of them needs it", () => {
    const needle = (x: number): number => 1 / ((x - 0.3) ** 2 + 1e-8);
    const integrals = integrateAdaptively((xs) => [xs.map(needle), xs.map((x) => x)], [-1, 2], 1e-10);
    assert.equal(integrals.length, 2);
    assert.ok(Math.abs((integrals[1]?.value ?? NaN) - 1.5) <= 1e-12);
  });

  it("is handed places that rise", () => {
    integrateAdaptively(
      (xs) => {
        assert.ok(xs.every((x, index) => index === 0 || x > (xs[index - 1] ?? NaN)));
        return [xs.map((x) => Math.abs(x))];
      },
      [-1, 0.5, 2],
      1e-10,
    );
  });

  it("comes to an end where there are no numbers", () => {
    assert.deepEqual(
      integrateAdaptively((xs) => [xs.map(() => NaN)], [0, 1], 1e-10),
      [{ value: NaN, error: NaN }],
    );
  });
});
