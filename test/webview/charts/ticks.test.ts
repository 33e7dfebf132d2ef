/** Marks of axes: round, within the range, and no more of them than there is room for. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { roundUp, ticksOf } from "../../../webview/charts/ticks.ts";

describe("the marks of an axis", () => {
  for (const [from, to, most, places] of [
    [0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 1, 4, [0, 0.5, 1]],
    [-0.6, 1.6, 5, [-0.5, 0, 0.5, 1, 1.5]],
    [-4, 4, 8, [-4, -3, -2, -1, 0, 1, 2, 3, 4]],
    [0, 1.05, 3, [0, 0.5, 1]],
    [2, 2, 5, []],
    [0, Infinity, 5, []],
  ] as const) {
    it(`from ${from} to ${to} stand at ${places.join(", ")}`, () => {
      const rounded = ticksOf(from, to, most).places.map((place) => Number(place.toFixed(9)));
      assert.deepEqual(rounded, places);
    });
  }

  it("are within the range, evenly spread and as many as fit", () => {
    const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const span = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(end, span, fc.integer({ min: 2, max: 20 }), (from, width, most) => {
        const { places, step } = ticksOf(from, from + width, most);
        const room = width * 1e-6;
        assert.ok(places.every((place) => place >= from - room && place <= from + width + room));
        assert.ok(
          places.length <= most + 1 && places.length >= Math.floor(most / 2.5) - 1,
          `${places.length}`,
        );
        for (const place of places) assert.ok(Math.abs(place / step - Math.round(place / step)) < 1e-6);
      }),
    );
  });

  it("are 1, 2 or 5 times a power of ten apart", () => {
    for (const [size, round] of [
      [1, 1],
      [1.01, 2],
      [0.03, 0.05],
      [0.7, 1],
      [51, 100],
    ] as const) {
      assert.ok(Math.abs(roundUp(size) / round - 1) < 1e-12, `${size} becomes ${roundUp(size)}`);
    }
  });
});
