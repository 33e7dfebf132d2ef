/** The commands: all are there, failing steps are gone through in order, and the whole workspace is checked. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { rightNote, turned } from "../noteTexts.ts";
import { closeAll, errorsOf, fileNamed, openNote, until, untilSigns } from "./notes.ts";

const wrongNote = rightNote.replace(turned.right, turned.wrong).replace("- 2 x y", "+ 2 x y");

describe("commands", () => {
  afterEach(closeAll);

  it("are registered, all of them", async () => {
    const commands = await vscode.commands.getCommands(true);
    const names = ["checkNote", "checkWorkspace", "nextFailing", "previousFailing", "showDerivation"];
    for (const name of [...names, "openExperiment", "showGallery", "restartServer", "showOutput"]) {
      assert.ok(commands.includes(`marginalia.${name}`), `marginalia.${name} is not registered`);
    }
  });

  it("go from one failing step to the next and back, around the ends", async () => {
    const editor = await openNote("failing-steps.md", wrongNote);
    await untilSigns(editor.document, ["5:✓", "6:✗", "13:✗"]);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const lineAfter = async (command: string): Promise<number> => {
      await vscode.commands.executeCommand(command);
      return editor.selection.active.line + 1;
    };
    assert.equal(await lineAfter("marginalia.nextFailing"), 6);
    assert.equal(await lineAfter("marginalia.nextFailing"), 13);
    assert.equal(await lineAfter("marginalia.nextFailing"), 6);
    assert.equal(await lineAfter("marginalia.previousFailing"), 13);
  });

  it("check notes of the workspace that no editor has open", async () => {
    const uri = fileNamed("never-opened.md");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(wrongNote));
    await openNote("other.md", rightNote);
    // The command lasts until its message is read.
    void vscode.commands.executeCommand("marginalia.checkWorkspace");
    await until(
      "both wrong steps are in the list of problems",
      () => errorsOf(uri).length,
      (count) => count === 2,
    );
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()));
  });

  it("check a note again when they are told to", async () => {
    const { document } = await openNote("again.md", wrongNote);
    await untilSigns(document, ["5:✓", "6:✗", "13:✗"]);
    void vscode.commands.executeCommand("marginalia.checkNote");
    await untilSigns(document, ["5:✓", "6:✗", "13:✗"]);
    assert.equal(errorsOf(document.uri).length, 2);
  });
});
