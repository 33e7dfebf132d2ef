/** Passages and the arguments read from them, a line each; where problems stand; and that no symbol is lost. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { readArguments } from "../../../src/semantics/chain/readArguments.ts";
import { leavesOf } from "../../../src/semantics/leaves.ts";
import { showArguments } from "../../support/showArguments.ts";
import { treeOf } from "../../support/treeOf.ts";

const aligned = (...rows: readonly string[]): string =>
  `\\begin{aligned}${rows.join(" \\\\ ")}\\end{aligned}`;

/** TeX, then one line for each argument; sides as they are written. */
const tables: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  chains: [
    ["A = B \\ge C", "A = B ≥ C"],
    ["x := y", "x := y"],
    ["x =: y", "x :=← y"],
    ["D_f(p \\| q) \\equiv I", "D_f(p \\| q) := I"],
    ["a + b \\equiv c", "a + b = c"],
    ["A \\overset{!}{=} 0", "A =! 0"],
    ["A \\overset{(a)}{\\le} B \\stackrel{\\text{def}}{=} C", "A ≤ B := C"],
    ["A \\not= B \\ne C \\simeq D \\propto E", "A ≠ B ≠ C ≈ D ∝ E"],
    ["A =^{(i)} B", "A = B"],
    ["A \\xlongequal{x} B", "A = B"],
    ["a <= b", "a ≤ b"],
    ["f(x = y) = \\{z : z > 0\\}", "f(x = y) = \\{z : z > 0\\}"],
    ["\\sum_{i \\ne j} a = |b|", "\\sum_{i \\ne j} a = |b|"],
    ["x \\in [0, 1)", "x \\in [0, 1)"],
    ["\\left. f \\right|_{x = 0} = g", "\\left. f \\right|_{x = 0} = g"],
    [
      "f(x) = \\begin{cases} a & x = b \\\\ c & x > d \\end{cases}",
      "f(x) = \\begin{cases} a & x = b \\\\ c & x > d \\end{cases}",
    ],
    ["s_1 \\ge s_2 \\ge ... \\ge s_r", "s_1 ≥ s_2 ≥ ... ≥ s_r"],
    ["A = B.", "A = B"],
  ],
  rows: [
    [aligned("A &= B", "& + C", "&\\quad - D", "&\\ge E"), "A = B \\\\ & + C \\\\ &\\quad - D ≥ E"],
    [aligned("\\,&A", "=\\,& B", "\\le\\,& C"), "A = B ≤ C"],
    [aligned("A &= B +", "&\\quad C"), "A = B + \\\\ &\\quad C"],
    [aligned("A &= f(x", "&\\quad + y)", "&= C"), "A = f(x \\\\ &\\quad + y) = C"],
    [aligned("A &= B", "C &= D"), "A = B", "C = D"],
    [aligned("& A = B", "& C = D"), "A = B", "C = D"],
    [aligned("A &= B", "-C &= D"), "A = B", "-C = D"],
    [aligned("A &= B & C &= D", "&= E & &= F"), "A = B = E", "C = D = F"],
    [aligned("X &\\sim p", "Y &\\sim q"), "X &\\sim p", "Y &\\sim q"],
    ["\\begin{array}{rcl} A & = & B \\\\ & = & C \\end{array}", "A = B = C"],
    ["A = \\begin{aligned} &B \\\\ &+ C \\end{aligned}", "A = B \\\\ &+ C"],
    ["A = \\\\ = B", "A = B"],
    ["A = B \\\\ = C", "A = B = C"],
    [aligned("a &= b", "&\\downarrow c \\to 0", "d &\\approx e"), "a = b % \\downarrow c \\to 0", "d ≈ e"],
    ["\\left\\{\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\\right.", "a = b", "c = d"],
    ["\\begin{cases} a = b \\\\ c = d \\end{cases}", "a = b", "c = d"],
  ],
  statements: [
    ["p = \\frac{a}{Z}, \\qquad Z = \\int a dx", "p = \\frac{a}{Z}", "also Z = \\int a dx"],
    ["A = B \\qquad C = D", "A = B", "also C = D"],
    ["D = I,\\qquad f: R \\to R,\\ f(1) = 0", "D = I", "also f: R \\to R", "also f(1) = 0"],
    ["\\theta, \\phi = \\arg\\min A", "\\theta, \\phi = \\arg\\min A"],
    ["a = 1, 2, 3", "a = 1, 2, 3"],
    ["\\min_\\theta \\quad f = g", "\\min_\\theta \\quad f = g"],
    ["A \\quad = \\quad B", "A = B"],
    ["A = B \\text{ where } m = n", "A = B", "naming: m = n % \\text{ where }"],
    ["A = B \\text{ if } C = D", "A = B limited", "condition: C = D % \\text{ if }"],
    ["x = 1 \\quad\\text{or}\\quad x = 2", "x = 1 limited", "alternative: x = 2 % \\text{or}"],
    ["f(x) = g(x), \\quad x > 0", "f(x) = g(x) limited", "also condition: x > 0"],
    ["x > 0, \\quad x > 1", "x > 0", "also x > 1"],
    ["y_i = x_i, \\quad i = 1, \\dots, n", "y_i = x_i limited", "also condition: i = 1, \\dots, n"],
    ["p = q \\quad \\forall x", "p = q", "also condition: \\forall x"],
    ["\\forall x: p(x) = q(x)", "condition: \\forall x", "also p(x) = q(x)"],
    ["A = B\\\\ where\\quad C = D", "A = B", "naming: C = D % where"],
    ["x \\sim p(x) = f(x)", "also x \\sim p(x)", "p(x) = f(x)"],
    ["x = f(z) \\in R", "x = f(z)", "also f(z) \\in R"],
    ["a = b \\to c = d", "a = b", "also b \\to c", "c = d"],
  ],
  words: [
    [
      aligned("A &= B && \\text{(Bayes)}", "&= C \\quad \\text{by Jensen}"),
      "A = B = C % \\text{(Bayes)} % \\text{by Jensen}",
    ],
    [aligned("A &= B \\quad \\text{since } p = q", "&\\le C"), "A = B ≤ C", "p = q % \\text{since }"],
    [aligned("A &= B", "&\\qquad \\text{expand } q", "&= C"), "A = B = C", "q % \\text{expand }"],
    ["A = B \\quad (\\because p = q)", "A = B % (\\because p = q)"],
    ["A = B \\quad \\text{Algebra}", "A = B % \\text{Algebra}"],
    ["A = B \\quad (5)", "A = B % (5)"],
    ["A = B \\quad (x > 0)", "A = B limited % (x > 0)"],
    ["A = \\text{(by Jensen) } B", "A = B % \\text{(by Jensen) }"],
    ["A = B + \\text{constant terms}", "A = B + \\text{constant terms}"],
    ["P(\\text{ Head }) = 1", "P(\\text{ Head }) = 1"],
    ["\\text{Free energy: } F = E", "F = E % \\text{Free energy: }"],
    ["\\text{number of heads} = n", "\\text{number of heads} = n"],
  ],
  arrows: [
    ["f(u) = u \\ \\Rightarrow\\ D = K", "f(u) = u ⇒ D = K"],
    ["\\min_\\phi A \\iff \\max_\\phi B", "\\min_\\phi A ⇔ \\max_\\phi B"],
    [
      "x \\in \\arg\\min A \\quad\\Longleftrightarrow\\quad x \\in \\arg\\max B",
      "x \\in \\arg\\min A ⇔ x \\in \\arg\\max B",
    ],
    ["a = 0 \\Rightarrow b = c \\Rightarrow d = \\frac{4}{6}", "a = 0 ⇒ b = c ⇒ d = \\frac{4}{6}"],
    [aligned("A &= B", "\\implies C &= D", "\\therefore E &= F"), "A = B ⇒ C = D ⇒ E = F"],
    ["A = B \\Leftarrow C = D", "A = B ⇒← C = D"],
    ["\\Rightarrow"],
    ["\\propto"],
  ],
  braces: [
    [
      "A = \\underbrace{B}_{=C} + \\underbrace{D}_{\\text{the rest}}",
      "{B = C}",
      "A = \\underbrace{B}_{=C} + \\underbrace{D}_{\\text{the rest}}",
    ],
    ["\\frac{\\underbrace{a}_{\\ge 0}}{b}", "{a ≥ 0}", "\\frac{\\underbrace{a}_{\\ge 0}}{b}"],
    ["\\underbrace{a}_{\\mathcal{L}}", "\\underbrace{a}_{\\mathcal{L}}"],
    ["A \\le \\overbrace{B}^{= C = D}", "{B = C = D}", "A ≤ \\overbrace{B}^{= C = D}"],
  ],
};

/** TeX, then each problem's code and place. */
const problems: readonly (readonly [string, ...string[]])[] = [
  ["A = E[f(1 - D(G(z))] = C", "unbalanced-bracket ("],
  ["A = f(x)) = C", "unbalanced-bracket )"],
  [aligned("A &= \\left[f(x\\right. ", "&= g(y)"), "unbalanced-bracket ["],
  ["A = \\frac{(b}{c}", "unbalanced-bracket ("],
  ["x \\in [0, 1) \\cup (1, 2]"],
  ["A = g\\Big|_{y = 1} + |\\psi\\rangle"],
  [aligned("A &= B", "& C = D"), "unclear-row C"],
  ["A = B \\\\ - C = D", "unclear-row -"],
  [aligned("A &= B, \\quad C = D", "&= E"), "unclear-row ="],
  ["A = B \\quad C", "unclear-space C"],
  ["A \\overset{d}{=} B", "unknown-relation B"],
  ["A = B =", "missing-side "],
  ["= B", "missing-side "],
];

describe("readArguments", () => {
  for (const [name, table] of Object.entries(tables)) {
    describe(name, () => {
      for (const [tex, ...expected] of table) {
        it(tex, () => {
          const tree = treeOf(tex);
          assert.deepEqual(tree.problems, []);
          assert.deepEqual(showArguments(tex, readArguments(tree).arguments), expected);
        });
      }
    });
  }

  describe("problems", () => {
    for (const [tex, ...expected] of problems) {
      it(tex, () => {
        const found = readArguments(treeOf(tex)).problems.map(
          ({ code, span }) => `${code} ${tex.slice(span.start, span.end)}`,
        );
        assert.deepEqual(
          found.map((line) => line.replace("\\left", "")),
          expected,
        );
      });
    }

    it("leave the other sides of the chain alone", () => {
      const tex = "A = E[f(1 - D(G(z))] = C = f(d)";
      assert.deepEqual(showArguments(tex, readArguments(treeOf(tex)).arguments), [
        "A = E[f(1 - D(G(z))] = C = f(d)",
      ]);
    });
  });

  it("goes on from the display before", () => {
    const [before] = readArguments(treeOf("A = B")).arguments;
    const [chain] = readArguments(treeOf("\\ge C"), before).arguments;
    assert.deepEqual(
      chain?.chains[0]?.sides.map((side) => side.span),
      [
        { start: 4, end: 5 },
        { start: 4, end: 5 },
      ],
    );
    const [argument] = readArguments(treeOf("\\Rightarrow C = D"), before).arguments;
    assert.deepEqual(
      argument?.chains.map((each) => [each.links.length, each.repeated]),
      [
        [1, true],
        [1, undefined],
      ],
    );
  });

  for (const tex of ["A = B, \\quad x > 0", "A = B, \\quad C = D", "A = B \\text{ where } C = D"]) {
    it(`does not go on from the last statement of ${tex}`, () => {
      const before = readArguments(treeOf(tex)).arguments.at(-1);
      const { arguments: found, problems } = readArguments(treeOf("= E"), before);
      assert.deepEqual(found[0]?.chains[0]?.sides[0]?.items, []);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ["missing-side"],
      );
    });
  }

  it("loses no symbol: each lies in a side, a sign or a remark, or is punctuation", () => {
    const fragment = fc.constantFrom(...fragments);
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 24 }), (chosen) => {
        const tex = `\\begin{aligned}${chosen.join(" ")}\\end{aligned}`;
        const tree = treeOf(tex);
        const { arguments: found } = readArguments(tree);
        const spans = found.flatMap((argument) => [
          ...argument.words.map((remark) => remark.span),
          ...argument.arrows.map((link) => link.sign),
          ...argument.chains.flatMap((chain) => [
            ...chain.links.map((link) => link.sign),
            ...chain.sides.map((side) => side.span),
          ]),
        ]);
        const isStatement = found.length > 0;
        for (const { span } of leavesOf(tree.row)) {
          const text = tex.slice(span.start, span.end);
          const inside = spans.some(({ start, end }) => start <= span.start && span.end <= end);
          assert.ok(inside || !isStatement || /^[,;.]$/.test(text) || isRepeated(text), `${text} in ${tex}`);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

/** What random passages are made of. */
const fragments: readonly string[] = (
  "a f(x) -b \\frac{c}{d} (e ) [ ] | = \\ge := \\Rightarrow \\sim \\to , ; . \\quad \\\\ & \\\\& &= + \\text{if} \\log " +
  "\\text{where} \\text{by~Bayes} \\underbrace{g}_{=h} \\sum_i \\forall \\quad(1) (\\because \\dots \\downarrow"
).split(" ");

/** A sign written again at the start of a row, and words of a passage that states nothing else. */
const isRepeated = (text: string): boolean => ["=", "\\ge", ":", "\\Rightarrow"].includes(text);
