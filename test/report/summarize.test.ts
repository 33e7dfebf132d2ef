/** Counting verdicts. */
import assert from "node:assert/strict";
import { summarize, verdictKinds } from "../../src/report/summarize.ts";
import type { NoteReport } from "../../src/report/report.ts";

describe("summarize", () => {
  it("counts over derivations and notes", () => {
    const span = { start: 0, end: 1 };
    const side = {
      relation: "=",
      sign: span,
      left: span,
      right: span,
      reading: [],
      assumptions: [],
    } as const;
    const derivation = {
      span,
      steps: [
        { ...side, verdict: { kind: "definition" } },
        { ...side, verdict: { kind: "tested", worlds: 24, exact: true } },
      ],
      subjects: [],
    } as const;
    const report: NoteReport = { documents: [], derivations: [derivation, derivation], problems: [] };
    const summary = summarize([report, report]);
    assert.deepEqual(
      verdictKinds.map((kind) => summary[kind]),
      [0, 4, 4, 0, 0, 0, 0],
    );
  });
});
