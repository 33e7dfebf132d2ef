/** What an axis of values shows of curves. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { linearRange, logarithmicRange } from "../../../webview/charts/curveRange.ts";

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });

function curve(count: number, at: (index: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, index) => at(index));
}

describe("the axis of curves", () => {
  it("shows all of a short run", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 19 }), (values) => {
        const { from, to } = linearRange([values]);
        assert.ok(values.every((shown) => shown > from && shown < to));
      }),
    );
  });

  it("shows what comes after a beginning that is far off", () => {
    const falling = curve(100, (index) => (index < 5 ? -33 : -4 + index / 100));
    const { from, to } = linearRange([falling]);
    assert.ok(from > -5 && to < -2.9, `${from} to ${to}`);
  });

  it("shows all where the beginning is near", () => {
    const { from } = linearRange([curve(100, (index) => (index < 5 ? -5 : -4 + index / 100))]);
    assert.ok(from < -5);
  });

  it("shows all where nothing changes afterwards", () => {
    const { from } = linearRange([curve(100, (index) => (index < 5 ? -5 : -4))]);
    assert.ok(from < -5);
  });

  it("has room around a single value, and a range without any", () => {
    for (const [curves, from, to] of [
      [[[2]], 1.8, 2.2],
      [[[0, 0]], -1e-6, 1e-6],
      [[[NaN, Infinity]], 0, 1],
      [[], 0, 1],
    ] as const) {
      assert.deepEqual(linearRange(curves), { from, to });
    }
  });

  it("lies between whole powers of ten where it is logarithmic", () => {
    assert.deepEqual(logarithmicRange([[3e-6, 0, 2e-8, NaN], [1e-5]]), { from: 1e-8, to: 1e-4 });
    assert.deepEqual(logarithmicRange([[0]]), { from: 1e-8, to: 1 });
  });
});
