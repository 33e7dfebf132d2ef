/** Proofs form by form: exact forms of small proofs, both sides meeting, slack, and long proofs kept short. */
import assert from "node:assert/strict";
import type { Proof, Verdict } from "../../src/check/verdict.ts";
import { proofForms } from "../../src/report/proofForms.ts";
import { readable } from "../../src/report/readable.ts";
import { printExpression } from "../../src/semantics/printExpression.ts";
import { rational } from "../../src/semantics/rational.ts";
import { drained, notesIn } from "../support/notes.ts";

/** The verdict on the only step of a display. */
function verdictOn(tex: string): Verdict {
  const [derivation] = drained({ path: "note.md", text: `$$\n${tex}\n$$\n` }).derivations;
  const verdict = derivation?.steps[0]?.verdict;
  assert.ok(verdict);
  return verdict;
}

const shown = (verdict: Verdict): readonly string[] =>
  proofForms(verdict).flatMap(({ side, forms }) => [
    `${side}:`,
    ...forms.map(({ tex, rule }) => (rule === "" ? tex : `= ${tex}  (${rule})`)),
  ]);

describe("proofForms", () => {
  const cases: readonly [tex: string, forms: readonly string[]][] = [
    [
      String.raw`\int p(x, z) \, dz = p(x)`,
      ["left:", String.raw`\int p(x, z) \,dz`, "= p(x)  (marginalize)"],
    ],
    [
      String.raw`\int p(x \mid z) p(z) \, dz = p(x)`,
      [
        "left:",
        String.raw`\int p(x \mid z) p(z) \,dz`,
        String.raw`= \int p(x, z) \,dz  (conditional density)`,
        "= p(x)  (marginalize)",
      ],
    ],
    [
      String.raw`\log \frac{p(x)}{q(x)} = \log p(x) - \log q(x)`,
      ["left:", String.raw`\log \frac{p(x)}{q(x)}`, String.raw`= \log p(x) - \log q(x)  (log of product)`],
    ],
  ];
  for (const [tex, forms] of cases)
    it(`follows ${tex}`, () => assert.deepEqual(shown(verdictOn(tex)), forms));

  it("adds what the greater side has more to the lesser one", () => {
    const tex = String.raw`\log p(x) \ge \log p(x) - D_{\mathrm{KL}}(q(z) \,\|\, p(z \mid x))`;
    const right = proofForms(verdictOn(tex)).find(({ side }) => side === "right");
    assert.equal(right?.forms[0]?.rule, "adding what the left side has more");
    assert.match(right.forms[0].tex, /D_\{\\mathrm\{KL\}\}.*\+ D_\{\\mathrm\{KL\}\}/);
  });

  it("says nothing of what is not proved, or of a proof that needs no rule", () => {
    assert.deepEqual(shown(verdictOn("p(x) = 2 p(x)")), []);
    assert.deepEqual(shown(verdictOn("p(x) = p(x)")), []);
    assert.deepEqual(proofForms({ kind: "assumption" }), []);
  });

  it("says nothing of a proof whose start is not told", () => {
    const number = { kind: "number", value: rational(1n) } as const;
    const proof: Proof = { left: [], right: [], meeting: number, slack: [] };
    assert.deepEqual(proofForms({ kind: "proved", proof, worlds: 1, exact: true }), []);
  });

  it("starts from the sides, ends where both meet, repeats nothing and stays short, in every proof of our notes", () => {
    let proofs = 0;
    for (const note of notesIn("examples")) {
      for (const { verdict } of drained(note).derivations.flatMap(({ steps }) => steps)) {
        if (verdict.kind !== "proved" || verdict.comparison?.relation === "∝") continue;
        for (const { side, forms } of proofForms(verdict)) {
          proofs++;
          const [first, last] = [forms[0], forms.at(-1)];
          assert.ok(first && last && verdict.comparison);
          if (first.rule === "") assert.equal(first.tex, printExpression(verdict.comparison[side]));
          assert.equal(last.tex, printExpression(readable(verdict.proof.meeting)));
          assert.ok(forms.every(({ tex }, index) => index === 0 || tex !== forms[index - 1]?.tex));
          assert.ok(forms.slice(1).every(({ rule }) => rule !== ""));
          assert.ok(forms.length <= 17);
        }
      }
    }
    assert.ok(proofs > 10);
  });
});
