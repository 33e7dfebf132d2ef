/** A note's marks in the editor: what stands there when it is opened, after a wrong sign is typed, and after its undoing. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { rightNote, turned } from "../noteTexts.ts";
import {
  closeAll,
  coversWrongSide,
  errorsOf,
  hoverOn,
  openNote,
  replace,
  until,
  untilSigns,
} from "./notes.ts";

describe("marks", () => {
  afterEach(closeAll);

  it("stand beside every step of a note that is opened", async () => {
    const { document } = await openNote("opened.md", rightNote);
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
    assert.deepEqual(errorsOf(document.uri), []);
  });

  it("turn where a sign becomes wrong, and turn back when that is undone", async () => {
    const { document } = await openNote("turned.md", rightNote);
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);

    await replace(document, turned.right, turned.wrong);
    await untilSigns(document, ["5:✓", "6:✗", "13:✓"]);
    const [error, ...others] = await until(
      "the wrong side has a squiggle",
      () => errorsOf(document.uri),
      (errors) => errors.length > 0,
    );
    assert.deepEqual(others, []);
    assert.ok(
      coversWrongSide(document, error?.range),
      `the squiggle is under ${document.getText(error?.range)}`,
    );
    const code = error?.code;
    assert.ok(typeof code === "object", "the error has no code with a link to its documentation");
    assert.match(String(code.value), /^[a-z]+(?:-[a-z]+)*$/);
    assert.match(code.target.path, /\.(?:md|html)$/);

    await vscode.commands.executeCommand("undo");
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
    await until(
      "the squiggle is gone",
      () => errorsOf(document.uri).length,
      (count) => count === 0,
    );
  });

  it("move with the text above them", async () => {
    const { document } = await openNote("moved.md", rightNote);
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
    await replace(document, "# Squares", "Some words\nand more\n\n# Squares");
    await untilSigns(document, ["8:✓", "9:✓", "16:✓"]);
  });

  it("stand in a file that no folder holds", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: rightNote });
    await vscode.window.showTextDocument(document);
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
  });
});

describe("hovers", () => {
  afterEach(closeAll);

  it("tell of a wrong step that it fails, and where", async () => {
    const { document } = await openNote("failing.md", rightNote.replace(turned.right, turned.wrong));
    await untilSigns(document, ["5:✓", "6:✗", "13:✓"]);
    const text = await hoverOn(document, "- b^2\n");
    assert.match(text, /fails/i);
    assert.match(text, /!\[[^\]]*\]\(data:image\/svg\+xml;base64,[A-Za-z0-9+/=]{500,}/);
    // The world in which it fails is drawn as well.
    assert.match(text, /in which it fails/i);
    assert.equal([...text.matchAll(/!\[[^\]]*\]\(data:image\/svg\+xml/g)].length, 2);
  });

  it("tell of a right step by what it is proved", async () => {
    const { document } = await openNote("holding.md", rightNote);
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
    const text = await hoverOn(document, "x^2 - 2");
    assert.match(text, /proved/i);
    assert.match(text, /arithmetic/i);
  });

  it("draw any other formula, and say nothing of prose", async () => {
    const { document } = await openNote("prose.md", rightNote);
    await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
    assert.match(await hoverOn(document, "c^2$, has"), /!\[[^\]]*\]\(data:image\/svg\+xml;base64,/);
    assert.equal(await hoverOn(document, "other square"), "");
  });
});
