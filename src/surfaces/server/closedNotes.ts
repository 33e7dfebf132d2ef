/** Notes that lie on disk and are not open: each as a document of its own, and what the editor lists of it. */
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Note } from "../../notes/note.ts";
import type { NoteReport } from "../../report/report.ts";
import { diagnosticsOf, type PlainDiagnostic } from "./diagnostics.ts";
import { checkedDocuments } from "./documents.ts";
import type { Settings } from "./settings.ts";

/**
 * The diagnostics of a note on disk. Those of a notebook stand at the start of its file and name cell and line, because
 * its cells have no addresses while it is closed.
 */
export function closedNoteDiagnostics(
  note: Note,
  uri: string,
  report: NoteReport,
  severity: Settings["severity"],
  extensionUri: string | undefined,
): Diagnostic[] {
  const documents = report.documents.map(({ text, cell }) => ({
    ...(cell === undefined ? {} : { cell }),
    document: TextDocument.create(uri, "markdown", 0, text),
  }));
  const checked = checkedDocuments({ key: uri, name: note.path, note, documents }, report);
  return checked.flatMap((document, index) => {
    const diagnostics = diagnosticsOf(document, severity, extensionUri);
    const cell = documents[index]?.cell;
    return cell === undefined ? diagnostics : diagnostics.map((one) => atStart(one, cell));
  });
}

/** For a notebook that cannot be read at all. */
export function brokenFileDiagnostic(message: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Warning,
    code: "note",
    source: "Marginalia",
    message,
  };
}

function atStart(diagnostic: PlainDiagnostic, cell: number): Diagnostic {
  const start = { line: 0, character: 0 };
  const { data: _, ...rest } = diagnostic;
  const place = `Cell ${cell + 1}, line ${diagnostic.range.start.line + 1}: `;
  return { ...rest, range: { start, end: start }, message: place + diagnostic.message };
}
