/** Formulas as pictures: every alphabet of the field's notes, colours, sizes, limits, and the same from one bundled file. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import { outlinesOf } from "../../../src/outline.ts";
import { drawFormula, type Picture, type PictureRequest } from "../../../src/surfaces/server/picture.ts";
import { notesIn } from "../../support/notes.ts";

const plain = { macros: {}, theme: "dark", fontSize: 14 } as const;
const draw = (tex: string, request: Partial<PictureRequest> = {}): Picture | undefined =>
  drawFormula({ ...plain, ...request, tex });
const svgOf = (picture: Picture | undefined): string =>
  Buffer.from(picture?.uri.split(",")[1] ?? "", "base64").toString();

const alphabets = ["mathbb", "mathcal", "mathscr", "mathfrak", "mathbf", "boldsymbol", "bm", "mathsf"];
const notations = [
  ...alphabets.map((alphabet) => `\\${alphabet}{ABCDEFGHIJKLMNOPQRSTUVWXYZ}`),
  ...["mathbf", "boldsymbol", "mathrm", "mathit", "mathtt", "mathsf"].map((style) => `\\${style}{abcxyz019}`),
  "\\boldsymbol{\\alpha\\beta\\theta\\phi\\mu\\Sigma\\Lambda}",
  "\\alpha\\beta\\gamma\\delta\\epsilon\\varepsilon\\zeta\\eta\\theta\\vartheta\\lambda\\mu\\nu\\xi\\pi\\rho\\sigma\\tau\\phi\\varphi\\chi\\psi\\omega\\ell",
  "\\underset{x \\sim p}{\\mathbb{E}}\\left[\\log \\frac{p(x, z)}{q(z \\mid x)}\\right]",
  "D_{\\mathrm{KL}}\\big(q \\,\\|\\, p\\big) + \\mathrm{KL}(q \\Vert p) + D(q \\parallel p)",
  "\\operatorname*{arg\\,max}_{\\theta} \\sum_{i=1}^{n} \\prod_{j \\neq i} \\iint_{-\\infty}^{\\infty} \\oint",
  "\\hat x \\tilde{\\mu} \\bar{\\alpha}_t \\widehat{xyz} \\widetilde{xyz} \\overline{AB} \\vec v \\dot x \\ddot x",
  "\\underbrace{a + b}_{\\ge 0} \\overbrace{c}^{d} \\overset{!}{=} \\stackrel{iid}{\\sim} \\xrightarrow{n \\to \\infty}",
  "x \\perp\\!\\!\\!\\perp y \\mid z, \\quad \\nabla_\\theta \\partial \\propto \\approx \\triangleq \\coloneqq := \\mapsto",
  "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^{\\top} \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
  "\\lVert x \\rVert_2^2 \\lvert y \\rvert \\langle z \\rangle \\lfloor w \\rfloor \\sqrt[3]{x} \\binom{n}{k}",
  "\\mathbf 1\\{x \\in \\mathcal X\\} \\subseteq \\mathbb R^d \\setminus \\varnothing \\cup \\cap \\forall \\exists",
  "\\color{red} a \\cancel{b} \\textcolor{blue}{c}",
];

describe("drawFormula", () => {
  for (const tex of notations) {
    it(`draws every glyph of ${tex.slice(0, 60)} itself`, () => {
      const svg = svgOf(draw(tex));
      assert.match(svg, /^<svg .*<path .*<\/svg>$/s);
      assert.doesNotMatch(svg, /<text/);
    });
  }

  it("draws in the colour of each theme and leaves none to the page", () => {
    const colours = (["dark", "light", "high-contrast", "high-contrast-light"] as const).map((theme) => {
      const svg = svgOf(draw("a = b", { theme }));
      assert.doesNotMatch(svg, /currentColor/);
      return /fill="([^"]*)"/.exec(svg)?.[1];
    });
    assert.deepEqual(colours, ["#cccccc", "#3b3b3b", "#ffffff", "#292929"]);
  });

  it("is as large as the font asks, in the picture as in what is told", () => {
    const [small, large] = [draw("\\sum_i x_i"), draw("\\sum_i x_i", { fontSize: 28 })];
    assert.ok(small && large);
    assert.ok(Math.abs(large.width - 2 * small.width) < 0.05);
    assert.ok(Math.abs(large.height - 2 * small.height) < 0.05);
    assert.ok(svgOf(large).startsWith(`<svg width="${large.width}" height="${large.height}"`));
  });

  it("knows the macros that it is given, with parameters", () => {
    const macros = { "\\E": "\\mathbb{E}", "\\KL": "D(#1 \\,\\|\\, #2)" };
    assert.equal(
      svgOf(draw("\\KL{p}{q} = \\E", { macros })),
      svgOf(draw("D(p \\,\\|\\, q) = \\mathbb{E}", { macros })),
    );
    assert.equal(draw("\\KL{p}{q}"), undefined);
  });

  it("keeps what one formula defines from the others", () => {
    assert.ok(draw("\\def\\foo{x} \\foo"));
    assert.equal(draw("\\foo"), undefined);
  });

  it("leaves labels and numbers to the page", () => {
    assert.equal(svgOf(draw("a \\tag{1} \\label{a}")), svgOf(draw("a")));
    assert.equal(svgOf(draw("a \\tag 2")), svgOf(draw("a")));
  });

  for (const [what, tex] of [
    ["an unknown command", "\\nosuchcommand x"],
    ["a group that does not end", "\\frac{a"],
    ["nothing", "  "],
    ["a macro that calls itself", "\\def\\x{\\x\\x}\\x"],
    ["very long TeX", "x + ".repeat(2000)],
  ] as const) {
    it(`gives nothing for ${what}`, () => assert.equal(draw(tex), undefined));
  }

  it("draws a letter of no alphabet of its own in the reader's font", () => {
    assert.match(svgOf(draw("\\mathit{é} \\text{证}")), /<text[^>]*>é<.*<text[^>]*>证</s);
  });

  it("gives the same picture again without drawing it again", () => {
    assert.equal(draw("a + b + c"), draw("a + b + c"));
  });

  it("never throws, and never gives more than fits into a hover", () => {
    const pieces = fc.constantFrom(
      '\\frac { } \\left( \\right) ^ _ & \\\\ x #1 $ % < " ∑ é \\begin{aligned} \\end{aligned}'.split(" "),
      "\\mathbb{E} \\text{a$x$} \\\\[2em] \\tag \\not \\middle| \\color{red}".split(" "),
    );
    fc.assert(
      fc.property(
        fc.array(
          pieces.chain((some) => fc.constantFrom(...some)),
          { maxLength: 30 },
        ),
        (list) => {
          const picture = draw(list.join(" "));
          return picture === undefined || (picture.uri.length < 100_000 && picture.width > 0);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });
});

describe("drawFormula in one bundled file", () => {
  const root = path.join(import.meta.dirname, "../../..");
  let folder = "";
  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-picture-"));
    const contents = `
      import { drawFormula } from "./src/surfaces/server/picture.ts";
      let input = "";
      process.stdin.on("data", (data) => (input += data)).on("end", () => {
        const requests = JSON.parse(input);
        process.stdout.write(JSON.stringify(requests.map((request) => drawFormula(request) ?? null)));
      });`;
    await build({
      stdin: { contents, resolveDir: root, loader: "ts" },
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      minify: true,
      outfile: path.join(folder, "picture.cjs"),
      logLevel: "silent",
    });
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it("draws all alphabets and every formula of our own notes, with nothing beside it", () => {
    const formulas = [...notesIn("examples"), ...notesIn("test/derivations")]
      .filter((note) => note.path.endsWith(".md"))
      .flatMap(({ text }) => {
        const [outline] = outlinesOf({ path: "note.md", text });
        const { formulas, macros } = outline ?? { formulas: [], macros: {} };
        return formulas.map(({ tex, display }) => ({ ...plain, tex, macros, display }));
      });
    const requests = [...notations.map((tex) => ({ ...plain, tex })), ...formulas];
    const printed = execFileSync(process.execPath, ["picture.cjs"], {
      cwd: folder,
      input: JSON.stringify(requests),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const pictures = JSON.parse(printed) as readonly (Picture | null)[];
    const missing = requests.filter((_, index) => !pictures[index] || /<text/.test(svgOf(pictures[index])));
    assert.ok(requests.length > 100);
    assert.deepEqual(missing, []);
  });

  it("is small enough for the extension", () => {
    const { size } = fs.statSync(path.join(folder, "picture.cjs"));
    assert.ok(size < 2_200_000, `${size} bytes`);
  });
});
