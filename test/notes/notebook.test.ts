/** The Markdown cells of notebooks, and files that are none. */
import assert from "node:assert/strict";
import { findMath } from "../../src/notes/findMath.ts";

function read(notebook: unknown): ReturnType<typeof findMath> {
  const text = typeof notebook === "string" ? notebook : JSON.stringify(notebook);
  return findMath({ path: "a.IPYNB", text });
}

const markdown = (source: unknown): unknown => ({ cell_type: "markdown", source });

describe("readNotebook", () => {
  it("reads the Markdown cells, numbered among all cells", () => {
    const { documents, problems } = read({
      cells: [
        { cell_type: "code", source: "'$a$'" },
        markdown("the $\\theta$"),
        markdown(["so $x$\n", "$$\n", "y\n", "$$"]),
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      documents.map(({ cell, text, blocks }) => [
        cell,
        text,
        blocks.flatMap((block) => (block.kind === "passage" ? [block.tex] : [])),
      ]),
      [
        [1, "the $\\theta$", ["\\theta"]],
        [2, "so $x$\n$$\ny\n$$", ["x", "\ny\n"]],
      ],
    );
  });

  it("reads the worksheets of the older format", () => {
    const { documents } = read({ worksheets: [{ cells: [markdown("$a$")] }, {}, 1] });
    assert.deepEqual(
      documents.map(({ cell, text }) => [cell, text]),
      [[0, "$a$"]],
    );
  });

  it("names the cell of a problem", () => {
    const { problems } = read({ cells: [markdown("a"), markdown("$$x")] });
    assert.deepEqual(problems, [
      { code: "unclosed-math", span: { start: 0, end: 2 }, data: { opener: "$$", cell: "1" } },
    ]);
  });

  it("passes over cells and sources of another shape", () => {
    const { documents } = read({ cells: [null, 1, [], {}, markdown(undefined), markdown([1, "$x$"])] });
    assert.deepEqual(
      documents.map(({ text }) => text),
      ["", "$x$"],
    );
  });

  it("reports a file that is no notebook", () => {
    for (const text of ["", "{", "[]", "null", '{"cells": 1}', "[".repeat(100_000)]) {
      const { documents, problems } = read(text);
      assert.deepEqual(documents, []);
      assert.deepEqual(
        problems.map(({ code, span }) => [code, span]),
        [["broken-notebook", { start: 0, end: text.length }]],
      );
    }
  });
});
