/** That the curves of a chart differ by more than by their colours. */
import assert from "node:assert/strict";
import { looksOf } from "../../../webview/charts/curveLooks.ts";

describe("the curves of a chart", () => {
  it("differ in dash or width, four trained ones and three exact ones", () => {
    const curves = [false, true, false, true, false, true, false].map((isExact, index) => ({
      label: String(index),
      isExact,
    }));
    const looks = looksOf(curves).map(({ dash, width }) => JSON.stringify([dash, width]));
    assert.equal(new Set(looks).size, curves.length, looks.join(" "));
  });

  it("are dashed where they are exact", () => {
    for (const { dash } of looksOf(Array.from({ length: 5 }, () => ({ label: "", isExact: true }))))
      assert.ok(dash.length > 0);
  });
});
