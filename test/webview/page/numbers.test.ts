/** Numbers as the pages write them. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { formatMark, formatNumber, formatRoughly } from "../../../webview/page/numbers.ts";

describe("a number on the page", () => {
  for (const [value, text] of [
    [0, "0"],
    [-0, "0"],
    [Math.LN2, "0.69315"],
    [-2.83188, "−2.83188"],
    [12.3456789, "12.3457"],
    [123.456789, "123.457"],
    [123456.789, "123457"],
    [9.999999, "10.00000"],
    [0.0123456, "0.01235"],
    [0.000123456, "1.23·10⁻⁴"],
    [-3e-8, "−3.00·10⁻⁸"],
    [1e-9, "1.00·10⁻⁹"],
    [12345678, "1.23·10⁷"],
    [NaN, "–"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
  ] as const) {
    it(`is written ${text} for ${value}`, () => assert.equal(formatNumber(value), text));
  }

  it("is as near as its digits say", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true, maxExcluded: true }), (value) => {
        const written = Number(formatNumber(value));
        assert.ok(
          Math.abs(written - value) <= Math.max(0.5e-5, value * 0.5e-5) * 1.001,
          `${value}: ${written}`,
        );
      }),
    );
  });
});

describe("the size of a number", () => {
  for (const [value, one, two] of [
    [0, "0", "0"],
    [3.2e-6, "3·10⁻⁶", "3.2·10⁻⁶"],
    [1e-5, "10⁻⁵", "1.0·10⁻⁵"],
    [-1.2e-5, "−10⁻⁵", "−1.2·10⁻⁵"],
    [0.0234, "0.02", "0.023"],
    [0.96, "1", "0.96"],
    [25, "30", "25"],
    [4567, "5000", "4600"],
    [12345, "10⁴", "1.2·10⁴"],
    [Infinity, "∞", "∞"],
    [NaN, "–", "–"],
  ] as const) {
    it(`of ${value} is ${one}, or ${two}`, () => {
      assert.deepEqual([formatRoughly(value), formatRoughly(value, 2)], [one, two]);
    });
  }
});

describe("a number on an axis", () => {
  for (const [values, step, texts] of [
    [[0, 0.2, 0.4, 0.6000000000000001], 0.2, ["0", "0.2", "0.4", "0.6"]],
    [[-0.05, 1e-18, 0.05], 0.05, ["−0.05", "0", "0.05"]],
    [[1, 1.5, 2], 0.5, ["1.0", "1.5", "2.0"]],
    [[0, 2.5, 5], 2.5, ["0", "2.5", "5.0"]],
    [[-0.675, -0.65], 0.025, ["−0.675", "−0.650"]],
    [[0, 500, 1000], 500, ["0", "500", "1000"]],
    [[-2.8326, -2.8324], 0.0002, ["−2.8326", "−2.8324"]],
    [[100000, 150000], 50000, ["10⁵", "1.5·10⁵"]],
    [[1234567, 1234568], 1, ["1.234567·10⁶", "1.234568·10⁶"]],
    [[1e-8, 2e-8], 1e-8, ["10⁻⁸", "2·10⁻⁸"]],
  ] as const) {
    it(`reads ${texts.join(", ")}`, () => {
      assert.deepEqual(
        values.map((value) => formatMark(value, step)),
        texts,
      );
    });
  }

  it("is never the same for neighbours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.constantFrom(1, 2, 5),
        fc.integer({ min: -9, max: 6 }),
        (count, factor, power) => {
          const step = factor * 10 ** power;
          assert.notEqual(formatMark(count * step, step), formatMark((count + 1) * step, step));
        },
      ),
    );
  });
});
