/** Where values stand in the plane of a picture. */
import assert from "node:assert/strict";
import { placeFrame } from "../../../webview/charts/plane.ts";

const axis = (from: number, to: number): { from: number; to: number; label: string } => ({
  from,
  to,
  label: "",
});
const box = { left: 10, top: 20, width: 200, height: 100 };

describe("the plane of a picture", () => {
  it("fills its box, with greater values to the right and higher", () => {
    const plane = placeFrame({ x: axis(0, 1), y: axis(-1, 1), square: false }, box);
    assert.deepEqual([plane.left, plane.top, plane.width, plane.height], [10, 20, 200, 100]);
    assert.deepEqual([plane.x(0), plane.x(1), plane.y(-1), plane.y(0), plane.y(1)], [10, 210, 120, 70, 20]);
  });

  it("has units of one length where the frame is square, in the middle of the box", () => {
    const wide = placeFrame({ x: axis(-4, 4), y: axis(-4, 4), square: true }, box);
    assert.deepEqual([wide.left, wide.top, wide.width, wide.height], [60, 20, 100, 100]);
    const flat = placeFrame({ x: axis(0, 8), y: axis(0, 2), square: true }, box);
    assert.deepEqual([flat.left, flat.top, flat.width, flat.height], [10, 45, 200, 50]);
    assert.equal(flat.x(1) - flat.x(0), flat.y(0) - flat.y(1));
  });
});
