/**
 * Notes with marks inside: a TeX comment at a line's end (`% proved`, `% proved, refuted`), or an HTML comment at the end
 * of a sentence (`<!-- definition -->`), gives the verdicts of the relation signs on that line, from left to right.
 */
import type { NoteReport } from "../../src/report/report.ts";
import { verdictMarks } from "../../src/report/verdictMarks.ts";

const verdicts = Object.keys(verdictMarks);
const list = `((?:${verdicts.join("|")})(?:, (?:${verdicts.join("|")}))*)`;
const mark = new RegExp(`(?:%\\s*${list}\\s*$)|(?:<!-- ${list} -->)`, "gu");

/** The lines of a report's documents whose marks and verdicts differ, with both; and how many marks were looked at. */
export function compareMarks(report: NoteReport): {
  readonly marks: number;
  readonly differences: readonly string[];
} {
  const differences: string[] = [];
  let marks = 0;
  for (const { text, cell } of report.documents) {
    const found = new Map<number, string[]>();
    const steps = report.derivations
      .filter((derivation) => derivation.cell === cell)
      .flatMap((derivation) => derivation.steps);
    for (const step of [...steps].sort((first, second) => first.sign.start - second.sign.start)) {
      const line = text.slice(0, step.sign.start).split("\n").length - 1;
      found.set(line, [...(found.get(line) ?? []), step.verdict.kind]);
    }
    text.split("\n").forEach((line, index) => {
      const expected = marksOf(line);
      const verdicts = (found.get(index) ?? []).join(", ");
      marks += expected === "" ? 0 : expected.split(", ").length;
      if (expected === verdicts) return;
      const place = `${cell === undefined ? "" : `cell ${cell} `}line ${index + 1}`;
      differences.push(`${place}: marked “${expected}”, found “${verdicts}”: ${line.trim()}`);
    });
  }
  return { marks, differences };
}

function marksOf(line: string): string {
  return [...line.matchAll(mark)].map(([, behindTex = "", inProse = ""]) => behindTex || inProse).join(", ");
}
