/** Lenses above derivations: which, where, what they run; and where there are none. */
import assert from "node:assert/strict";
import { codeLens } from "../../../../src/surfaces/server/features/codeLens.ts";
import { checkedDocument } from "../../../support/checkedDocument.ts";

const titles = { coin: "Coin", divergenceFit: "Fit", variationalAutoencoder: "Auto-encoder" };

const note = String.raw`# A note

$$
\begin{aligned}
\log p(x) &= \mathbb{E}_{q(z \mid x)}\left[\log \frac{p(x, z)}{q(z \mid x)}\right] \\
  &\quad + D_{KL}(q(z \mid x) \| p(z \mid x))
\end{aligned}
$$

Among words, $\ell(\theta) = \sum_i \log p_\theta(x_i)$ is offered nothing, and neither is

$$
(a + b)^2 = a^2 + 2 a b + b^2.
$$

> $$
> \arg\min_\theta D_{KL}(p(x) \| q_\theta(x)) = \arg\max_\theta \mathbb{E}_{p(x)}[\log q_\theta(x)]
> $$
`;

/** Each lens as `line: title (command argument)`. */
function lensesOf(text: string, known: Readonly<Record<string, string>> = titles): readonly string[] {
  return codeLens(checkedDocument(text), known).map(
    ({ range: { start, end }, command }) =>
      `${start.line}${start.line === end.line ? "" : `–${end.line}`}: ${command?.title ?? ""} ` +
      `(${command?.command ?? ""} ${(command?.arguments ?? []).join(", ")})`,
  );
}

describe("codeLens", () => {
  it("offers experiments at the first line of each display that one is about", () => {
    assert.deepEqual(lensesOf(note), [
      "2: ▷ Open experiment: Auto-encoder (marginalia.openExperiment variationalAutoencoder)",
      "15: ▷ Open experiment: Coin (marginalia.openExperiment coin)",
      "15: ▷ Open experiment: Fit (marginalia.openExperiment divergenceFit)",
    ]);
  });

  it("offers each once below a heading", () => {
    const flips = "$$\n\\ell(\\theta) = k \\log \\theta + (n - k) \\log (1 - \\theta)\n$$\n";
    const text = `${flips}\n${flips}\n# One\n\n${flips}\n${flips}\n## Two\n\n${flips}`;
    const first = ["0", "10", "20"].map(
      (line) => `${line}: ▷ Open experiment: Coin (marginalia.openExperiment coin)`,
    );
    assert.deepEqual(lensesOf(text), first);
  });

  it("offers only what the client can open", () => {
    assert.deepEqual(lensesOf(note, {}), []);
    assert.deepEqual(lensesOf(note, { coin: "Coin" }), [
      "15: ▷ Open experiment: Coin (marginalia.openExperiment coin)",
    ]);
  });

  it("offers them over steps that fail as well", () => {
    const wrong = "$$\nD_{KL}(p(x) \\| q(x)) = D_{KL}(q(x) \\| p(x))\n$$\n";
    assert.deepEqual(lensesOf(wrong), [
      "0: ▷ Open experiment: Fit (marginalia.openExperiment divergenceFit)",
    ]);
  });
});
