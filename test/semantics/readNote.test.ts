/** What a note has said where a formula stands: definitions in force, draws that are independent, what is discrete. */
import assert from "node:assert/strict";
import { formulasOf } from "../../src/formulas.ts";
import { findMath } from "../../src/notes/findMath.ts";
import type { Context } from "../../src/semantics/claim.ts";
import { readNote, type ReadFormula } from "../../src/semantics/readNote.ts";
import { showExpression } from "../support/showExpression.ts";
import { readText } from "../support/showSteps.ts";

const namesDefined = ({ definitions }: Context): string =>
  definitions.map(({ left }) => showExpression(left)).join(" ");

/** The note, what is defined for its last formula by the last's own section, and by the whole note. */
const definitions: readonly (readonly [note: string, section: string, whole: string])[] = [
  ["$$f(x) := x$$ $$a + b = c + d$$", "f(x)", "f(x)"],
  ["$$a + b = c + d$$", "", ""],
  ["$$f(x) := x$$ $$f(x) := x^2$$ $$a + b = c + d$$", "f(x) f(x)", "f(x) f(x)"],
  ["# One¶$$f(x) := x$$¶# Two¶$$g(x) := x$$ $$a + b = c + d$$", "g(x)", "f(x) g(x)"],
  ["# One¶$$f(x) := x$$¶## Part¶$$g(x) := x$$ $$a + b = c + d$$", "f(x) g(x)", "f(x) g(x)"],
  ["# One¶$$f(x) := x$$¶## Part¶$$g(x) := x$$¶## Other¶$$a + b = c + d$$", "f(x)", "f(x) g(x)"],
  ["$$f(x) := x$$¶# One¶$$a + b = c + d$$", "f(x)", "f(x)"],
  ["$$f(x) = x^2$$ $$x^3 = g(x)$$ $$a + b = c + d$$", "f(x) g(x)", "f(x) g(x)"],
  ["$$t = t + 1$$ $$N = 3$$ $$a + b = c + d$$", "", ""],
  ["If $a = b + 1$, $$a + b = c + d$$", "", ""],
];

/** The note, and what is defined for its first formula by words behind it. */
const tails: readonly (readonly [note: string, names: string])[] = [
  ["$$a + f(b) = c + d$$ where $f(x) = x^2$.", "f(x)"],
  ["$$a + f(b) = c + d$$ with $f(x) = x^2$ and $g(x) = x^3$.", "f(x) g(x)"],
  ["$$a + f(b) = c + d$$ 其中 $f(x) = x^2$。", "f(x)"],
  ["$$a + f(b) = c + d \\quad \\text{where } f(x) = x^2$$", "f(x)"],
  ["$$a + f(b) = c + d$$ Later, $f(x) = x^2$.", ""],
  ["$$a + f(b) = c + d$$ where $f(x) = x^2$. Later, $h(x) = x^3$.", "f(x)"],
];

const iid = "$$\\log p(x_1, \\dots, x_N) = \\log q(y)$$";
/** The note, and the names of the last formula's independent draws. */
const draws: readonly (readonly [note: string, names: string])[] = [
  [`Let $x_1, \\dots, x_N$ be i.i.d. ${iid}`, "x y"],
  [`样本独立同分布。${iid}`, "x y"],
  [`Let $x_1, \\dots, x_N$ be given. ${iid}`, ""],
  [`# One¶The draws are i.i.d.¶# Two¶${iid}`, ""],
  [`$$\\sum_{n=1}^N \\log p(x_n) = \\log p(\\mathcal{D})$$ ${iid}`, "x"],
];

const bound = "$$\\log p(x) \\le \\log q(x)$$";
/** The note, and the sorts of the last formula that are discrete. */
const discrete: readonly (readonly [note: string, sorts: string])[] = [
  [`The variable $x$ is discrete. ${bound}`, "x"],
  [`For discrete $X$, ${bound}`, "x"],
  [`For discrete $Y$ and $X$, ${bound}`, "x"],
  [`离散变量 $x$ 满足 ${bound}`, "x"],
  [`The variable $x$ is continuous. ${bound}`, ""],
  [`The variable $y$ is discrete. ${bound}`, ""],
  [`The codes are discrete. ${bound}`, ""],
  [`$$H(p) = -\\sum_x p(x) \\log p(x)$$ ${bound}`, "x"],
  [`$$H(p) = -\\sum_i p(x_i) \\log p(x_i)$$ ${bound}`, ""],
  [`$$H(p) = -\\sum_x p(x) \\log p(x)$$ $$H(p) = -\\int p(x) \\log p(x) dx$$ ${bound}`, ""],
  [`# One¶$$H(p) = -\\sum_x p(x) \\log p(x)$$¶# Two¶${bound}`, ""],
  [`# One¶The variable $x$ is discrete.¶# Two¶${bound}`, ""],
];

const lastOf = (note: string): ReadFormula => {
  const last = readText(note).at(-1);
  assert.ok(last);
  return last;
};

describe("definitions in force", () => {
  for (const [note, section, whole] of definitions) {
    it(note, () => {
      const { contexts } = lastOf(note);
      assert.equal(namesDefined(contexts.section), section);
      assert.equal(namesDefined(contexts.note), whole);
    });
  }
});

describe("definitions behind a display", () => {
  for (const [note, names] of tails) {
    it(note, () => {
      const [first] = readText(note);
      assert.equal(first && namesDefined(first.contexts.section), names);
    });
  }
});

describe("independent draws", () => {
  for (const [note, names] of draws)
    it(note, () => assert.equal(lastOf(note).contexts.section.independentDraws.join(" "), names));
});

describe("discrete sorts", () => {
  for (const [note, sorts] of discrete)
    it(note, () => assert.equal(lastOf(note).contexts.section.discrete.join(" "), sorts));
});

describe("the cells of a notebook", () => {
  it("share their definitions, in order", () => {
    const cells = ["$$f(x) := x$$", "$$a + b = c + d$$", "$$g(x) := x$$"].map((source) => ({
      cell_type: "markdown",
      metadata: {},
      source: [source],
    }));
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
    const { documents } = findMath({ path: "note.ipynb", text });
    const read = readNote(documents.flatMap(formulasOf));
    assert.deepEqual(
      read.map(({ contexts }) => namesDefined(contexts.section)),
      ["f(x)", "f(x)", "f(x) g(x)"],
    );
  });
});
