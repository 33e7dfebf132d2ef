/** The note that the user has in front: an open document, or all Markdown cells of an open notebook. */
import { commands, Range, TabInputText, window, workspace } from "vscode";
import type { NotebookDocument, NotebookEditor, TextDocument, TextEditor, Uri } from "vscode";
import type { PlaceInNote } from "./failingSteps.ts";
import { isNoteDocument } from "./noteDocuments.ts";

export interface NoteInFront {
  /** In the order of the note; at least one. */
  readonly documents: readonly TextDocument[];
  /** Where the cursor is. */
  readonly here: PlaceInNote;
}

/** Undefined where the editor in front shows no note. */
export function noteInFront(): NoteInFront | undefined {
  const editor = editorInFront();
  const notebook = window.activeNotebookEditor;
  if (notebook !== undefined && (editor === undefined || !isNoteDocument(editor.document)))
    return notebookInFront(notebook);
  if (editor === undefined || !isNoteDocument(editor.document)) return undefined;
  const owner = notebookOf(editor.document);
  const documents = owner === undefined ? [editor.document] : markdownCells(owner);
  const here = { document: Math.max(documents.indexOf(editor.document), 0), place: editor.selection.active };
  return { documents, here };
}

/** The active editor; while the output is being read, the one in the active tab. */
export function editorInFront(): TextEditor | undefined {
  const active = window.activeTextEditor;
  if (active?.document.uri.scheme !== "output") return active;
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText)) return undefined;
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === input.uri.toString());
}

/** The path of a note as people name it: within the folder that is open. */
export function nameOf({ uri }: TextDocument): string {
  return workspace.asRelativePath(uri.scheme === "untitled" ? uri.path : uri.fsPath);
}

/** Opens a document of a note, in a notebook its cell, with the cursor at a place. */
export async function revealPlace(
  uri: Uri,
  line: number,
  character: number,
  viewColumn?: number,
): Promise<void> {
  const selection = new Range(line, character, line, character);
  await commands.executeCommand("vscode.open", uri, {
    selection,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
}

/** No Markdown cell is being edited: the cursor counts as just before the selected cell. */
function notebookInFront({ notebook, selections }: NotebookEditor): NoteInFront | undefined {
  const documents = markdownCells(notebook);
  if (documents.length === 0) return undefined;
  const selected = selections[0]?.start ?? 0;
  const before = documents.filter((cell) => cellIndex(notebook, cell) < selected).length;
  return { documents, here: { document: before, place: { line: 0, character: -1 } } };
}

function markdownCells(notebook: NotebookDocument): readonly TextDocument[] {
  return notebook
    .getCells()
    .map(({ document }) => document)
    .filter(isNoteDocument);
}

function cellIndex(notebook: NotebookDocument, document: TextDocument): number {
  return notebook.getCells().find((cell) => cell.document === document)?.index ?? 0;
}

/** The open notebook that a document is a cell of. */
function notebookOf(document: TextDocument): NotebookDocument | undefined {
  return workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}
