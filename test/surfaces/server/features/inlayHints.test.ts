/** Signs behind steps: which, where, for which choice, and inside which range. */
import assert from "node:assert/strict";
import type { InlayHintChoice } from "../../../../src/surfaces/server/checkedNote.ts";
import { inlayHints } from "../../../../src/surfaces/server/features/inlayHints.ts";
import { checkedDocument } from "../../../support/checkedDocument.ts";

const note = String.raw`
Assume that $f(1) = 0$ and let $m(x) := p(x) + q(x)$.

$$
\begin{aligned}
p(x) &= \int p(x, z) \, dz \\
     &= 2 p(x)
\end{aligned}
$$

$$
\mathbb{E}_{p(x)}[f(x)]^2 \le \mathbb{E}_{p(x)}[f(x)^2]
$$

Then $\max_x f(x) = -\min_x (-f(x))$, and $p(x = y$.
`;
const document = checkedDocument(note);
const whole = { start: 0, end: note.length };

/** The note with its signs put in. */
function withSigns(choice: InlayHintChoice, range = whole): string {
  return inlayHints(document, range, choice)
    .toReversed()
    .reduce((text, { position, label }) => {
      const offset = document.lines.offsetAt(position);
      return `${text.slice(0, offset)} ⟦${typeof label === "string" ? label : ""}⟧${text.slice(offset)}`;
    }, note);
}

describe("inlayHints", () => {
  it("signs each step directly behind its right side, told apart by shape", () => {
    assert.equal(
      withSigns("all"),
      String.raw`
Assume that $f(1) = 0 ⟦∴⟧$ and let $m(x) := p(x) + q(x) ⟦≔⟧$.

$$
\begin{aligned}
p(x) &= \int p(x, z) \, dz ⟦✓⟧ \\
     &= 2 p(x) ⟦✗⟧
\end{aligned}
$$

$$
\mathbb{E}_{p(x)}[f(x)]^2 \le \mathbb{E}_{p(x)}[f(x)^2] ⟦≈⟧
$$

Then $\max_x f(x) = -\min_x (-f(x)) ⟦?⟧$, and $p(x = y ⟦⌀⟧$.
`,
    );
  });

  it("signs the failing steps alone, or none, as the reader chose", () => {
    assert.deepEqual(
      inlayHints(document, whole, "failing").map(({ label }) => label),
      ["✗"],
    );
    assert.deepEqual(inlayHints(document, whole, "off"), []);
  });

  it("says in one sentence why", () => {
    assert.deepEqual(
      inlayHints(document, whole, "all").map(({ tooltip }) => tooltip),
      [
        "Taken as a condition of what follows.",
        "Gives a new name its meaning.",
        "By marginalize.",
        "The sides differ: where the left side is 3/7 ≈ 0.428571, the right side is 6/7 ≈ 0.857143.",
        "Holds in 24 random worlds, but there is no proof.",
        "An optimum over functions or distributions, as x, is not solved yet.",
        "A bracket ( has no partner.",
      ],
    );
  });

  it("gives only the steps that end inside the range asked for", () => {
    const start = note.indexOf("p(x) &=");
    const labels = inlayHints(document, { start, end: note.indexOf("\\end{aligned}") }, "all");
    assert.deepEqual(
      labels.map(({ label }) => label),
      ["✓", "✗"],
    );
  });
});
