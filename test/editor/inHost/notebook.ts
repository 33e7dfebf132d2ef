/** The same in a notebook: its Markdown cells are checked, as one note, and follow their edits. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { rightNote, turned } from "../noteTexts.ts";
import {
  closeAll,
  coversWrongSide,
  errorsOf,
  fileNamed,
  hoverOn,
  replace,
  until,
  untilSigns,
} from "./notes.ts";

const notebook = {
  cells: [
    { cell_type: "markdown", metadata: {}, source: "# A notebook\n\n$$\np(x, y) = p(x) p(y \\mid x)\n$$\n" },
    { cell_type: "code", metadata: {}, source: "print('$1 = 2$')", execution_count: null, outputs: [] },
    { cell_type: "markdown", metadata: {}, source: rightNote },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};

describe("a notebook", () => {
  afterEach(closeAll);

  it("has marks in its Markdown cells, which turn with their steps", async () => {
    const uri = fileNamed("notebook.ipynb");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(notebook)));
    const opened = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(opened);
    const [first, code, last] = opened.getCells().map(({ document }) => document);
    assert.ok(first && code && last);

    await untilSigns(first, ["4:✓"]);
    await untilSigns(last, ["5:✓", "6:✓", "13:✓"]);
    await untilSigns(code, []);

    await replace(last, turned.right, turned.wrong);
    await untilSigns(last, ["5:✓", "6:✗", "13:✓"]);
    const [error] = await until(
      "the wrong side has a squiggle",
      () => errorsOf(last.uri),
      (errors) => errors.length === 1,
    );
    assert.ok(coversWrongSide(last, error?.range), `the squiggle is under ${last.getText(error?.range)}`);
    assert.match(await hoverOn(last, "- b^2\n"), /fails/i);
    await untilSigns(first, ["4:✓"]);

    await replace(last, turned.wrong, turned.right);
    await untilSigns(last, ["5:✓", "6:✓", "13:✓"]);
    await until(
      "the squiggle is gone",
      () => errorsOf(last.uri).length,
      (count) => count === 0,
    );
  });
});
