/** From the report on a note to its documents as features take them, each by itself. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import { outlinesOf } from "../../outline.ts";
import type { NoteReport } from "../../report/report.ts";
import type { CheckedDocument } from "./checkedNote.ts";
import type { OpenNote } from "./notes.ts";

/** The documents of a note with what its report says of each. */
export function checkedDocuments({ documents }: OpenNote, report: NoteReport): readonly CheckedDocument[] {
  const macros = Object.assign({}, ...report.documents.map((document) => document.macros)) as Record<
    string,
    string
  >;
  return documents.map(({ cell, document }) => {
    const outline = report.documents.find((one) => one.cell === cell);
    return {
      ...identityOf(document),
      isChecked: true,
      derivations: report.derivations.filter((derivation) => derivation.cell === cell),
      headings: outline?.headings ?? [],
      formulas: outline?.formulas ?? [],
      macros,
      problems: report.problems.filter(
        ({ data }) => data["cell"] === (cell === undefined ? undefined : `${cell}`),
      ),
    };
  });
}

/** The documents of a note with what can be said of them without a check. */
export function uncheckedDocuments({ note, documents }: OpenNote): readonly CheckedDocument[] {
  const outlines = outlinesOf(note);
  const report: NoteReport = {
    documents: outlines.map((outline) => ({ text: "", ...outline })),
    derivations: [],
    problems: [],
  };
  return checkedDocuments({ key: "", name: "", note, documents }, report).map((document) => ({
    ...document,
    isChecked: false,
  }));
}

function identityOf(
  document: TextDocument,
): Pick<CheckedDocument, "uri" | "version" | "languageId" | "text" | "lines"> {
  const { uri, version, languageId } = document;
  return { uri, version, languageId, text: document.getText(), lines: document };
}
