/** What derivations are about: by their expressions, whatever the letters; and what looks alike and is about something else. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { type Subject, subjects, subjectsOf } from "../../src/subjects/index.ts";
import type { Step } from "../../src/semantics/steps.ts";
import { experiments } from "../../webview/experiments/index.ts";
import { drained, notesIn } from "../support/notes.ts";
import { readText } from "../support/showSteps.ts";

/** The steps of a note's last formula. */
function stepsIn(note: string): readonly Step[] {
  return readText(note).at(-1)?.first.steps ?? [];
}

function subjectsIn(note: string): readonly Subject[] {
  return subjectsOf(stepsIn(note));
}

/** A note with other letters: `from` and `to` hold the same number of letters or commands, apart by spaces. */
function renamed(note: string, from: string, to: string): string {
  const others = to.split(" ");
  const names = new Map(from.split(" ").map((name, index) => [name, others[index] ?? name]));
  return note.replace(/D_\{\w+\}|\\[A-Za-z]+|[A-Za-z]/g, (name) => names.get(name) ?? name);
}

const tex = String.raw;

describe("the subjects of derivations", () => {
  it("are the experiments, no more and no fewer", () => {
    assert.deepEqual([...subjects].sort(), Object.keys(experiments).sort());
  });

  const recognized: readonly (readonly [what: string, note: string, expected: string])[] = [
    [
      "the bound and the gap of an encoder",
      tex`$\log p(x) = \mathbb{E}_{q(z \mid x)}[\log \frac{p(x, z)}{q(z \mid x)}] + D_{KL}(q(z \mid x) \| p(z \mid x))$`,
      "variationalAutoencoder",
    ],
    [
      "reconstruction and rate",
      tex`$\mathcal{L} = \mathbb{E}_{q_\phi(z \mid x)}[\log p_\theta(x \mid z)] - D_{KL}(q_\phi(z \mid x) \| p(z))$`,
      "variationalAutoencoder",
    ],
    [
      "the same as an integral",
      tex`$\log p(x) \ge \int q(z \mid x) \log \frac{p(x, z)}{q(z \mid x)} \, dz$`,
      "variationalAutoencoder",
    ],
    [
      "an encoder of the decoder's letter, but of other parameters",
      tex`$\log p_\theta(x) \ge \mathbb{E}_{p_\phi(z \mid x)}[\log p_\theta(x, z) - \log p_\phi(z \mid x)]$`,
      "variationalAutoencoder",
    ],
    [
      "an encoder for each of the data",
      tex`$L = \sum_{i=1}^n \mathbb{E}_{q(z_i \mid x_i)}[\log p(x_i, z_i) - \log q(z_i \mid x_i)]$`,
      "variationalAutoencoder",
    ],
    [
      "a side behind one that is not read",
      tex`$\|w\|^2 = \mathbb{E}_{q(z \mid x)}[\log p(x, z) - \log q(z \mid x)]$`,
      "variationalAutoencoder",
    ],
    [
      "the divergence of the data with codes from the model",
      tex`$D_{KL}(e(x) q(z \mid x) \| p(x, z)) = \mathbb{E}_{e(x)}[\mathbb{E}_{q(z \mid x)}[\log q(z \mid x) - \log p(x, z)]]$`,
      "variationalAutoencoder",
    ],
    [
      "the bound and the gap of a free guess",
      tex`$\log p(x) = \sum_z q(z) \log \frac{p(x, z)}{q(z)} + D_{KL}(q(z) \| p(z \mid x))$`,
      "expectationMaximization",
    ],
    [
      "the expected log-likelihood under earlier parameters",
      tex`$Q(\theta, \theta^{(t)}) = \mathbb{E}_{p(z \mid x; \theta^{(t)})}[\log p(x, z; \theta)]$`,
      "expectationMaximization",
    ],
    [
      "the same where parameters stand behind a bar",
      tex`$Q(\theta \mid \theta^{old}) = \sum_z p(z \mid x, \theta^{old}) \log p(x, z \mid \theta)$`,
      "expectationMaximization",
    ],
    [
      "the M-step",
      tex`$\theta_{t+1} = \arg\max_\theta \sum_z p(z \mid x; \theta_t) \log p(x, z; \theta)$`,
      "expectationMaximization",
    ],
    [
      "free energy, which is the bound turned round",
      tex`$F = \mathbb{E}_{q(z)}[\log q(z) - \log p(x, z)] = D_{KL}(q(z) \| p(z \mid x)) - \log p(x)$`,
      "expectationMaximization",
    ],
    ["a mixture", tex`$p(x) = \sum_{k=1}^K \pi_k p(x \mid k)$`, "expectationMaximization"],
    [
      "the game of generator and discriminator",
      tex`$V = \mathbb{E}_{x \sim p}[\log D(x)] + \mathbb{E}_{z \sim h}[\log (1 - D(G(z)))]$`,
      "generativeAdversarial",
    ],
    [
      "the game as one integral",
      tex`$V(D) = \int p_r(x) \log D(x) + p_g(x) \log (1 - D(x)) \, dx$`,
      "generativeAdversarial",
    ],
    [
      "the discriminator's loss",
      tex`$L = -\mathbb{E}_{p(x)}[\log D(x)] - \mathbb{E}_{g(x)}[\log (1 - D(x))]$`,
      "generativeAdversarial",
    ],
    ["the best discriminator", tex`$D^*(x) = \frac{p(x)}{p(x) + p_g(x)}$`, "generativeAdversarial"],
    ["the value at the best one", tex`$C = -\log 4 + 2 \, D_{JS}(p(x) \| g(x))$`, "generativeAdversarial"],
    [
      "the value before it has a name",
      tex`$C = -2 \log 2 + D_{KL}(p(x) \| m(x)) + D_{KL}(g(x) \| m(x))$`,
      "generativeAdversarial",
    ],
    ["both directions", tex`$D_{KL}(p(x) \| q(x)) \ne D_{KL}(q(x) \| p(x))$`, "divergenceFit"],
    [
      "both directions, one of them spelled out",
      tex`$J = D_{KL}(p(x) \| q(x)) + \int q(x) \log \frac{q(x)}{p(x)} \, dx$`,
      "divergenceFit",
    ],
    [
      "the least divergence over a parameter",
      tex`$\theta^* = \arg\min_\theta D_{KL}(p(x) \| q_\theta(x))$`,
      "divergenceFit",
    ],
    [
      "the least reverse divergence",
      tex`$\theta^* = \arg\min_\theta \mathbb{E}_{q_\theta(x)}[\log q_\theta(x) - \log p(x)]$`,
      "divergenceFit",
    ],
    ["cross-entropy less entropy", tex`$D_{KL}(p(x) \| q(x)) = H(p, q) - H(p)$`, "divergenceFit"],
    [
      "the same spelled out",
      tex`$D_{KL}(p(x) \| q(x)) = \int p(x) \log p(x) \, dx - \int p(x) \log q(x) \, dx$`,
      "divergenceFit",
    ],
    ["a likelihood's maximum", tex`$\hat\theta = \arg\max_\theta \prod_{i=1}^n p_\theta(x_i)$`, "coin"],
    ["a log-likelihood", tex`$\ell(\theta) = \sum_{i=1}^n \log p(x_i; \theta)$`, "coin"],
    ["its mean", tex`$\ell(\theta) = \frac{1}{n} \sum_{i=1}^n \log p_\theta(x^{(i)})$`, "coin"],
    ["its logarithm of a product", tex`$\ell(\theta) = \log \prod_{i=1}^n p_\theta(x_i)$`, "coin"],
    [
      "an expected log-likelihood",
      tex`$\theta^* = \arg\max_\theta \mathbb{E}_{p(x)}[\log q_\theta(x)]$`,
      "coin",
    ],
    ["flips of a coin", tex`$\ell(\theta) = k \log \theta + (n - k) \log (1 - \theta)$`, "coin"],
    ["one by one", tex`$\ell(\theta) = \sum_{i=1}^n x_i \log \theta + (1 - x_i) \log (1 - \theta)$`, "coin"],
    ["as powers", tex`$L(\theta) = \prod_{i=1}^n \theta^{x_i} (1 - \theta)^{1 - x_i}$`, "coin"],
    [
      "their score",
      tex`$\frac{k}{\theta} - \frac{n - k}{1 - \theta} = 0 \Rightarrow \theta = \frac{k}{n}$`,
      "coin",
    ],
    [
      "likelihood and divergence at once, the more special first",
      tex`$\arg\min_\theta D_{KL}(p(x) \| q_\theta(x)) = \arg\max_\theta \mathbb{E}_{p(x)}[\log q_\theta(x)]$`,
      "coin divergenceFit",
    ],
  ];

  for (const [what, note, expected] of recognized) {
    it(`recognize ${what}`, () => assert.equal(subjectsIn(note).join(" "), expected));
  }

  it("do not depend on letters", () => {
    // What reads as a density or a function by its letter keeps a letter of its kind.
    const renamings: readonly (readonly [from: string, to: string])[] = [
      ["p q", "q p"],
      ["x z", "y s"],
      ["x z", "o w"],
      [tex`\theta \phi`, tex`\eta \psi`],
      ["D G", "T F"],
      ["i k n", "j m N"],
    ];
    for (const [what, note, expected] of recognized) {
      for (const [from, to] of renamings) {
        const other = renamed(note, from, to);
        assert.equal(subjectsIn(other).join(" "), expected, `${what}, as ${other}`);
      }
    }
  });

  const nearMisses: readonly (readonly [what: string, note: string])[] = [
    ["an evidence alone", tex`$p(x) = \int p(x, z) \, dz = \int p(x \mid z) p(z) \, dz$`],
    ["Bayes' rule", tex`$p(z \mid x) = \frac{p(x \mid z) p(z)}{p(x)}$`],
    [
      "a regression, whose inputs have no density",
      tex`$D_{KL}(p(y \mid x) \| q_\theta(y \mid x)) = \mathbb{E}_{p(y \mid x)}[\log p(y \mid x) - \log q_\theta(y \mid x)]$`,
    ],
    [
      "the chain rule of divergences",
      tex`$D_{KL}(p(x, y) \| q(x, y)) = D_{KL}(p(x) \| q(x)) + \mathbb{E}_{p(x)}[D_{KL}(p(y \mid x) \| q(y \mid x))]$`,
    ],
    ["a chain of noise", tex`$L = \mathbb{E}_{q(x_1 \mid x_0)}[\log p(x_0, x_1) - \log q(x_1 \mid x_0)]$`],
    ["a conditional entropy", tex`$h = -\sum_y p(y \mid x) \log p(y \mid x)$`],
    ["an entropy's chain rule", tex`$h = -\sum_x \sum_y p(x, y) \log p(x, y) = H(X) + H(Y \mid X)$`],
    ["a bound by another posterior alone", tex`$D_{KL}(q(z) \| p(z \mid x)) \ge 0$`],
    ["a regularizer alone", tex`$r = D_{KL}(q(z \mid x) \| p(z))$`],
    ["the law of total probability", tex`$p(x) = \sum_k p(x \mid k) p(k)$`],
    ["a weighted mean", tex`$m = \sum_{k=1}^K w_k a_k$`],
    ["a classifier's loss", tex`$L = -\mathbb{E}_{p(x, y)}[y \log D(x) + (1 - y) \log (1 - D(x))]$`],
    ["a loss on one side", tex`$L = \mathbb{E}_{p(x)}[\log D(x)] + \mathbb{E}_{p(x)}[\log (1 - D(x))]$`],
    ["two functions", tex`$V = \mathbb{E}_{p(x)}[\log D(x)] + \mathbb{E}_{g(x)}[\log (1 - F(x))]$`],
    ["a critic's difference", tex`$W = \mathbb{E}_{p(x)}[D(x)] - \mathbb{E}_{g(x)}[D(x)]$`],
    ["the integrand of the game at a point", tex`$f(y) = a \log y + b \log (1 - y)$`],
    ["its maximum", tex`$\frac{a}{y} - \frac{b}{1 - y} = 0 \Rightarrow y = \frac{a}{a + b}$`],
    ["a conditional share", tex`$r(x) = \frac{p(x \mid a)}{p(x \mid a) + p(x \mid b)}$`],
    ["a share of numbers", tex`$s = \frac{a}{a + b}$`],
    [
      "what the Jensen–Shannon divergence is",
      tex`$m(x) := \frac12 (p(x) + q(x))$

      $D_{JS}(p \| q) = \frac12 D_{KL}(p \| m) + \frac12 D_{KL}(q \| m)$`,
    ],
    ["what a divergence is", tex`$D_{KL}(p(x) \| q(x)) = \mathbb{E}_{p(x)}[\log \frac{p(x)}{q(x)}] \ge 0$`],
    ["a divergence that is made greatest", tex`$\theta^* = \arg\max_\theta D_{KL}(p(x) \| q_\theta(x))$`],
    ["an optimum over something else", tex`$a^* = \arg\min_a D_{KL}(p(x) \| q_\theta(x))$`],
    [
      "a divergence of conditionals",
      tex`$\theta^* = \arg\min_\theta D_{KL}(p(y \mid x) \| q_\theta(y \mid x))$`,
    ],
    ["information", tex`$I(X; Y) = H(X) - H(X \mid Y)$`],
    ["an unequal sum of entropies", tex`$s = 2 \int p(x) \log p(x) \, dx - \int p(x) \log q(x) \, dx$`],
    ["a likelihood of labels", tex`$\ell(\theta) = \sum_{i=1}^n \log p_\theta(y_i \mid x_i)$`],
    ["independence without a parameter", tex`$p(x_1, x_2) = \prod_{i=1}^2 p(x_i)$`],
    ["a sum over all values", tex`$h = -\sum_x p_\theta(x) \log p_\theta(x)$`],
    ["a coin's entropy", tex`$h(p) = -p \log p - (1 - p) \log (1 - p)$`],
    ["a single flip, or a classifier's loss", tex`$L = -(y \log a + (1 - y) \log (1 - a))$`],
    [
      "a likelihood with latent variables",
      tex`$\ell(\theta) = \sum_{i=1}^n \log p_\theta(x_i) = \sum_{i=1}^n \log \int p_\theta(x_i, z) \, dz$`,
    ],
    ["a binomial's square", tex`$(a + b)^2 = a^2 + 2 a b + b^2$`],
  ];

  for (const [what, note] of nearMisses) {
    it(`are none for ${what}`, () => {
      assert.deepEqual(subjectsIn(note), []);
      // Only what was read can have been told apart.
      const unread = stepsIn(note).filter(({ meaning }) => meaning.kind === "unread");
      assert.deepEqual(unread, []);
      assert.ok(stepsIn(note).length > 0);
    });
  }

  it("are none for a likelihood that goes on in a way that is not read", () => {
    const note = tex`$\ell(\theta) = \sum_{i=1}^n \log p_\theta(x_i) = \|x - \theta\|^2$`;
    assert.deepEqual(
      stepsIn(note).map(({ meaning }) => meaning.kind),
      ["definition", "unread"],
    );
    assert.deepEqual(subjectsIn(note), []);
  });

  it("are none for words", () => {
    const note = "A variational autoencoder is a GAN that maximizes the likelihood of a coin by EM: $a = a$.";
    assert.deepEqual(subjectsIn(note), []);
  });

  it("are found in the notes on the experiments themselves, each in its own", () => {
    for (const id of subjects) {
      const file = `webview/experiments/${id}/README.md`;
      const text = fs.readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
      const found = drained({ path: file, text }).derivations.flatMap((derivation) => derivation.subjects);
      assert.ok(found.includes(id), `${file} is about ${found.join(", ")}`);
    }
  });

  it("are found in the examples, each in its own", () => {
    const found = notesIn("examples").map((note) => [
      note.path,
      ...new Set(drained(note).derivations.flatMap((derivation) => derivation.subjects)),
    ]);
    assert.deepEqual(found, [
      ["examples/evidenceLowerBound.md", "variationalAutoencoder"],
      ["examples/expectationMaximization.md", "expectationMaximization"],
      ["examples/generativeAdversarialNetwork.zh.md", "generativeAdversarial"],
      ["examples/maximumLikelihood.ipynb", "coin", "divergenceFit"],
    ]);
  });
});
