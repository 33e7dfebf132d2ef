/** The derivation at a place, as the panel is handed it. */
import assert from "node:assert/strict";
import { derivation } from "../../../../src/surfaces/server/features/derivation.ts";
import { checkedDocument } from "../../../support/checkedDocument.ts";

const note = String.raw`# A note

## Marginals & <b>more</b>

$$
\newcommand{\dens}{p}
\begin{aligned}
\dens(x) &= \int \dens(x, z) \, dz \\
     &= 2 \dens(x) \nonumber
\end{aligned}
$$

Only words.
`;
const document = checkedDocument(note);
const at = (text: string) => derivation(document, note.indexOf(text));

describe("derivation", () => {
  it("is empty outside derivations", () => {
    assert.equal(at("Only words"), null);
    assert.equal(at("Marginals"), null);
  });

  it("has the nearest heading, the macros and the place of the display", () => {
    const view = at("\\int");
    assert.equal(view?.title, "Marginals & <b>more</b>");
    assert.deepEqual(view?.macros, { "\\dens": "p" });
    assert.equal(view?.uri, "file:///note.md");
    assert.equal(view?.version, 3);
    assert.deepEqual(view?.area, { start: { line: 4, character: 0 }, end: { line: 10, character: 2 } });
  });

  it("knows the step at the place, and none where it stands at none", () => {
    assert.equal(at("\\int")?.current, 0);
    assert.equal(at("= 2")?.current, 1);
    assert.equal(at("\\end{aligned}")?.current, undefined);
    assert.equal(at("\\end{aligned}")?.steps.length, 2);
  });

  it("shows a proof form by form, on the sides as they stand in the note", () => {
    const [step] = at("\\int")?.steps ?? [];
    assert.deepEqual(step, {
      verdict: "proved",
      relation: "=",
      sign: { start: { line: 7, character: 10 }, end: { line: 7, character: 11 } },
      left: {
        tex: "\\dens(x)",
        area: { start: { line: 7, character: 0 }, end: { line: 7, character: 8 } },
      },
      right: {
        tex: "\\int \\dens(x, z) \\, dz",
        area: { start: { line: 7, character: 12 }, end: { line: 7, character: 34 } },
      },
      reason: "By marginalize.",
      proof: [
        {
          side: "right",
          forms: [
            { tex: "\\int p(x, z) \\,dz", rule: "" },
            { tex: "p(x)", rule: "marginalize" },
          ],
        },
      ],
      reading: [],
      assumptions: [],
    });
  });

  it("shows a refutation with both sides and the world", () => {
    const step = at("= 2")?.steps[1];
    assert.equal(step?.verdict, "refuted");
    assert.equal(step.right.tex, "2 \\dens(x)");
    assert.deepEqual(step.proof, []);
    assert.equal(step.witness?.left, "3/7 ≈ 0.428571");
    assert.equal(step.witness.right, "6/7 ≈ 0.857143");
    assert.ok(step.witness.rows.some(([name, value]) => name === "p(x=0, z=0)" && value !== ""));
  });

  it("gives a side of the display before its own place", () => {
    const text = "$$\np(x) = \\int p(x, z) \\, dz\n$$\n\nand so\n\n$$\n= 2 p(x)\n$$\n";
    const continued = checkedDocument(text);
    const view = derivation(continued, text.indexOf("= 2"));
    assert.equal(view?.current, 0);
    assert.equal(view.steps[0]?.left.tex, "\\int p(x, z) \\, dz");
    assert.equal(view.steps[0].left.area.start.line, 1);
    assert.equal(derivation(continued, text.indexOf("\\int"))?.area.start.line, 0);
  });
});
