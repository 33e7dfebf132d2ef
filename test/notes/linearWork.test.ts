/** Twice the text takes at most about twice the work, whatever is left open: counted in units visited, never in time. */
import assert from "node:assert/strict";
import { Leaf } from "../../src/notes/leaf.ts";
import { Lookahead } from "../../src/notes/markup.ts";
import { readMarkdown } from "../../src/notes/markdown.ts";

const openers = ["", "$", "$$ a ", "\\[", "`", "> ", "- a\n\n", "\n<!--"];

const repeated = [
  "$", "$x ", "$ x$ ", "$$ ", "$$x ", "$$\na\n\n", "a b c d $$\n\n", "\\[ a ", "\\\\[a ", "\\(a ", "\\[ $$ ", "\\\\[4pt]",
  "\\begin{align}", "\\begin{align}\\begin{gather}", "$$ \\begin{align} ", "`", "`a``b```", "$`a ", "<a ", '<x y="', "<!--", "<pre>",
  "<code>\n\n", "<script type=math/tex>", "{%", "{{<", "{% highlight %}", "](/a", "http://", "> ", "- ", "\n- $$ a b c d\n\n", "# ", "\t", "\n",
  "```math\n", "~~~\n", "|a|\n", "\\text{$", "$\\text{$", "\\", "\\\\{", "{", "&lt;", "x\\_y ", "words of $",
]; // prettier-ignore

/** The units that searches visit, and the places where they begin, in reading the text. */
function workOn(text: string): number {
  let work = 0;
  /* oxlint-disable typescript/unbound-method -- both are called with their own `this`, and put back below. */
  const { search } = Leaf.prototype;
  const { next } = Lookahead.prototype;
  /* oxlint-enable typescript/unbound-method */
  Leaf.prototype.search = function (from, reach, visit) {
    work++;
    return search.call(this, from, reach, (at, end) => {
      work++;
      return visit(at, end);
    });
  };
  const answers = new WeakMap<Lookahead, Map<string, number>>();
  Lookahead.prototype.next = function (pattern, from) {
    const at = next.call(this, pattern, from);
    const known = answers.get(this) ?? new Map<string, number>();
    if (known.get(pattern) !== at) work += Math.min(at, text.length) - from;
    answers.set(this, known.set(pattern, at));
    return at;
  };
  try {
    readMarkdown(text);
  } finally {
    Leaf.prototype.search = search;
    Lookahead.prototype.next = next;
  }
  return work;
}

describe("findMath: work", () => {
  for (const piece of repeated) {
    it(`grows with the text made of ${JSON.stringify(piece)}`, () => {
      for (const opener of openers) {
        const text = (count: number): string => opener + piece.repeat(count);
        const [once, twice] = [workOn(text(500)), workOn(text(1000))];
        assert.ok(twice <= 2.2 * once + 100, `${JSON.stringify(opener)}: ${once} units, then ${twice}`);
        assert.ok(twice <= 20 * text(1000).length, `${JSON.stringify(opener)}: ${twice} units`);
      }
    });
  }

  it("reads ten thousand unclosed dollars, nested quotes, and a megabyte in one block", () => {
    for (const text of [
      `${"$5 ".repeat(10_000)}x`,
      `${"> ".repeat(10_000)}x`,
      `${"- ".repeat(10_000)}x`,
      "a $x_1$ b\n".repeat(100_000),
    ]) {
      assert.ok(readMarkdown(text).blocks.length > 0);
    }
  });
});
