/** What each construction becomes: TeX on the left, the row as an s-expression on the right. */
import assert from "node:assert/strict";
import { collectMacros } from "../../src/tex/macros.ts";
import { parseTex } from "../../src/tex/parseTex.ts";
import { showRow } from "../support/showTex.ts";
import { uncoveredTokens } from "../support/texCoverage.ts";
import { sourceOf } from "../support/texSource.ts";

const none = collectMacros([]);

const tables: Readonly<Record<string, readonly (readonly [tex: string, row: string])[]>> = {
  symbols: [
    ["x + y = 2", "x + y = 2"],
    ["p(x \\mid z)^2", "p ( x \\mid z ) (scripts ^[2])"],
    ["a \\leq b \\geqslant c \\neq d", "a \\le b \\ge c \\ne d"],
    ["\\not= \\not\\in \\not\\subset", "\\ne \\notin \\not\\subset"],
    [
      "\\iff \\implies \\Rightarrow := \\coloneqq \\triangleq",
      "\\iff \\implies \\Rightarrow : = \\coloneqq \\triangleq",
    ],
    ["α ≤ β − γ", "\\alpha \\le \\beta - \\gamma"],
    ["a \\not\\!\\perp b", "a \\not\\perp b"],
    ["\\lVert x \\rVert \\vert y \\vert \\| z \\|", "\\| x \\| | y | \\| z \\|"],
    ["ẋ + θ̂ + é", "(dot [x]) + (hat [\\theta]) + (acute [e])"],
    ["G#p", "G \\# p"],
    ["\\sum \\int \\nabla \\partial", "\\sum \\int \\nabla \\partial"],
  ],
  numbers: [
    ["10 0.5 + .25", "100.5 + .25"],
    ["1{,}000 + 10\\,000.5", "1000 + 10000.5"],
    ["2\\,x\\,10\\,20", "2 x 10 20"],
    ["1~200", "1 200"],
    ["x_12", "x (scripts _[1]) 2"],
    ["a. b", "a . b"],
    ["\\mathbf{1}2", "1:mathbf 2"],
    ["{1}{2}", "12"],
  ],
  scripts: [
    ["x_i^2 x^2_i", "x (scripts _[i] ^[2]) x (scripts _[i] ^[2])"],
    ["f''_a(x)", "f (scripts _[a] ^[\\prime \\prime]) ( x )"],
    ["x’ + x′", "x (scripts ^[\\prime]) + x (scripts ^[\\prime])"],
    ["\\theta^\\*", "\\theta (scripts ^[*])"],
    ["x'^2", "x (scripts ^[\\prime 2])"],
    ["x^\\vec y_\\hat\\theta", "x (scripts _[(hat [\\theta])] ^[(vec [y])])"],
    ["{}_1F_2", "{} (scripts _[1]) F (scripts _[2])"],
    ["a \\phantom{b}_1 \\mathop{}_2 c", "a {} (scripts _[1]) {} (scripts _[2]) c"],
    ["{x_1}_2", "x (scripts _[1]) (scripts _[2])"],
    ["x² + y₁₂", "x (scripts ^[2]) + y (scripts _[12])"],
    ["\\sum\\limits_{i=1}^n", "\\sum (scripts _[i = 1] ^[n])"],
  ],
  structures: [
    ["\\frac{a}{b} \\frac12 \\dfrac ab", "(fraction [a] [b]) (fraction [1] [2]) (fraction [a] [b])"],
    ["{a + b \\over c} \\binom nk", "(fraction [a + b] [c]) (binomial [n] [k])"],
    ["{\\rm d \\over \\rm d x}", '(fraction [d:mathrm] ["dx"])'],
    ["{a \\atop b} \\substack{a \\\\ b}", "(array [a] [b]) (array [a] [b])"],
    ["\\sqrt 2 \\sqrt[3]{x}", "(radical [2]) (radical degree[3] [x])"],
    ["\\hat\\theta \\overline{x y}", "(hat [\\theta]) (overline [x y])"],
    [
      "\\underbrace{a}_{b} \\overbrace{a}^b \\underbrace{a}^2",
      "(brace [a] label[b]) (brace [a] label[b]) (brace [a]) (scripts ^[2])",
    ],
    ["\\overset{!}{=} \\stackrel{(a)}{\\le}", "(labelled [=] above[!]) (labelled [\\le] above[( a )])"],
    ["\\underset{\\theta}{\\arg\\max}", '(labelled ["arg" "max"] below[\\theta])'],
    ["\\xrightarrow[n]{d}", "(labelled [\\to] above[d] below[n])"],
    ["\\left\\{ x \\middle| y \\right.", "\\{ x | y ."],
    ["\\left< x \\right>", "\\langle x \\rangle"],
    ["\\big( x \\bigr) \\Big|", "( x ) |"],
  ],
  "words and fonts": [
    ["\\log \\max \\limsup \\argmin", '"log" "max" "limsup" "argmin"'],
    ["\\mathrm{KL} \\text{data} \\operatorname*{arg\\,max}", '"KL" "data" "argmax"'],
    ["\\mathop{\\mathrm{KL}} \\operatorname{E} \\operatorname{\\mathbb{E}}", '"KL" "E" E:mathbb'],
    ["\\operatorname{D_{KL}} \\operatorname{KL_x}", 'D:mathrm (scripts _["KL"]) "KL" (scripts _[x:mathrm])'],
    ["\\mathbb E \\mathcal{N} \\R \\mathds{1}", "E:mathbb N:mathcal R:mathbb 1:mathbb"],
    ["\\boldsymbol{\\mu} \\bm x \\pmb{x} \\mathbf{Wx}", "\\mu:mathbf x:mathbf x:mathbf W:mathbf x:mathbf"],
    ["\\boldsymbol{\\mathcal{L}} \\mathrm{\\theta}", "L:mathbfcal \\theta"],
    ["{\\rm d}x \\mathrm{~d}x \\text{d}x", "d:mathrm x d:mathrm x d:mathrm x"],
    ["\\text{ if } \\text{i.i.d.} \\mbox{a b}", "< if > <i.i.d.> <a b>"],
    ["\\text{if $x>0$ then}", "<if > x > 0 < then>"],
    ["\\text{a\\textcolor{red}{b}} \\text{a_b \\#1} \\text{ }", '"ab" <a_b #1>'],
    ["\\operatorname{log-sum-exp} \\mathrm{L2}", '"log-sum-exp" L:mathrm 2'],
    ["其中 x", "<其中> x"],
  ],
  "what leaves no item": [
    ["a\\,b\\!c~d\\ e", "a b c d e"],
    ["a \\quad b \\hspace{1cm} c \\hspace{2pt} d \\kern1em e", "a (space) b (space) c d (space) e"],
    ["\\color{red}{x} + \\textcolor{blue}{y}", "x + y"],
    ["\\displaystyle x \\boxed{y} \\cancel{z} \\phantom{w}", "x y z"],
    ["x \\label{eq:1} \\tag{1} \\nonumber", "x"],
    ["a % b\n c", "a c"],
    ["\\eqref{eq:1}", "<eq:1>"],
  ],
  grids: [
    ["\\begin{aligned} a &= b \\\\[4pt] &\\le c \\\\ \\end{aligned}", "(aligned [a]&[= b] []&[\\le c])"],
    ["a = b \\\\ = c", "(aligned [a = b] [= c])"],
    ["\\begin{pmatrix} 1 & 2 \\end{pmatrix}", "( (matrix [1]&[2]) )"],
    ["\\begin{cases} 1 & x \\\\ 0 & y \\end{cases}", "(cases [1]&[x] [0]&[y])"],
    ["\\begin{array}{cc} a & b \\end{array}", "(array [a]&[b])"],
    ["\\begin{eqnarray*} a &=& b \\end{eqnarray*}", "(aligned [a]&[=]&[b])"],
    ["\\begin{equation} a = b \\end{equation}", "a = b"],
    ["\\begin{IEEEeqnarray}{rCl} a &=& b \\end{IEEEeqnarray}", "(aligned [a]&[=]&[b])"],
    ["\\begin{subequations} \\begin{align} a &= b \\end{align} \\end{subequations}", "(aligned [a]&[= b])"],
    ["\\begin{alignat}{2} a &= b \\end{alignat}", "(aligned [a]&[= b])"],
    ["\\underbrace{a}_{b \\\\ c}", "(brace [a] label[(array [b] [c])])"],
  ],
  "commands that nobody defines": [
    ["\\bx + 1", '"\\bx" + 1'],
    ["\\norm{x+y}", '"\\norm" ( x + y )'],
    ["\\norm {x}_2", '"\\norm" ( x ) (scripts _[2])'],
    ["\\foo{a}{b}", '"\\foo" ( a , b )'],
    ["x^\\foo", 'x (scripts ^["\\foo"])'],
  ],
};

describe("parseTex", () => {
  for (const [what, table] of Object.entries(tables)) {
    describe(`reads ${what}`, () => {
      for (const [tex, row] of table) {
        it(tex, () => {
          const tree = parseTex(sourceOf(tex), none);
          assert.deepEqual(tree.problems, []);
          assert.equal(showRow(tree.row), row);
          assert.deepEqual(uncoveredTokens(sourceOf(tex), tree.row), []);
        });
      }
    });
  }

  it("classes symbols as TeX does", () => {
    const families: readonly (readonly [tex: string, family: string])[] = [
      ["x", "ordinary"],
      ["\\sum", "operator"],
      ["+", "binary"],
      ["\\mid", "relation"],
      ["|", "ordinary"],
      ["\\|", "ordinary"],
      ["\\lvert", "open"],
      ["\\}", "close"],
      [",", "punctuation"],
      ["{,}", "ordinary"],
      ["{=}", "relation"],
      ["\\mathbin{|}", "binary"],
      ["\\bigl|", "open"],
      ["\\bigm|", "relation"],
      ["\\Big)", "close"],
    ];
    for (const [tex, family] of families) {
      const [item] = parseTex(sourceOf(tex), none).row;
      assert.equal(item?.kind === "symbol" ? item.family : item?.kind, family, tex);
    }
  });
});

describe("parseTex refuses", () => {
  const cases: readonly (readonly [what: string, tex: string, code: string, place: string])[] = [
    ["an open group", "x + \\frac{a", "tex-error", "x + \\frac{a"],
    ["a stray &", "a & b", "tex-error", "&"],
    ["a double superscript", "x^2^3", "tex-error", "^"],
    ["an unknown environment", "\\begin{foo} x \\end{foo}", "tex-error", ""],
    ["a definition that it does not follow", "\\edef\\x{1}", "tex-error", ""],
    ["nesting beyond use", `${"{".repeat(300)}x${"}".repeat(300)}`, "too-deep", "{"],
    ["accents beyond use", `${"\\hat".repeat(3000)} x`, "too-deep", "\\hat"],
    ["scripts beyond use", `${"x^{".repeat(2000)}x${"}".repeat(2000)}`, "too-deep", ""],
    ["open groups beyond use", "{".repeat(100_000), "too-deep", ""],
    ["text without end", "x".repeat(200_001), "too-long", ""],
  ];
  for (const [what, tex, code, place] of cases) {
    it(what, () => {
      const tree = parseTex(sourceOf(tex, 7), none);
      assert.deepEqual(tree.row, []);
      assert.equal(tree.problems.length, 1);
      const [problem] = tree.problems;
      assert.equal(problem?.code, code);
      const found = tex.slice((problem?.span.start ?? 0) - 7, (problem?.span.end ?? 0) - 7);
      if (place !== "") assert.equal(found, place);
    });
  }

  it("macros that never end", () => {
    const macros = collectMacros([sourceOf("\\def\\x{\\x\\x}\\def\\y#1{\\y{#1#1}}")]);
    for (const tex of ["\\x", "\\y{a}"]) {
      assert.equal(parseTex(sourceOf(tex), macros).problems[0]?.code, "too-many-expansions");
    }
  });
});
