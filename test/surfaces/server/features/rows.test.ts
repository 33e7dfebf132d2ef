/** Pieces of displays made fit to stand alone, and sums parted at their signs. */
import assert from "node:assert/strict";
import { oneRow, termsOf } from "../../../../src/surfaces/server/features/rows.ts";

describe("oneRow", () => {
  for (const [what, tex, expected] of [
    ["alignment", "a &= b", "a = b"],
    ["rows", "a \\\\ + b \\\\[2pt] + c \\\\* + d", "a + b + c + d"],
    ["numbers and labels", "a \\nonumber \\label{eq:1} \\tag{2} + b \\notag", "a + b"],
    ["comments", "a % why\n+ b", "a + b"],
    ["escaped signs, which stay", "50\\% \\& \\{x\\}", "50\\% \\& \\{x\\}"],
    [
      "an environment of its own, which stays",
      "f &= \\begin{cases} 1 & x \\\\ 0 & y \\end{cases} \\\\",
      "f = \\begin{cases} 1 & x \\\\ 0 & y \\end{cases}",
    ],
    ["a group, which stays", "\\substack{i \\\\ j} \\\\ k", "\\substack{i \\\\ j} k"],
  ] as const) {
    it(`takes out ${what}`, () => assert.equal(oneRow(tex), expected));
  }
});

describe("termsOf", () => {
  for (const [tex, terms] of [
    ["a + b - c", ["a ", "+ b ", "- c"]],
    ["-a + b", ["-a ", "+ b"]],
    ["(a + b) - \\{c + d\\}", ["(a + b) ", "- \\{c + d\\}"]],
    ["\\left[a + b\\right. + c", ["\\left[a + b\\right. ", "+ c"]],
    ["\\frac{a + b}{c} + x^{n + 1}", ["\\frac{a + b}{c} ", "+ x^{n + 1}"]],
    ["a \\cdot -b", ["a \\cdot -b"]],
    ["\\begin{pmatrix} a + b \\end{pmatrix} \\pm c", ["\\begin{pmatrix} a + b \\end{pmatrix} ", "\\pm c"]],
    ["a", ["a"]],
  ] as const) {
    it(`parts ${tex}`, () => {
      assert.deepEqual(termsOf(tex), terms);
      assert.equal(termsOf(tex).join(""), tex);
    });
  }
});
