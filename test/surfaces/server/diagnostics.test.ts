/** What the editor lists as problems of a note: places, codes, severities and words. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkedDocuments } from "../../../src/surfaces/server/documents.ts";
import { type DiagnosticCode, diagnosticsOf } from "../../../src/surfaces/server/diagnostics.ts";
import { marksOf } from "../../../src/surfaces/server/marks.ts";
import { defaultSettings, type Settings } from "../../../src/surfaces/server/settings.ts";
import { drained } from "../../support/notes.ts";

function checked(text: string) {
  const note = { path: "note.md", text };
  const document = TextDocument.create("file:///note.md", "markdown", 7, text);
  const [only] = checkedDocuments({ key: "", name: "", note, documents: [{ document }] }, drained(note));
  assert.ok(only);
  return only;
}

/** Code, severity and the text that is underlined. */
function listed(text: string, severity: Partial<Settings["severity"]> = {}) {
  const document = checked(text);
  return diagnosticsOf(document, { ...defaultSettings.severity, ...severity }, "file:///extension").map(
    (one) => [
      one.code,
      one.severity,
      text.slice(document.lines.offsetAt(one.range.start), document.lines.offsetAt(one.range.end)),
    ],
  );
}

describe("diagnosticsOf", () => {
  it("underlines a refuted step from its sign to the end of its right side", () => {
    assert.deepEqual(listed("$$ 2 + 2 = 4 = 5 $$"), [["refuted", 1, "= 5"]]);
  });

  it("says briefly what fails, links to the documentation and keeps the step's place", () => {
    const [only] = diagnosticsOf(
      checked("$$ 2 + 2 = 4 = 5 $$"),
      defaultSettings.severity,
      "file:///extension/",
    );
    assert.equal(only?.message, "Fails: the sides differ.");
    assert.deepEqual(only?.codeDescription, { href: "file:///extension/docs/verdicts.md#refuted" });
    assert.deepEqual(only?.data, {
      step: { start: { line: 0, character: 13 }, end: { line: 0, character: 16 } },
    });
  });

  it("points at a bracket without a partner, once, as a warning", () => {
    assert.deepEqual(listed("$$ \\log p(x = \\log p(x) = \\log p(x) $$"), [["brackets", 2, "("]]);
  });

  it("lists what is unread or undecided where that is asked for", () => {
    const text = "$$ a = \\require b $$\n\n$$ p(x) = p(x) \\approx p(y) $$";
    assert.deepEqual(listed(text), []);
    assert.deepEqual(
      listed(text, { unread: "hint", undecided: "information" }).map(([code, severity]) => [code, severity]),
      [
        ["unread", 4],
        ["undecided", 3],
      ],
    );
  });

  it("lists nothing whose severity is off", () => {
    assert.deepEqual(listed("$$ 2 + 2 = 4 = 5 $$", { refuted: "off" }), []);
  });

  it("points at directives nobody knows", () => {
    assert.deepEqual(listed("<!-- marginalia: sing -->"), [["note", 2, "<!-- marginalia: sing -->"]]);
  });
});

describe("the documentation of diagnostics", () => {
  it("has a heading for each code", () => {
    const file = path.join(import.meta.dirname, "..", "..", "..", "docs", "verdicts.md");
    const text = fs.readFileSync(file, "utf8");
    const headings = new Set(
      [...text.matchAll(/^##\s+(.+)$/gm)].map(([, title = ""]) => title.toLowerCase()),
    );
    const codes: readonly DiagnosticCode[] = ["refuted", "brackets", "unread", "undecided", "note"];
    for (const code of codes) assert.ok(headings.has(code), `docs/verdicts.md has no heading ${code}`);
  });
});

describe("marksOf", () => {
  it("gives each step its verdict and its place, at the document's version", () => {
    assert.deepEqual(marksOf(checked("$$\n2 = 2\n= 3\n$$")), {
      uri: "file:///note.md",
      version: 7,
      marks: [
        {
          verdict: "proved",
          place: { line: 1, character: 2 },
        },
        {
          verdict: "refuted",
          place: { line: 2, character: 0 },
        },
      ],
    });
  });

  it("says where a bracket has no partner", () => {
    const { marks } = marksOf(checked("$$ \\log p(x = \\log p(x) $$"));
    assert.deepEqual(
      marks.map(({ verdict, brackets }) => [verdict, brackets]),
      [["unread", true]],
    );
  });
});
