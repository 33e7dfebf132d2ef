/** What is not read: the code of the problem and the place that it points at. Nothing is guessed where notation ends. */
import assert from "node:assert/strict";
import { readSide } from "../support/readSide.ts";

interface Table {
  readonly notation: string;
  readonly note?: string;
  readonly cases: readonly (readonly [tex: string, code: string, place: string])[];
}

const tables: readonly Table[] = [
  {
    notation: "brackets",
    cases: [
      ["p(x", "unbalanced-bracket", "("],
      ["(a + b", "unbalanced-bracket", "("],
      ["D_{KL}(p(x) \\| q(x)", "unbalanced-bracket", "("],
      ["H(p(x)", "unbalanced-bracket", "("],
      ["\\mathbb{E}_{x \\sim p(x)}[f(x)", "unbalanced-bracket", "["],
      ["(a, b)", "unexpected-token", ","],
    ],
  },
  {
    notation: "density",
    note: "$p(x)$, $q(z \\mid x)$",
    cases: [
      ["p(x | y | z)", "several-bars", "|"],
      ["q(z \\mid\\mid x)", "several-bars", "\\mid"],
      ["p(x,, z)", "empty-argument", ","],
      ["p(x = 1)", "unexpected-token", "="],
      ["p(X = x)", "unexpected-token", "="],
      ["p(x \\cup z)", "unexpected-token", "\\cup"],
      ["p(x) \\mid z", "unexpected-token", "\\mid"],
      ["\\Pr(x)", "unknown-notation", "\\Pr"],
    ],
  },
  {
    notation: "derivative",
    cases: [
      ["\\nabla f(x)", "derivative-in-what", "\\nabla"],
      ["\\nabla^2 f(x)", "derivative-in-what", "\\nabla"],
      ["\\nabla_{x, y} f(x)", "unexpected-token", ","],
      ["\\frac{d^2 f}{dx^2}", "higher-derivative", "\\frac{d^2 f}{dx^2}"],
      ["\\frac{\\partial^2}{\\partial x^2} f(x)", "higher-derivative", "\\frac{\\partial^2}{\\partial x^2}"],
      ["f'(x)", "prime-of-function", "'"],
      ["\\partial_x f(x)", "unknown-notation", "\\partial"],
    ],
  },
  {
    notation: "derivative of a density alone",
    note: "$p(x)$",
    cases: [["\\frac{\\partial p}{\\partial t}", "density-of-what", "\\frac{\\partial p}{\\partial t}"]],
  },
  {
    notation: "divergence",
    note: "$p(x)$, $q(x)$, $q(z)$",
    cases: [["D_{KL}(p(x) \\| q(z))", "different-variables", "D"]],
  },
  {
    notation: "entropy",
    note: "$p(x)$, $q(x)$",
    cases: [
      ["H(p \\| q)", "unexpected-token", "\\|"],
      ["H(X | Z | Y)", "several-bars", "|"],
      ["H_{f(x)}(x)", "unknown-script", "H"],
      ["H_{p(x)}(x; z)", "not-a-distribution", "H"],
    ],
  },
  {
    notation: "evidence lower bound",
    cases: [["\\mathrm{ELBO}(\\theta, \\phi)", "bound-of-what", "\\mathrm{ELBO}"]],
  },
  {
    notation: "evidence lower bound of another parameter",
    note: "The model is $p_\\theta(x, z)$ with the encoder $q_\\phi(z \\mid x)$.",
    cases: [["\\mathrm{ELBO}(\\psi)", "bound-of-what", "\\mathrm{ELBO}"]],
  },
  {
    notation: "expectation",
    note: "$p(x)$, $q(z \\mid x)$",
    cases: [
      ["\\mathbb{E}[f(x)]", "expectation-of-what", "\\mathbb{E}"],
      ["E[f(x)]", "expectation-of-what", "E"],
      ["\\mathbb{E}_{x}[f(x)]", "not-a-distribution", "\\mathbb{E}"],
      ["\\mathbb{E}_{x, z}[f(x)]", "not-a-distribution", "\\mathbb{E}"],
      ["\\mathbb{E}_{x \\sim p}[f(x) \\mid z]", "conditional-expectation", "\\mid"],
      ["\\mathbb{E}_{x \\sim q(z|x)}[f(x)]", "drawn-from-other-variable", "\\mathbb{E}"],
    ],
  },
  {
    notation: "integral",
    note: "$p(x)$, $p(x, z)$",
    cases: [
      ["\\int p(x)", "integral-without-differential", "\\int"],
      ["\\int p(x) d", "integral-without-differential", "\\int"],
      ["\\int \\frac{dx}{x}", "integral-without-differential", "\\int"],
      ["\\int f(x) dp(x)", "integral-without-differential", "\\int"],
      ["\\int f(x) \\, d\\mu(x)", "integral-without-differential", "\\int"],
      ["\\int f(x) p(dx)", "integral-without-differential", "\\int"],
      ["\\int p(x, z) d(x, z)", "integral-without-differential", "\\int"],
      ["\\int_A p(x) dx", "unknown-domain", "\\int"],
      ["\\int_z p(x) dx", "unknown-domain", "\\int"],
      ["\\int_0 f(x) dx", "unknown-domain", "\\int"],
      ["\\int^1 f(x) dx", "unknown-domain", "^1"],
      ["\\oint p(x) dx", "unknown-notation", "\\oint"],
    ],
  },
  {
    notation: "linear algebra",
    cases: [
      ["a^T", "transpose-or-mark", "^T"],
      ["a^\\top b", "transpose-or-mark", "^\\top"],
      ["A B", "linear-algebra", "B"],
      ["A^{-1}", "linear-algebra", "^{-1}"],
      ["\\|x\\|^2", "unknown-notation", "\\|"],
      ["||x||", "unknown-notation", "|"],
      ["x \\odot y", "unexpected-token", "\\odot"],
      ["\\det A", "unknown-notation", "\\det"],
      ["\\operatorname{tr}(A)", "unknown-notation", "\\operatorname{tr}"],
      [
        "\\begin{pmatrix} a \\\\ b \\end{pmatrix}",
        "unknown-notation",
        "\\begin{pmatrix} a \\\\ b \\end{pmatrix}",
      ],
    ],
  },
  {
    notation: "words and signs",
    cases: [
      ["\\log^2 x", "unknown-script", "^2"],
      ["\\mathrm{Var}[x]", "unknown-notation", "\\mathrm{Var}"],
      ["\\sin x", "unknown-notation", "\\sin"],
      ["\\operatorname{softmax}(x)", "unknown-notation", "\\operatorname{softmax}"],
      ["\\lim_{n \\to \\infty} x_n", "unknown-notation", "\\lim"],
      ["\\text{number of heads}", "unknown-notation", "\\text{number of heads}"],
      ["\\mathbb{1}[x > 0]", "unexpected-token", ">"],
      ["\\mathbf{1}_{x}", "unknown-script", "_{x}"],
      [
        "\\begin{cases} a & b \\\\ c & d \\end{cases}",
        "unknown-notation",
        "\\begin{cases} a & b \\\\ c & d \\end{cases}",
      ],
      ["\\binom{n}{k}", "unknown-notation", "\\binom{n}{k}"],
      ["a \\pm b", "unexpected-token", "\\pm"],
      ["a!", "unexpected-token", "!"],
      ["x_1 + \\dots + x_n", "unknown-notation", "\\dots"],
    ],
  },
  {
    notation: "named distributions",
    cases: [
      ["\\mathcal{N}(x; \\mu, \\sigma^2)", "named-distribution", "\\mathcal{N}"],
      ["\\mathcal{N}(\\mu, \\sigma^2)", "named-distribution", "\\mathcal{N}"],
      ["N(\\mu, \\sigma)", "named-distribution", "N"],
      ["\\mathrm{Beta}(a, b)", "named-distribution", "\\mathrm{Beta}"],
    ],
  },
  {
    notation: "optimum",
    cases: [
      ["\\arg\\max f(x)", "optimum-over-what", "\\arg"],
      ["\\max(x, 0)", "unexpected-token", ","],
      ["\\max_{x \\ge 0} f(x)", "unexpected-token", "\\ge"],
      ["\\max_{x \\in A} f(x)", "optimum-with-condition", "\\max"],
      ["\\max_{x : x > 0} f(x)", "unexpected-token", ":"],
    ],
  },
  {
    notation: "summation",
    note: "$p(x)$",
    cases: [
      ["\\sum p(x)", "sum-without-index", "\\sum"],
      ["\\sum_{i=1} x_i", "sum-without-end", "_{i=1}"],
      ["\\sum_{i \\ne j} x_i", "unexpected-token", "\\ne"],
      ["\\sum_{i < j} x_i", "unexpected-token", "<"],
      ["\\sum_{i=1, i \\ne j}^n x_i", "unexpected-token", ","],
      ["\\sum_{x \\in \\{0, 1\\}} p(x)", "unknown-range", "_{x \\in \\{0, 1\\}}"],
      ["\\sum_{x \\in A \\cap B} p(x)", "unknown-range", "_{x \\in A \\cap B}"],
      ["\\sum_{x : x > 0} p(x)", "unexpected-token", ":"],
      ["\\sum_{\\substack{i=1 \\\\ j=1}}^n a_{ij}", "unknown-notation", "\\substack{i=1 \\\\ j=1}"],
      ["\\Pi_{i=1}^n x_i", "unexpected-token", "="],
    ],
  },
  {
    notation: "two domains of one variable",
    note: "$p(x)$",
    cases: [
      ["\\int_{\\mathcal{X}} p(x) dx + \\int_{\\mathbb{R}} p(x) dx", "several-domains", "_{\\mathbb{R}}"],
    ],
  },
];

describe("notations that are not read", () => {
  for (const { notation, note, cases } of tables) {
    describe(notation, () => {
      for (const [tex, code, place] of cases)
        it(tex, () => assert.equal(readSide(tex, note), `${code} at ${place}`));
    });
  }
});
