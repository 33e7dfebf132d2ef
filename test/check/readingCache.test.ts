/** What is remembered of reading is what would be read: reports are the same with it and without, over edits of all kinds. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { drain } from "../../src/drain.ts";
import { VerdictCache } from "../../src/check/verdictCache.ts";
import { formulasIn } from "../../src/formulas.ts";
import { findMath } from "../../src/notes/findMath.ts";
import type { Formula } from "../../src/semantics/formula.ts";
import { PassageCache } from "../../src/semantics/readPassage.ts";
import { drained } from "../support/notes.ts";

const isFull = process.env["MARGINALIA_FULL"] === "1";
const folder = path.join(import.meta.dirname, "..", "derivations");
const files = ["chainRule.md", "directives.md", "readings.md", "meanings.md"];

/** What formulas of one note tell one another: macros, displays that go on, families without arguments, data sets. */
const joined = [
  "# A model\n\n\\newcommand{\\E}{\\mathbb{E}} \\newcommand{\\half}[1]{\\tfrac{#1}{2}}\n\n",
  "With $p(x)$, $q(x)$ and $p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$ let\n\n",
  "$$ m = \\half{1} (p + q) $$\n\n",
  "> $$ \\E_q[\\log p] $$\n>\n> $$\n> = \\int q(x) \\log p(x) \\, dx\n> $$\n>\n> $$ = \\E_q[\\log p(x)] + 0 $$\n\n",
  "$$ \\log p(\\mathcal{D}) = \\sum_{i=1}^N \\log p(x_i) $$\n\n",
  "$$ a = b \\Rightarrow $$\n\n$$ \\Rightarrow 2 a = 2 b $$\n\n$$ a = ( b $$\n\n$$ \\frac{a $$\n\n",
  "## Another\n\n<!-- marginalia: assume q = q_phi -->\n\n",
  "$$ \\mathrm{ELBO} = \\E_q[\\log p(x, z) - \\log q(z)] $$\n\n",
  "$$ D_{KL}(q \\| p) = \\E_q[\\log q - \\log p] \\ge 0 $$\n\n",
  "$x$ and $x$, $$ x = x $$ and $$ x = x $$\n\n",
].join("");

const texts = [
  { name: "joined.md", text: joined },
  ...files.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), "utf8") })),
];

type Edit = readonly [kind: (typeof kinds)[number], place: number];
const kinds = [
  "write prose before",
  "write a paragraph",
  "delete a piece",
  "type in a formula",
  "move a paragraph",
  "repeat a paragraph",
  "quote a paragraph",
  "change a macro",
  "use a macro",
  "write a density",
  "write a heading",
] as const;

function apply(text: string, [kind, place]: Edit): string {
  const at = Math.floor(place * text.length);
  const paragraphs = text.split("\n\n");
  const index = Math.floor(place * paragraphs.length);
  const paragraph = paragraphs[index] ?? "";
  const withAt = (other: string): string => text.slice(0, at) + other + text.slice(at);
  switch (kind) {
    case "write prose before":
      return `${"Some words. ".repeat(1 + Math.floor(place * 5))}\n\n${text}`;
    case "write a paragraph":
      return paragraphs.toSpliced(index, 0, "A matrix $A$, and i.i.d. draws.").join("\n\n");
    case "delete a piece":
      return text.slice(0, at) + text.slice(at + 7);
    case "type in a formula":
      return text.slice(0, at) + text.slice(at).replace(/[a-z](?=[ ()])/, "$&y");
    case "move a paragraph":
      return paragraphs
        .toSpliced(index, 1)
        .toSpliced((index * 7) % paragraphs.length, 0, paragraph)
        .join("\n\n");
    case "repeat a paragraph":
      return paragraphs.toSpliced(index, 0, paragraph).join("\n\n");
    case "quote a paragraph":
      return paragraphs.with(index, paragraph.replace(/^/gm, "> ")).join("\n\n");
    case "change a macro":
      return place < 0.5
        ? text.replace("{\\mathbb{E}}", "{\\mathrm{E}}")
        : `${text}\n\n$\\def\\E{\\mathbb{${place < 0.75 ? "P" : "E"}}}$`;
    case "use a macro":
      return withAt(" $\\E[x] = \\half{x}$ ");
    case "write a density":
      return withAt(place < 0.5 ? " $q(z \\mid x)$ " : " $$ r(w) = p(w) $$ ");
    case "write a heading":
      return paragraphs.toSpliced(index, 0, "# Part").join("\n\n");
  }
}

/** A Markdown text as a notebook, a cell for a few paragraphs each. */
function asNotebook(text: string): string {
  const paragraphs = text.split("\n\n");
  const cells: object[] = [];
  for (let from = 0; from < paragraphs.length; from += 3)
    cells.push({
      cell_type: "markdown",
      metadata: {},
      source: paragraphs.slice(from, from + 3).join("\n\n"),
    });
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

describe("the cache of readings", function () {
  this.timeout(isFull ? 0 : 60_000);
  const edits = fc.array(
    fc.tuple(fc.constantFrom(...kinds), fc.double({ min: 0, max: 0.999, noNaN: true })),
    {
      minLength: 1,
      maxLength: 5,
    },
  );

  it("never changes a report, over edits of a note and of a notebook", () => {
    const property = fc.property(
      fc.constantFrom(...texts),
      fc.boolean(),
      edits,
      ({ name, text }, inCells, list) => {
        const known = new VerdictCache();
        const [file, whole] = inCells
          ? [`${name}.ipynb`, asNotebook]
          : [name, (edited: string): string => edited];
        let edited = text;
        drained({ path: file, text: whole(edited) }, { known });
        for (const edit of list) {
          edited = apply(edited, edit);
          assert.deepEqual(
            drained({ path: file, text: whole(edited) }, { known }),
            drained({ path: file, text: whole(edited) }),
          );
        }
      },
    );
    fc.assert(property, { numRuns: isFull ? 300 : 25, seed: 20_261_122 });
  });

  const pairs: readonly [what: string, one: string, other: string][] = [
    [
      "a use of a density elsewhere",
      "$p(x)$ and $q(z)$ $$ \\mathbb{E}_q[f(z)] = \\int q(z) f(z) \\, dz $$",
      "$p(x)$ and $q(z \\mid x)$ $$ \\mathbb{E}_q[f(z)] = \\int q(z \\mid x) f(z) \\, dz $$",
    ],
    [
      "a use of a density elsewhere, where nothing else is different",
      "$q(z)$\n\n$$ \\int p(x) \\mathbb{E}_q[f(z)] \\, dx = \\mathbb{E}_q[f(z)] $$",
      "$q(z \\mid x)$\n\n$$ \\int p(x) \\mathbb{E}_q[f(z)] \\, dx = \\mathbb{E}_q[f(z)] $$",
    ],
    [
      "the evidence lower bound's densities",
      "$p(x, z)$ and $q(z)$ $$ \\mathrm{ELBO} = \\mathbb{E}_{q(z)}[\\log p(x, z) - \\log q(z)] $$ $$ \\mathrm{ELBO} \\le \\log p(x) $$",
      "$p(x, z)$ and $q(z \\mid x)$ $$ \\mathrm{ELBO} = \\mathbb{E}_{q(z)}[\\log p(x, z) - \\log q(z)] $$ $$ \\mathrm{ELBO} \\le \\log p(x) $$",
    ],
    [
      "a letter that is a density",
      "$r(x, z)$ $$ \\int r(x) \\, dx = 1 $$",
      "$r(x \\mid z)$ $$ \\int r(x) \\, dx = 1 $$",
    ],
    [
      "a glance by other densities",
      "$r(x, z)$ $$ \\int r(z) f(z) \\, dz = \\mathbb{E}_r[f(z)] $$",
      "$r(x \\mid z)$ $$ \\int r(z) f(z) \\, dz = \\mathbb{E}_r[f(z)] $$",
    ],
    [
      "a mixture of other densities",
      "$r(x, z)$, $s(x, z)$ $$ m = \\frac12 (r + s) $$ $$ \\int m(x) \\, dx = 1 $$",
      "$r(x \\mid z)$, $s(x \\mid z)$ $$ m = \\frac12 (r + s) $$ $$ \\int m(x) \\, dx = 1 $$",
    ],
    ["a matrix", "For a number, $$ A b + c = c + A b $$", "For a matrix, $$ A b + c = c + A b $$"],
    [
      "words before a display that goes on",
      "$$ a + a $$\n\nso\n\n$$ = 2 a $$",
      "$$ a + a $$\n\nand so\n\n$$ = 2 a $$",
    ],
    ["what a display goes on from", "$$ a + a $$\n\nso\n\n$$ = 2 a $$", "$$ a + b $$\n\nso\n\n$$ = 2 a $$"],
    [
      "a premise of the display before",
      "$$ a = b $$\n\nso\n\n$$ \\Rightarrow 2 a = 2 b $$",
      "$$ a = c $$\n\nso\n\n$$ \\Rightarrow 2 a = 2 b $$",
    ],
    [
      "a prior that the note states",
      "$$ p_\\theta(x, z) = p_\\theta(x \\mid z) p(z) $$ $$ p_\\theta(z) p(a) = p(z) p(a) $$",
      "$$ p_\\theta(x, z) = p_\\theta(x \\mid z) p(x) $$ $$ p_\\theta(z) p(a) = p(z) p(a) $$",
    ],
  ];
  for (const [what, one, other] of pairs)
    it(`reads anew what depends on ${what}`, () => {
      const known = new VerdictCache();
      const reports = [one, other, `More. ${one}`, other].map((text) => {
        const report = drained({ path: "note.md", text }, { known });
        assert.deepEqual(report, drained({ path: "note.md", text }));
        return report.derivations;
      });
      assert.notDeepEqual(reports[0], reports[1]);
    });

  it("keeps the reading of a passage that only moved", () => {
    const known = new PassageCache();
    const [first] = read(known, "$$ a = b $$");
    const [second] = read(known, "Before. $$ a = b $$");
    assert.equal(second?.tree, first?.tree);
    assert.equal(second?.arguments, first?.arguments);
    assert.equal(second?.moved, 8);
  });

  it("reads anew where a macro, or how places lie to one another, is another", () => {
    const known = new PassageCache();
    const trees = ["$\\a$", "$\\def\\a{b}$ $\\a$", "$\\def\\a{c}$ $\\a$"].map(
      (text) => read(known, text).at(-1)?.tree,
    );
    assert.equal(new Set(trees).size, 3);
    const [plain] = read(known, "$$\na\n= b\n$$");
    const [quoted] = read(known, "> $$\n> a\n> = b\n> $$");
    assert.notEqual(quoted?.tree, plain?.tree);
  });

  function read(known: PassageCache, text: string): readonly Formula[] {
    return findMath({ path: "note.md", text }).documents.flatMap((document) =>
      drain(formulasIn(document, known)),
    );
  }
});
