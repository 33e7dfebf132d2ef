/**
 * A checker for tests of the surfaces: every `a = b` of one character a side is a step, true if both are the same
 * character, and so on for other relations; 💥 in a note makes it throw.
 */
import type { NoteReport, StepReport } from "../../src/report/report.ts";
import type { Check } from "../../src/surfaces/cli/run.ts";

type Verdict = StepReport["verdict"];

const step = /(\S) (=|≥|:=|≈) (\S)/gu;

export const stubCheck: Check = function* (note) {
  if (note.text.includes("💥")) throw new Error("a fault");
  const steps: StepReport[] = [];
  for (const match of note.text.matchAll(step)) {
    yield { done: steps.length, total: steps.length + 1 };
    const [whole, left = "", relation = "", right = ""] = match;
    const sign = match.index + left.length + 1;
    const end = match.index + whole.length;
    steps.push({
      relation: relation as "=",
      sign: { start: sign, end: sign + relation.length },
      left: { start: match.index, end: match.index + left.length },
      right: { start: end - right.length, end },
      verdict: judge(left, relation, right),
      reading: left === "f" ? ["f is a function"] : [],
      assumptions: right === "g" ? ["g is given"] : [],
    });
  }
  const report: NoteReport = {
    documents: [{ text: note.text, headings: [], formulas: [], macros: {} }],
    derivations:
      steps.length === 0 ? [] : [{ span: { start: 0, end: note.text.length }, steps, subjects: [] }],
    problems: note.text.includes("marginalia: sing")
      ? [{ code: "unknown-directive", span: { start: 0, end: 1 }, data: { directive: "sing" } }]
      : [],
  };
  return report;
};

function judge(left: string, relation: string, right: string): Verdict {
  if (relation === ":=") return { kind: "definition" };
  if (relation === "≈") return { kind: "undecided", stop: { code: "approximation", data: {} } };
  if (left === "?")
    return {
      kind: "unread",
      problem: { code: "unknown-notation", span: { start: 0, end: 1 }, data: { found: "?" } },
    };
  if (left === right) return { kind: "tested", worlds: 24, exact: true };
  const witness = {
    seed: 7,
    left: `value of ${left}`,
    right: `value of ${right}`,
    tables: { "p(x=0)": "1/2" },
  };
  return { kind: "refuted", witness, exact: true };
}
