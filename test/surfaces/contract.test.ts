/** The report in the contract's terms: places, sides, cells, and the schema. */
import assert from "node:assert/strict";
import { rational } from "../../src/semantics/rational.ts";
import type { DerivationReport, NoteReport, StepReport } from "../../src/report/report.ts";
import { fileContract } from "../../src/surfaces/contract.ts";
import { schemaErrors } from "../support/reportSchema.ts";

const number = { kind: "number", value: rational(1n) } as const;
const rewriting = { rule: "logOfQuotient", path: [], from: number, to: number };

const verdicts: readonly StepReport["verdict"][] = [
  {
    kind: "proved",
    proof: { left: [rewriting], right: [rewriting], meeting: number, slack: [] },
    worlds: 24,
    exact: true,
  },
  { kind: "tested", worlds: 24, exact: false },
  {
    kind: "refuted",
    witness: { seed: 7, left: "1/2", right: "1/3", tables: { "p(x=0)": "1/2" } },
    exact: true,
  },
  { kind: "definition" },
  { kind: "assumption" },
  { kind: "undecided", stop: { code: "too-few-worlds", data: { worlds: "3" } } },
  { kind: "unread", problem: { code: "unknown-notation", span: { start: 0, end: 1 }, data: { found: "?" } } },
];

const text = "# 笔记\n\n$$\na\n= b\n$$\n";
const sign = text.indexOf("=");
const step = {
  relation: "=",
  sign: { start: sign, end: sign + 1 },
  left: { start: sign - 2, end: sign - 1 },
  right: { start: sign + 2, end: sign + 3 },
  reading: ["b is a number"],
  assumptions: ["a = 1"],
} as const;

function reportOn(
  steps: readonly StepReport[],
  cell?: number,
  subjects: DerivationReport["subjects"] = [],
): NoteReport {
  const where = cell === undefined ? {} : { cell };
  const empty = { headings: [], formulas: [], macros: {} };
  return {
    documents: [
      { text: "other", ...empty, ...(cell === undefined ? {} : { cell: cell - 1 }) },
      { text, ...empty, ...where },
    ].slice(cell === undefined ? 1 : 0),
    derivations: [{ ...where, span: { start: text.indexOf("$$"), end: text.length - 1 }, steps, subjects }],
    problems: [{ code: "unknown-directive", span: { start: 2, end: 3 }, data: { directive: "sing" } }],
  };
}

describe("fileContract", () => {
  it("places steps, sides and derivations by line and column", () => {
    const file = fileContract("a.md", reportOn([{ ...step, verdict: { kind: "assumption" } }]));
    assert.deepEqual(file.derivations, [
      {
        line: 3,
        endLine: 6,
        steps: [
          {
            line: 5,
            column: 1,
            relation: "=",
            verdict: "assumption",
            reasonCode: "assumption",
            reason: "Taken as a condition of what follows.",
            lhs: { line: 4, column: 1, endLine: 4, endColumn: 2, tex: "a" },
            rhs: { line: 5, column: 3, endLine: 5, endColumn: 4, tex: "b" },
            rules: [],
            reading: ["b is a number"],
            assumptions: ["a = 1"],
            repairs: [],
          },
        ],
      },
    ]);
  });

  it("counts lines within the cell of a notebook", () => {
    const [derivation] = fileContract(
      "a.ipynb",
      reportOn([{ ...step, verdict: { kind: "assumption" } }], 4),
    ).derivations;
    assert.equal(derivation?.cell, 4);
    assert.equal(derivation.steps[0]?.lhs.tex, "a");
  });

  it("fits the schema for every verdict", () => {
    for (const cell of [undefined, 4]) {
      const steps = verdicts.map((verdict): StepReport => ({ ...step, verdict }));
      const unparsed: StepReport = { ...step, relation: "", verdict: verdicts[6] ?? { kind: "assumption" } };
      const file = fileContract("a.md", reportOn([...steps, unparsed], cell));
      assert.deepEqual(
        schemaErrors({ version: 1, errors: [{ path: "b.md", message: "missing" }], files: [file] }),
        [],
      );
    }
  });

  it("names the experiments on a derivation, and leaves the field out where there is none", () => {
    const steps: readonly StepReport[] = [{ ...step, verdict: { kind: "definition" } }];
    const about = fileContract("a.md", reportOn(steps, undefined, ["coin", "divergenceFit"]));
    assert.deepEqual(about.derivations[0]?.experiments, ["coin", "divergenceFit"]);
    assert.deepEqual(schemaErrors({ version: 1, errors: [], files: [about] }), []);
    assert.ok(!("experiments" in (fileContract("a.md", reportOn(steps)).derivations[0] ?? {})));
  });

  it("gives the rules of a proof once, the witness of a refutation, and exactness where worlds were tried", () => {
    const steps = fileContract("a.md", reportOn(verdicts.map((verdict) => ({ ...step, verdict }))))
      .derivations[0]?.steps;
    assert.deepEqual(
      steps?.map(({ verdict, exact, rules, witness }) => [verdict, exact, rules.length, witness?.left]),
      [
        ["proved", true, 1, undefined],
        ["tested", false, 0, undefined],
        ["refuted", true, 0, "1/2"],
        ["definition", undefined, 0, undefined],
        ["assumption", undefined, 0, undefined],
        ["undecided", undefined, 0, undefined],
        ["unread", undefined, 0, undefined],
      ],
    );
  });
});

describe("the schema", () => {
  it("refuses what is no report", () => {
    for (const report of [
      null,
      {},
      { version: 2, errors: [], files: [] },
      { version: 1, errors: [], files: [{ path: "a.md" }] },
    ]) {
      assert.notDeepEqual(schemaErrors(report), []);
    }
  });
});
