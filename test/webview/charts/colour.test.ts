/** Mixed colours and the tables of heat maps. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { css, mix, offsetIn, tableOf, type Colour } from "../../../webview/charts/colour.ts";

const byte = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(byte, byte, byte);

function rounded(value: Colour): readonly number[] {
  return value.map(Math.round);
}

describe("mixed colours", () => {
  it("are the one or the other at the ends", () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        assert.deepEqual(rounded(mix(one, other, 0)), one);
        assert.deepEqual(rounded(mix(one, other, 1)), other);
      }),
    );
  });

  it("meet half way between black and white in a grey that looks so", () => {
    // Lightness 0.5 of Oklab is #636363.
    assert.deepEqual(rounded(mix([0, 0, 0], [255, 255, 255], 0.5)), [99, 99, 99]);
  });

  it("are written for style sheets", () => {
    assert.equal(css([1.2, 255, 0]), "rgb(1 255 0 / 1)");
    assert.equal(css([0, 0, 0], 0.5), "rgb(0 0 0 / 0.5)");
  });
});

describe("a table of colours", () => {
  const table = tableOf([
    [0, 0, 0],
    [255, 0, 0],
    [255, 255, 255],
  ]);
  const at = (share: number): readonly number[] => [...table.subarray(offsetIn(share), offsetIn(share) + 4)];

  it("has its stops at its ends and in its middle, opaque", () => {
    assert.deepEqual(at(0), [0, 0, 0, 255]);
    assert.deepEqual(at(1), [255, 255, 255, 255]);
    const [red = 0, green = 0, blue = 0] = at(0.5);
    assert.ok(red > 250 && green < 12 && blue < 12, at(0.5).join(" "));
  });

  it("is cut at its ends, and shows no number as its first colour", () => {
    assert.deepEqual(at(-3), at(0));
    assert.deepEqual(at(7), at(1));
    assert.deepEqual(at(NaN), at(0));
  });
});
