/** Names of a witness's values as TeX. */
import assert from "node:assert/strict";
import { nameAsTex, withBracedScripts } from "../../src/report/witnessNames.ts";

describe("the names of a witness", () => {
  for (const [name, braced, tex] of [
    ["x", "x", "x"],
    ["x_1", "x_1", "x_1"],
    ["x_10", "x_{10}", "x_{10}"],
    ["x_1,2", "x_{1,2}", "x_{1,2}"],
    ["\\tilde{\\mu}_12", "\\tilde{\\mu}_{12}", "\\tilde{\\mu}_{12}"],
    ["p_{1/2}(x=0, z=1)", "p_{1/2}(x=0, z=1)", "p_{1/2}(x=0, z=1)"],
    ["number of x=0", "number of x=0", "\\text{number of }x=0"],
  ] as const) {
    it(`reads ${name}`, () => {
      assert.equal(withBracedScripts(name), braced);
      assert.equal(nameAsTex(name), tex);
    });
  }
});
