/** The marks of a checked document: one for each step, in document order. */
import type { CheckedDocument } from "./checkedNote.ts";
import { hasLoneBracket } from "./diagnostics.ts";
import { areaOf } from "./positions.ts";
import type { DocumentMarks } from "./protocol.ts";

export function marksOf({ uri, version, lines, derivations }: CheckedDocument): DocumentMarks {
  const steps = derivations.flatMap((derivation) => derivation.steps);
  return {
    uri,
    version,
    marks: steps.map((step) => ({
      verdict: step.verdict.kind,
      place: areaOf(step.sign, lines).start,
      ...(hasLoneBracket(step) ? { brackets: true } : {}),
    })),
  };
}
