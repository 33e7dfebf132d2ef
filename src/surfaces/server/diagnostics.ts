/**
 * What the editor lists as problems of a document: steps that are refuted, brackets that do not match, directives nobody
 * knows, and, for whoever asks for it by a setting, steps that are unread or undecided. Each has a stable code that links
 * to its documentation.
 */
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { describeVerdict } from "../../report/describeVerdict.ts";
import { wordMessage } from "../../report/messages.ts";
import type { StepReport } from "../../report/report.ts";
import type { Span } from "../../span.ts";
import type { CheckedDocument } from "./checkedNote.ts";
import { areaOf, markedSpan } from "./positions.ts";
import type { Area, DiagnosticData } from "./protocol.ts";
import type { Finding, Settings, SeverityChoice } from "./settings.ts";

/** What diagnostics are called by; each is a heading of `docs/verdicts.md`. */
export type DiagnosticCode = Finding | "note";

const severities: Readonly<Record<Exclude<SeverityChoice, "off">, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A diagnostic in plain words. */
export type PlainDiagnostic = Diagnostic & { readonly message: string };

/** The diagnostics of a document, in the order of their places. `extensionUri` is where the documentation lies. */
export function diagnosticsOf(
  document: CheckedDocument,
  severity: Settings["severity"],
  extensionUri: string | undefined,
): PlainDiagnostic[] {
  const found: { readonly span: Span; readonly diagnostic: PlainDiagnostic }[] = [];
  const add = (
    code: DiagnosticCode,
    choice: SeverityChoice,
    span: Span,
    message: string,
    step?: Area,
  ): void => {
    if (choice === "off") return;
    const data: DiagnosticData | undefined = step && { step };
    const diagnostic: PlainDiagnostic = {
      range: areaOf(span, document.lines),
      severity: severities[choice],
      code,
      source: "Marginalia",
      message,
      ...(extensionUri === undefined
        ? {}
        : { codeDescription: { href: documentationOf(code, extensionUri) } }),
      ...(data ? { data } : {}),
    };
    found.push({ span, diagnostic });
  };
  for (const { code, span, data } of document.problems) add("note", "warning", span, wordMessage(code, data));
  const brackets = new Set<number>();
  for (const step of document.derivations.flatMap(({ steps }) => steps)) {
    const finding = findingOf(step);
    if (!finding) continue;
    // Both steps beside a side complain of the same bracket.
    if (finding.code === "brackets") {
      if (brackets.has(finding.span.start)) continue;
      brackets.add(finding.span.start);
    }
    // The hover that shows a diagnostic has the values of both sides right below it.
    const { code, sentence } = describeVerdict(step.verdict, step.relation);
    const message = finding.code === "refuted" ? wordMessage(`${code}-in-short`, {}) : sentence;
    add(
      finding.code,
      severity[finding.code],
      finding.span,
      message,
      areaOf(markedSpan(step), document.lines),
    );
  }
  found.sort((first, second) => first.span.start - second.span.start);
  return found.map(({ diagnostic }) => diagnostic);
}

/** Whether a step is unread because of a bracket that has no partner. */
export function hasLoneBracket({ verdict }: Pick<StepReport, "verdict">): boolean {
  return verdict.kind === "unread" && verdict.problem.code === "unbalanced-bracket";
}

function findingOf(step: StepReport): { readonly code: Finding; readonly span: Span } | undefined {
  const { verdict } = step;
  switch (verdict.kind) {
    case "refuted":
      return { code: "refuted", span: markedSpan(step) };
    case "unread":
      return { code: hasLoneBracket(step) ? "brackets" : "unread", span: verdict.problem.span };
    case "undecided":
      return { code: "undecided", span: markedSpan(step) };
    default:
      return undefined;
  }
}

function documentationOf(code: DiagnosticCode, extensionUri: string): string {
  return `${extensionUri.replace(/\/$/, "")}/docs/verdicts.md#${code}`;
}
