/** Domains that are all the values of a variable, and domains that are not: those are kept, or not read. */
import assert from "node:assert/strict";
import { readSide } from "../support/readSide.ts";

/** Under an integral over x of p(x), whether the domain falls away. */
const domains: readonly (readonly [domain: string, isWhole: boolean])[] = [
  ["x", true],
  ["\\mathcal{X}", true],
  ["X", true],
  ["\\Omega", true],
  ["\\mathbb{R}", true],
  ["\\mathbb{R}^D", true],
  ["\\mathbb{C}", true],
  ["A", false],
  ["S", false],
  ["Z", false],
  ["z", false],
  ["u", false],
  ["\\mathcal{B}", false],
  ["\\mathcal{D}", false],
  ["\\mathcal{X}_1", false],
  ["\\mathcal{X}'", false],
  ["X^c", false],
  ["\\Omega_1", false],
  ["\\mathbb{R}_{+}", false],
  ["\\mathbb{Q}", false],
  ["\\mathcal{X} \\setminus A", false],
];

const others: readonly (readonly [tex: string, read: string])[] = [
  ["\\int_{\\mathcal{X} \\times \\mathcal{Z}} p(x, z) dx dz", "(int [x z] p[x z])"],
  ["\\int_{\\mathcal{X} \\times A} p(x, z) dx dz", "unknown-domain at \\int"],
  ["\\sum_{x \\in \\mathcal{X}} p(x)", "(sum [x alphabet] p[x])"],
  ["\\sum_{x \\in A} p(x)", "(sum [x in A] p[x])"],
  ["\\sum_{i \\in \\mathcal{X}} f(i)", "(sum [i in mathcal{X}] f(i))"],
  ["\\max_{\\theta \\in \\Theta} f(\\theta)", "(max [theta] f(theta))"],
  ["\\max_{\\theta \\in \\Phi} f(\\theta)", "optimum-with-condition at \\max"],
  ["\\max_{\\theta \\in S} f(\\theta)", "optimum-with-condition at \\max"],
  ["\\int_{\\mathcal{X}} p(x) dx + \\int_{\\mathbb{R}} p(x) dx", "several-domains at _{\\mathbb{R}}"],
  ["\\int_{\\mathbb{R}} p(x) dx + \\int_{\\mathbb{R}} p(z) dz", "(+ (int [x] p[x]) (int [z] p[z]))"],
];

describe("wholeSpace", () => {
  for (const [domain, isWhole] of domains) {
    it(`${domain} is ${isWhole ? "" : "not "}the whole space of x`, () => {
      const read = readSide(`\\int_{${domain}} p(x) dx`);
      assert.equal(read === "(int [x] p[x])", isWhole, read);
    });
  }

  for (const [tex, read] of others) it(tex, () => assert.equal(readSide(tex), read));
});
