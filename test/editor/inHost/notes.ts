/** Notes for the suites: their texts, opened as files of the workspace, edited, and asked what the extension says of them. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import * as vscode from "vscode";
import { turned } from "../noteTexts.ts";

/** Opens a new file of the workspace with a text. */
export async function openNote(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = fileNamed(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Opens a new notebook of the workspace with these texts in its Markdown cells, and gives their documents. */
async function openNotebook(name: string, texts: readonly string[]): Promise<readonly vscode.TextDocument[]> {
  const cells = texts.map((source) => ({ cell_type: "markdown", metadata: {}, source }));
  const content = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  const uri = fileNamed(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook.getCells().map(({ document }) => document);
}

/** Where a text to be checked may stand; `open` gives its document. */
export const homes: readonly {
  readonly name: string;
  readonly open: (name: string, text: string) => Promise<vscode.TextDocument>;
}[] = [
  { name: "a note", open: async (name, text) => (await openNote(`${name}.md`, text)).document },
  {
    name: "a cell of a notebook",
    open: async (name, text) => {
      const [, document] = await openNotebook(`${name}.ipynb`, ["# A notebook\n", text]);
      assert.ok(document, "the notebook has no second cell");
      return document;
    },
  },
];

export function fileNamed(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "the tests need a folder to be open");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Replaces the last occurrence of a text in a document. */
export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().lastIndexOf(from);
  assert.ok(start >= 0, `the note has no ${from}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit), "the edit was refused");
}

/** The extension's diagnostics of a document with an error's severity. */
export function errorsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(
      ({ severity, source }) => severity === vscode.DiagnosticSeverity.Error && source === "Marginalia",
    );
}

/** The signs beside the steps of a document, each as `line:label`, in order; lines count from 1. */
export async function signsOf(document: vscode.TextDocument): Promise<readonly string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(
    "vscode.executeInlayHintProvider",
    document.uri,
    whole,
  );
  return (hints ?? [])
    .toSorted((one, other) => one.position.compareTo(other.position))
    .map(({ position, label }) => {
      const text = typeof label === "string" ? label : label.map(({ value }) => value).join("");
      return `${position.line + 1}:${text.trim()}`;
    });
}

/** The Markdown of the hovers on a text's last occurrence in a document. */
export async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  const start = document.getText().lastIndexOf(text);
  assert.ok(start >= 0, `the note has no ${text}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    document.positionAt(start),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** Waits until a question has an answer that is accepted; fails with the last answer where it takes too long. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  accept: (answer: T) => boolean,
  patience = 15_000,
): Promise<T> {
  const deadline = Date.now() + patience;
  let answer = await ask();
  while (!accept(answer)) {
    if (Date.now() > deadline)
      assert.fail(`waited in vain until ${what}; the last was ${JSON.stringify(answer)}`);
    await pause(25);
    answer = await ask();
  }
  return answer;
}

/** Waits until a document has exactly these signs. */
export async function untilSigns(document: vscode.TextDocument, signs: readonly string[]): Promise<void> {
  const expected = signs.join(" ");
  await until(
    `the signs are ${expected}`,
    () => signsOf(document),
    (found) => found.join(" ") === expected,
  );
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Whether a range covers the wrong side that the tests put in. */
export function coversWrongSide(document: vscode.TextDocument, range: vscode.Range | undefined): boolean {
  return document.getText(range).endsWith(turned.wrong.trim());
}
