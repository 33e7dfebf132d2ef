/** A faint sign behind each step, by its verdict; what it says stands in the tooltip. */
import { InlayHintKind } from "vscode-languageserver";
import { describeVerdict } from "../../../report/describeVerdict.ts";
import type { StepReport } from "../../../report/report.ts";
import { verdictMarks } from "../../../report/verdictMarks.ts";
import type { InlayHintChoice, InlayHintsFeature } from "../checkedNote.ts";
import { markedSpan } from "../positions.ts";

/** The signs of the steps that end in a range, in document order; of the failing ones alone where that is chosen. */
export const inlayHints: InlayHintsFeature = ({ derivations, lines, text }, range, choice) =>
  derivations.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      const end = endOf(step, text);
      if (!isShown(step, choice) || end < range.start || end > range.end) return [];
      const { verdict, relation } = step;
      return [
        {
          position: lines.positionAt(end),
          label: verdictMarks[verdict.kind].sign,
          kind: InlayHintKind.Type,
          tooltip: describeVerdict(verdict, relation).sentence,
          paddingLeft: true,
        },
      ];
    }),
  );

function isShown({ verdict }: StepReport, choice: InlayHintChoice): boolean {
  return choice === "all" || (choice === "failing" && verdict.kind === "refuted");
}

/** Behind the right side, and behind the last of it that is no blank. */
function endOf(step: StepReport, text: string): number {
  const { start, end } = markedSpan(step);
  return start + text.slice(start, end).trimEnd().length;
}
