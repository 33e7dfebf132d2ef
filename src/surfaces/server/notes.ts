/**
 * The notes that are open in the editor. A text document is a note; so is a notebook with all its Markdown cells, which
 * are read as one, so that what one defines counts in the next. Documents reach the server by the protocol's
 * synchronisation of texts and of notebooks.
 */
import {
  type Connection,
  NotebookDocuments,
  type NotebookDocument,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Note } from "../../notes/note.ts";
import { nameOf } from "./uris.ts";

/** The languages, by their identifiers in the editor, whose texts are notes. */
const noteLanguages: ReadonlySet<string> = new Set(["markdown", "mdx", "quarto", "rmd"]);

/** Endings of notes whose language no extension of the editor names. */
const noteEndings: readonly string[] = [".mdx", ".qmd", ".rmd"];

/** A note as it is at one moment; later edits do not change it. */
export interface OpenNote {
  /** The address of the text document or of the notebook. */
  readonly key: string;
  /** What its file is called. */
  readonly name: string;
  readonly note: Note;
  /** Its documents by the index of their cell; one, without an index, for a text document. */
  readonly documents: readonly { readonly cell?: number; readonly document: TextDocument }[];
}

export interface NoteEvents {
  readonly opened: (key: string) => void;
  readonly edited: (key: string) => void;
  readonly closed: (key: string) => void;
}

export class OpenNotes {
  readonly #texts = new TextDocuments(TextDocument);
  readonly #notebooks = new NotebookDocuments(TextDocument);
  readonly #keys = new Set<string>();

  listen(connection: Connection, events: NoteEvents): void {
    const closed = (key: string): void => {
      if (this.#keys.delete(key)) events.closed(key);
    };
    this.#texts.onDidChangeContent(({ document: { uri, languageId } }) => {
      if (this.#keys.has(uri)) {
        events.edited(uri);
      } else if (isNote(uri, languageId)) {
        this.#keys.add(uri);
        events.opened(uri);
      }
    });
    this.#texts.onDidClose(({ document: { uri } }) => {
      closed(uri);
    });
    this.#notebooks.onDidOpen(({ uri }) => {
      this.#keys.add(uri);
      events.opened(uri);
    });
    this.#notebooks.onDidChange(({ notebookDocument: { uri } }) => {
      events.edited(uri);
    });
    this.#notebooks.onDidClose(({ uri }) => {
      closed(uri);
    });
    this.#texts.listen(connection);
    this.#notebooks.listen(connection);
  }

  keys(): readonly string[] {
    return [...this.#keys];
  }

  /** The note that a document belongs to. */
  keyOf(uri: string): string | undefined {
    if (this.#keys.has(uri)) return uri;
    const notebook = this.#notebooks.findNotebookDocumentForCell(uri)?.uri;
    return notebook !== undefined && this.#keys.has(notebook) ? notebook : undefined;
  }

  /** The present version of a document of an open note. */
  versionOf(uri: string): number | undefined {
    return this.#documentAt(uri)?.version;
  }

  /** The note as it is now. */
  get(key: string): OpenNote | undefined {
    if (!this.#keys.has(key)) return undefined;
    const text = this.#texts.get(key);
    if (text) {
      const document = snapshot(text);
      // Whatever its name, what the editor holds is the text of a Markdown file.
      const note = { path: "note.md", text: document.getText() };
      return { key, name: nameOf(key), note, documents: [{ document }] };
    }
    const notebook = this.#notebooks.getNotebookDocument(key);
    return notebook && this.#openNotebook(notebook);
  }

  /** A notebook is checked as the file that it would be saved as, with its Markdown cells alone filled in. */
  #openNotebook({ uri, cells }: NotebookDocument): OpenNote {
    const sources = cells.map(({ document }) => {
      const found = this.#documentAt(document);
      return found?.languageId === "markdown" ? snapshot(found) : undefined;
    });
    const text = JSON.stringify({
      cells: sources.map((source) =>
        source ? { cell_type: "markdown", source: source.getText() } : { cell_type: "code", source: "" },
      ),
    });
    return {
      key: uri,
      name: nameOf(uri),
      note: { path: "note.ipynb", text },
      documents: sources.flatMap((document, cell) => (document ? [{ cell, document }] : [])),
    };
  }

  #documentAt(uri: string): TextDocument | undefined {
    return this.#texts.get(uri) ?? this.#notebooks.cellTextDocuments.get(uri);
  }
}

function isNote(uri: string, languageId: string): boolean {
  const name = nameOf(uri).toLowerCase();
  return noteLanguages.has(languageId) || noteEndings.some((ending) => name.endsWith(ending));
}

/** The document as it is now: the editor's edits are made to the document itself. */
function snapshot(document: TextDocument): TextDocument {
  return TextDocument.create(document.uri, document.languageId, document.version, document.getText());
}
