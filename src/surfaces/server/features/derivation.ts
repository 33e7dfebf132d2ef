/** The derivation at a place of a document, as the panel shows it: its sides, verdicts, reasons, proofs and witnesses. */
import { describeVerdict } from "../../../report/describeVerdict.ts";
import { proofForms } from "../../../report/proofForms.ts";
import type { DerivationReport, StepReport } from "../../../report/report.ts";
import { withBracedScripts } from "../../../report/witnessNames.ts";
import type { Span } from "../../../span.ts";
import type { CheckedDocument, DerivationFeature } from "../checkedNote.ts";
import { areaOf } from "../positions.ts";
import type { SideView, StepView } from "../protocol.ts";
import { oneRow } from "./rows.ts";
import { stepAt, texOf } from "./stepAt.ts";

/** The derivation whose display holds the offset, and the step there; null where there is none. */
export const derivation: DerivationFeature = (document, offset) => {
  const found = stepAt(document, offset);
  const around = document.derivations.find(({ span }) => span.start <= offset && offset <= span.end);
  const shown = found?.derivation ?? around;
  if (!shown) return null;
  return {
    uri: document.uri,
    version: document.version,
    area: areaOf(shown.span, document.lines),
    title: titleOf(document, shown),
    macros: document.macros,
    steps: shown.steps.map((step) => viewOf(step, document)),
    ...(found ? { current: found.index } : {}),
  };
};

/** The nearest heading above. */
function titleOf({ headings }: CheckedDocument, { span }: DerivationReport): string {
  return headings.findLast((heading) => heading.span.start <= span.start)?.text.trim() ?? "";
}

function viewOf(step: StepReport, document: CheckedDocument): StepView {
  const { verdict, relation } = step;
  return {
    verdict: verdict.kind,
    relation,
    sign: areaOf(step.sign, document.lines),
    left: sideOf(step.left, document),
    right: sideOf(step.right, document),
    reason: describeVerdict(verdict, relation).sentence,
    proof: proofForms(verdict),
    ...(verdict.kind === "refuted" ? { witness: witnessOf(verdict.witness) } : {}),
    reading: step.reading,
    assumptions: step.assumptions,
  };
}

/** A side without the alignment of the display that it stands in. */
function sideOf(span: Span, document: CheckedDocument): SideView {
  return { tex: oneRow(texOf(document, span)), area: areaOf(span, document.lines) };
}

type Witness = Extract<StepReport["verdict"], { kind: "refuted" }>["witness"];

function witnessOf({ left, right, tables }: Witness): NonNullable<StepView["witness"]> {
  return {
    left,
    right,
    rows: Object.entries(tables).map(([name, value]) => [withBracedScripts(name), value]),
  };
}
