/**
 * Marks belong to the text that is shown. Every edit puts one more line above a step that is wrong, so that the line of
 * its squiggle tells the version that it was found in: none may come that is of an earlier version than the text's.
 */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import * as vscode from "vscode";
import { rightNote, turned } from "../noteTexts.ts";
import { closeAll, coversWrongSide, errorsOf, homes, signsOf, until } from "./notes.ts";

/** Milliseconds in which a message that was sent before an edit may still arrive after it. */
const crossing = 40;

/** Enough derivations, each unlike the others, that a check lasts longer than the pause between two edits. */
const ballast = Array.from(
  { length: 150 },
  (_, index) => `$$\n(x + ${index})^2 = x^2 + ${2 * index} x + ${index * index}\n$$\n`,
).join("\n");
const wrongNote = `${rightNote.replace(turned.right, turned.wrong)}\n${ballast}`;
const wrongLine = wrongNote.split("\n").findIndex((line) => line === `  &= ${turned.wrong.trim()}`);

describe("edits while a check runs", function () {
  this.timeout(90_000);
  afterEach(closeAll);

  for (const { name, open } of homes)
    it(`never bring marks of an earlier version to ${name}`, async () => {
      const document = await open("versions", wrongNote);
      await until(
        "the note is checked",
        () => errorsOf(document.uri).length,
        (count) => count === 1,
        60_000,
      );

      let edits = 0;
      let came = 0;
      let lastEdit = 0;
      const late: string[] = [];
      let known = errorsOf(document.uri)[0];
      // VS Code's event comes long after the diagnostics, when the text may be another: every message has new objects.
      const watching = setInterval(() => {
        const latest = errorsOf(document.uri)[0];
        if (latest === undefined || latest === known) return;
        known = latest;
        came++;
        if (coversWrongSide(document, latest.range) || performance.now() - lastEdit < crossing) return;
        late.push(
          `${document.getText(latest.range)} at line ${latest.range.start.line} after ${edits} edits`,
        );
      }, 1);
      try {
        for (const delay of [5, 20, 60, 100, 140, 30, 10, 180, 90, 120, 250, 15, 75, 80, 85, 110, 130, 160]) {
          const edit = new vscode.WorkspaceEdit();
          edit.insert(document.uri, new vscode.Position(0, 0), "\n");
          lastEdit = performance.now();
          await vscode.workspace.applyEdit(edit);
          lastEdit = performance.now();
          edits++;
          await pause(delay);
          for (const sign of (await signsOf(document)).filter((sign) => sign.endsWith("✗"))) {
            const line = document.lineAt(Number.parseInt(sign, 10) - 1).text;
            if (line.trim() !== `&= ${turned.wrong.trim()}`)
              late.push(`${sign} beside ${line} after ${edits} edits`);
          }
        }
        await until(
          "the last text is checked",
          () => errorsOf(document.uri).map(({ range }) => range.start.line),
          (lines) => lines.length === 1 && lines[0] === wrongLine + edits,
          60_000,
        );
      } finally {
        clearInterval(watching);
      }
      assert.deepEqual(late, []);
      assert.ok(came > 0, "no squiggle came during the edits");
    });
});
