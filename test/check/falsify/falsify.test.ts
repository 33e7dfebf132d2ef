/** True claims of the field hold, their wrong variants fail, and what finite worlds cannot decide stays open. */
import assert from "node:assert/strict";
import { Budget } from "../../../src/check/budget.ts";
import { falsify } from "../../../src/check/falsify/falsify.ts";
import type { Claim, Context } from "../../../src/semantics/claim.ts";
import {
  abs,
  add,
  CE,
  CH,
  claim,
  contextWith,
  D,
  d,
  define,
  delta,
  Df,
  div,
  E,
  ELBO,
  exp,
  f,
  H,
  int,
  JS,
  KL,
  log,
  MI,
  mul,
  neg,
  num,
  opt,
  pow,
  prod,
  seq,
  sub,
  sum,
  TV,
  up,
  v,
} from "../../support/expressionBuilder.ts";

const px = d("p", ["x"]);
const qx = d("q", ["x"]);
const joint = d("p;θ", ["x", "z"]);
const evidence = d("p;θ", ["x"]);
const encoder = d("q;φ", ["z"], ["x"]);
const posterior = d("p;θ", ["z"], ["x"]);
const likelihood = d("p;θ", ["x"], ["z"]);
const prior = d("p;θ", ["z"]);
const mixture = mul(num(1, 2), add(px, qx));
const empirical = d("e", ["x"]);
const empiricalDefinition = define(
  empirical,
  mul(div(1, "N"), sum("n", [1, "N"], delta(v("x"), up("x", "n")))),
);
const data = contextWith({ definitions: [empiricalDefinition] });
const elbo = ELBO("z", encoder, joint);
const sample = seq(v("x", "i"), "i", 1, "n");
const draws = contextWith({ independentDraws: ["x"] });
const toss = d("p;θ", ["H"]);
const loss = add(mul("k", log("μ")), mul(sub("n", "k"), log(sub(1, "μ"))));
const lossSlope = sub(div("k", "μ"), div(sub("n", "k"), sub(1, "μ")));

const component = (family: string) => d(family, [v("x", "i")], [seq(v("x", "j"), "j", 1, sub("i", 1))]);

type Case = readonly [name: string, claim: Claim, context?: Context];

const holding: readonly Case[] = [
  ["log p = ELBO + KL", claim(log(evidence), "=", add(elbo, KL("z", encoder, posterior)))],
  [
    "ELBO as reconstruction and KL",
    claim(elbo, "=", sub(E("z", encoder, log(likelihood)), KL("z", encoder, prior))),
  ],
  ["ELBO bounds the evidence", claim(log(evidence), "≥", elbo)],
  ["Bayes", claim(posterior, "=", div(mul(likelihood, prior), evidence))],
  ["marginal", claim(evidence, "=", int("z", mul(likelihood, prior)))],
  ["normalised", claim(int("z", encoder), "=", 1)],
  ["importance weights", claim(log(evidence), "=", log(E("z", encoder, div(joint, encoder))))],
  ["KL by entropies", claim(KL("x", px, qx), "=", sub(CE("x", px, qx), H("x", px)))],
  ["KL is not negative", claim(KL("x", px, qx), "≥", 0)],
  ["KL is not symmetric", claim(KL("x", px, qx), "≠", KL("x", qx, px))],
  [
    "KL of a joint",
    claim(
      KL("x z", mul(d("e", ["x"]), encoder), joint),
      "=",
      add(KL("x", d("e", ["x"]), evidence), E("x", d("e", ["x"]), KL("z", encoder, posterior))),
    ),
  ],
  [
    "JS by the mixture",
    claim(
      JS("x", px, qx),
      "=",
      add(mul(num(1, 2), KL("x", px, mixture)), mul(num(1, 2), KL("x", qx, mixture))),
    ),
  ],
  [
    "JS at the best discriminator",
    claim(
      add(E("x", px, log(div(px, add(px, qx)))), E("x", qx, log(div(qx, add(px, qx))))),
      "=",
      sub(mul(2, JS("x", px, qx)), log(4)),
    ),
  ],
  ["TV", claim(TV("x", px, qx), "=", int("x", mul(qx, num(1, 2), abs(sub(div(px, qx), 1)))))],
  [
    "TV as an f-divergence",
    claim(Df("f", "x", px, qx), "=", TV("x", px, qx), [[f("f", "u"), "=", mul(num(1, 2), abs(sub("u", 1)))]]),
  ],
  [
    "KL as an f-divergence",
    claim(Df("f", "x", px, qx), "=", KL("x", px, qx), [[f("f", "u"), "=", mul("u", log("u"))]]),
  ],
  ["an f-divergence is not negative", claim(Df("f", "x", px, qx), "≥", 0)],
  ["TV is at most 1", claim(TV("x", px, qx), "≤", 1)],
  ["Pinsker", claim(mul(2, pow(TV("x", px, qx), 2)), "≤", KL("x", px, qx))],
  [
    "entropy chain",
    claim(H("x y", d("p", ["x", "y"])), "=", add(H("x", px), CH("y", "x", d("p", ["x", "y"])))),
  ],
  [
    "mutual information",
    claim(
      MI("x", "y", d("p", ["x", "y"])),
      "=",
      sub(H("y", d("p", ["y"])), CH("y", "x", d("p", ["x", "y"]))),
    ),
  ],
  ["H is not negative when discrete", claim(H("x", px), "≥", 0), contextWith({ discrete: ["x"] })],
  [
    "Jensen without the entropy, discrete",
    claim(log(evidence), "≥", E("z", encoder, log(joint))),
    contextWith({ discrete: ["x", "z"] }),
  ],
  ["counted by a sum", claim(sum("x", "alphabet", px), "=", 1)],
  [
    "likelihood of draws",
    claim(log(d("p;θ", [sample])), "=", sum("i", [1, "n"], log(d("p;θ", [v("x", "i")])))),
    draws,
  ],
  [
    "autoregressive",
    claim(px, "=", prod("i", [1, "D"], d("p", [v("x", "i")], [seq(v("x", "j"), "j", 1, sub("i", 1))]))),
  ],
  [
    "KL of the data",
    claim(
      KL("x", empirical, d("p;θ", ["x"])),
      "=",
      sub(neg(H("x", empirical)), mul(div(1, "N"), sum("n", [1, "N"], log(d("p;θ", [up("x", "n")]))))),
    ),
    data,
  ],
  [
    "argmin KL = argmax likelihood",
    claim(
      opt("argmin", "θ", KL("x", empirical, d("p;θ", ["x"]))),
      "=",
      opt("argmax", "θ", sum("n", [1, "N"], log(d("p;θ", [up("x", "n")])))),
    ),
    data,
  ],
  [
    "argmax of a product and its log",
    claim(
      opt("argmax", "θ", prod("i", "index", d("p;θ", [v("x", "i")]))),
      "=",
      opt("argmax", "θ", sum("i", "index", log(d("p;θ", [v("x", "i")])))),
    ),
  ],
  [
    "gradient of the loss",
    claim(
      D("φ", neg(mul(div(1, "N"), sum("i", [1, "N"], log(d("p;φ", [up("x", "i")])))))),
      "=",
      neg(mul(div(1, "N"), sum("i", [1, "N"], D("φ", log(d("p;φ", [up("x", "i")])))))),
    ),
  ],
  ["score has mean zero", claim(E("x", d("p;θ", ["x"]), D("θ", log(d("p;θ", ["x"])))), "=", 0)],
  [
    "log-derivative",
    claim(
      D("θ", E("x", d("p;θ", ["x"]), f("f", "x"))),
      "=",
      E("x", d("p;θ", ["x"]), mul(f("f", "x"), D("θ", log(d("p;θ", ["x"]))))),
    ),
  ],
  [
    "Fisher information",
    claim(
      neg(E("x", d("p;θ", ["x"]), D("θ", D("θ", log(d("p;θ", ["x"])))))),
      "=",
      E("x", d("p;θ", ["x"]), pow(D("θ", log(d("p;θ", ["x"]))), 2)),
    ),
  ],
  ["coin derivative", claim(D("μ", loss), "=", lossSlope)],
  ["coin equation", claim(mul("k", sub(1, "μ")), "=", mul(sub("n", "k"), "μ"), [[lossSlope, "=", 0]])],
  ["coin solution", claim("μ", "=", div("k", "n"), [[D("μ", loss), "=", 0]])],
  [
    "coin by a density",
    claim(toss, "=", num(4, 6), [[D(toss, add(mul(4, log(toss)), mul(2, log(sub(1, toss))))), "=", 0]]),
  ],
  [
    "coin derivative by a density",
    claim(
      D(toss, add(mul(4, log(toss)), mul(2, log(sub(1, toss))))),
      "=",
      sub(div(4, toss), div(2, sub(1, toss))),
    ),
  ],
  [
    "Poisson",
    claim("λ", "=", mul(div(1, "n"), sum("i", [1, "n"], v("x", "i"))), [
      [sub(mul(div(1, "λ"), sum("i", [1, "n"], v("x", "i"))), "n"), "=", 0],
    ]),
  ],
  ["softplus", claim(log(add(1, exp("a"))), "=", add("a", log(add(1, exp(neg("a"))))))],
  ["means of two numbers", claim(mul("a", "b"), "≤", mul(num(1, 4), pow(add("a", "b"), 2)))],
  ["log is below its tangent", claim(log("a"), "≤", sub("a", 1))],
  [
    "a zero product",
    claim(mul("a", sub("s", "b")), "=", mul("s", sub("s", "b")), [
      [mul(sub("s", "a"), sub("s", "b")), "=", 0],
    ]),
  ],
  [
    "second moment",
    claim(
      E("x", px, pow(sub("x", E("x", px, "x")), 2)),
      "=",
      sub(E("x", px, pow("x", 2)), pow(E("x", px, "x"), 2)),
    ),
  ],
  [
    "Jensen for the log",
    claim(log(E("x", px, pow(f("f", "x"), 2))), "≥", E("x", px, log(pow(f("f", "x"), 2)))),
  ],
  [
    "energy-based model",
    claim(KL("x", qx, d("r", ["x"])), "=", add(neg(H("x", qx)), E("x", qx, f("U", "x")), log("Z"))),
    contextWith({
      definitions: [
        define(d("r", ["x"]), div(exp(neg(f("U", "x"))), "Z")),
        define(v("Z"), int("x", exp(neg(f("U", "x"))))),
      ],
    }),
  ],
  [
    "mixture posterior",
    claim(
      d("p", ["k"], ["x"]),
      "=",
      div(
        mul(v("π", "k"), d("p", ["x"], ["k"])),
        sum("j", "alphabet", mul(v("π", "j"), d("p", ["x"], ["j"]))),
      ),
    ),
    contextWith({ definitions: [define(v("π", "k"), d("p", ["k"]))] }),
  ],
  ["posterior is proportional", claim(posterior, "∝", mul(likelihood, prior))],
  [
    "a marginal of a defined joint",
    claim(int("x", d("e", ["x", "z"])), "=", d("e", ["z"])),
    contextWith({ definitions: [define(d("e", ["x", "z"]), mul(qx, encoder))] }),
  ],
  [
    "a push-forward",
    claim(E("z", prior, log(f("D", f("g", "z")))), "=", E("x", d("r", ["x"]), log(f("D", "x")))),
    contextWith({ definitions: [define(d("r", ["x"]), int("z", mul(prior, delta(v("x"), f("g", "z")))))] }),
  ],
  [
    "KL of autoregressive models",
    claim(
      KL("\\mathbf{x}", d("p", ["\\mathbf{x}"]), d("q", ["\\mathbf{x}"])),
      "=",
      sum("i", [1, "D"], E("\\mathbf{x}", d("p", ["\\mathbf{x}"]), log(div(component("p"), component("q"))))),
    ),
  ],
  [
    "diffusion chain",
    claim(
      d("q", [v("x", 1), v("x", 2)], [v("x", 0)]),
      "=",
      mul(d("q", [v("x", 1)], [v("x", 0)]), d("q", [v("x", 2)], [v("x", 1), v("x", 0)])),
    ),
  ],
];

const failing: readonly Case[] = [
  ["log p = ELBO − KL", claim(log(evidence), "=", sub(elbo, KL("z", encoder, posterior)))],
  ["swapped KL", claim(log(evidence), "=", add(elbo, KL("z", posterior, encoder)))],
  ["ELBO with a plus", claim(elbo, "=", add(E("z", encoder, log(likelihood)), KL("z", encoder, prior)))],
  ["evidence below its bound", claim(log(evidence), "≤", elbo)],
  ["wrong conditioning", claim(posterior, "=", div(mul(posterior, prior), evidence))],
  ["integral over the condition", claim(int("x", encoder), "=", 1)],
  ["KL with the wrong weight", claim(KL("x", px, qx), "=", int("x", mul(qx, log(div(qx, px)))))],
  ["KL without its weight's order", claim(KL("x", px, qx), "=", int("x", mul(qx, log(div(px, qx)))))],
  ["dropped entropy", claim(KL("x", px, qx), "=", CE("x", px, qx))],
  ["sign of the entropy", claim(KL("x", px, qx), "=", add(CE("x", px, qx), H("x", px)))],
  ["KL is symmetric", claim(KL("x", px, qx), "=", KL("x", qx, px))],
  ["KL is at most 0", claim(KL("x", px, qx), "≤", 0)],
  ["JS without a half", claim(JS("x", px, qx), "=", add(KL("x", px, mixture), KL("x", qx, mixture)))],
  ["TV without a half", claim(TV("x", px, qx), "=", int("x", mul(qx, abs(sub(div(px, qx), 1)))))],
  ["KL at most TV", claim(KL("x", px, qx), "≤", TV("x", px, qx))],
  ["H of a density", claim(H("x", px), "≥", 0)],
  ["a density at most 1", claim(px, "≤", 1)],
  ["Jensen without the entropy", claim(log(evidence), "≥", E("z", encoder, log(joint)))],
  [
    "entropy chain",
    claim(H("x y", d("p", ["x", "y"])), "=", add(H("x", px), CH("x", "y", d("p", ["x", "y"])))),
  ],
  ["information above entropy", claim(MI("x", "y", d("p", ["x", "y"])), "≤", H("x", px))],
  [
    "argmax of a sum for a sum of logs",
    claim(
      opt("argmax", "θ", sum("i", "index", d("p;θ", [v("x", "i")]))),
      "=",
      opt("argmax", "θ", sum("i", "index", log(d("p;θ", [v("x", "i")])))),
    ),
  ],
  [
    "argmin for argmax",
    claim(opt("argmin", "θ", log(d("p;θ", ["x"]))), "=", opt("argmax", "θ", d("p;θ", ["x"]))),
  ],
  ["coin equation", claim(mul("k", sub(1, "μ")), "=", mul(add("n", "k"), "μ"), [[lossSlope, "=", 0]])],
  ["coin solution", claim("μ", "=", div("n", "k"), [[D("μ", loss), "=", 0]])],
  ["f with another f", claim(Df("f", "x", px, qx), "=", KL("x", px, qx), [[f("f", "u"), "=", log("u")]])],
  ["softplus", claim(log(add(1, exp("a"))), "=", add("a", log(add(1, exp("a")))))],
  [
    "Jensen the wrong way",
    claim(log(E("x", px, pow(f("f", "x"), 2))), "≤", E("x", px, log(pow(f("f", "x"), 2)))),
  ],
  ["a root forgotten", claim("s", "=", "a", [[mul(sub("s", "a"), sub("s", "b")), "=", 0]])],
  ["better than Pinsker", claim(KL("x", px, qx), "≥", mul(num(11, 5), pow(TV("x", px, qx), 2)))],
  ["a bound on JS", claim(JS("x", px, qx), "≤", num(3, 5))],
  ["a bound on TV", claim(TV("x", px, qx), "≤", num(19, 20))],
  [
    "a bound on variance",
    claim(pow(E("x", px, f("f", "x")), 2), "≤", mul(num(99, 100), E("x", px, pow(f("f", "x"), 2)))),
  ],
  ["a bound on entropy", claim(H("x", px), "≤", log(2)), contextWith({ discrete: ["x"] })],
  [
    "triangle for KL",
    claim(KL("x", px, d("r", ["x"])), "≤", add(KL("x", px, qx), KL("x", qx, d("r", ["x"])))),
  ],
  [
    "strictly positive",
    claim(pow(sub("a", "b"), 2), ">", add(mul("a", sub("a", "b")), mul("b", sub("b", "a")))),
  ],
  ["means of two numbers", claim(mul("a", "b"), "≤", mul(num(24, 100), pow(add("a", "b"), 2)))],
  ["an expectation of a constant", claim(E("x", px, "c"), "=", mul(2, "c"))],
  ["log of a square", claim(log(pow("a", 2)), "=", mul(3, log("a")))],
  ["proportional to the wrong thing", claim(posterior, "∝", mul(posterior, prior))],
  [
    "likelihood of draws without a log",
    claim(log(d("p;θ", [sample])), "=", sum("i", [1, "n"], d("p;θ", [v("x", "i")]))),
    draws,
  ],
  [
    "energy-based model, sign",
    claim(KL("x", qx, d("r", ["x"])), "=", add(neg(H("x", qx)), neg(E("x", qx, f("U", "x"))), log("Z"))),
    contextWith({
      definitions: [
        define(d("r", ["x"]), div(exp(neg(f("U", "x"))), "Z")),
        define(v("Z"), int("x", exp(neg(f("U", "x"))))),
      ],
    }),
  ],
];

const open: readonly (readonly [string, string, Claim, Context?])[] = [
  ["a derivative in a point", "needs-smooth-world", claim(D("x", log(px)), "=", div(D("x", px), px))],
  ["an approximation", "approximation", claim(px, "≈", qx)],
  [
    "a maximum over functions",
    "needs-optimum-solver",
    claim(opt("max", "D", E("x", px, f("D", "x"))), "=", 1),
  ],
  ["values or axes", "axes-unclear", claim(d("p;θ", ["T"]), "=", sub(1, toss))],
  [
    "a number or a function",
    "ambiguous-name",
    claim("μ", "=", div("k", "n"), [[f("k", sub(1, "μ")), "=", mul(sub("n", "k"), "μ")]]),
  ],
  [
    "a function of the field",
    "named-by-the-field",
    claim(D("a", f("\\sigma", "a")), "=", mul(f("\\sigma", "a"), sub(1, f("\\sigma", "a")))),
  ],
  [
    "independence that is not stated",
    "needs-independence",
    claim(d("p", ["x", "y"]), "=", mul(d("p", ["x"]), d("p", ["y"]))),
  ],
  [
    "a prior that does not depend on the input",
    "needs-independence",
    claim(d("p", ["y"], ["x"]), "=", int("w", mul(d("p", ["y"], ["x", "w"]), d("p", ["w"])))),
  ],
  [
    "independence that is not stated, up to a factor",
    "needs-independence",
    claim(d("p", ["w"], ["x", "y"]), "∝", mul(d("p", ["x"], ["w"]), d("p", ["y"], ["w"]), d("p", ["w"]))),
  ],
  ["a hypothesis", "undefined-name", claim(log(d("p", ["x"])), "=", f("g", "y"))],
  [
    "an unknown push-forward",
    "needs-pushforward",
    claim(E("z", prior, log(f("D", f("G", "z")))), "=", E("x", qx, log(f("D", "x")))),
  ],
  ["a premise that nothing solves", "premise-unsolved", claim("a", "=", 1, [[exp("a"), "=", exp("b")]])],
  [
    "a density that is none",
    "definition-not-normalised",
    claim(KL("x", px, d("r", ["x"])), "=", add(neg(H("x", px)), E("x", px, f("U", "x")))),
    contextWith({ definitions: [define(d("r", ["x"]), exp(f("U", "x")))] }),
  ],
];

describe("falsify", () => {
  for (const [name, subject, context] of holding) {
    it(`holds: ${name}`, () => {
      const trial = falsify(subject, context ?? contextWith(), new Budget(2e6), 7);
      assert.equal(trial.kind, "holds", JSON.stringify(trial, undefined, 1));
    });
  }
  for (const [name, subject, context] of failing) {
    it(`fails: ${name}`, () => {
      const trial = falsify(subject, context ?? contextWith(), new Budget(2e6), 7);
      assert.equal(trial.kind, "fails", JSON.stringify(trial));
      if (trial.kind !== "fails") return;
      assert.ok(Object.keys(trial.witness.tables).length > 0);
      assert.deepEqual(falsify(subject, context ?? contextWith(), new Budget(2e6), 7), trial);
    });
  }
  for (const [name, subject, context] of failing) {
    it(`fails from other seeds too: ${name}`, () => {
      for (let seed = 0; seed < 4; seed++) {
        assert.equal(falsify(subject, context ?? contextWith(), new Budget(2e6), seed).kind, "fails");
      }
    });
  }
  it("ends when the work is spent", () => {
    const variables = "abcdefg".split("");
    const subject = claim(
      KL(variables.join(" "), d("p", variables), d("q", variables)),
      "≥",
      KL("a", d("p", ["a"]), d("q", ["a"])),
    );
    for (const work of [10, 1000, 20_000]) {
      const trial = falsify(subject, contextWith(), new Budget(work), 7);
      assert.equal(trial.kind === "open" && trial.stop.code, "exhausted");
    }
  });
  for (const [name, code, subject, context] of open) {
    it(`open: ${name}`, () => {
      const trial = falsify(subject, context ?? contextWith(), new Budget(2e6), 7);
      assert.equal(trial.kind === "open" && trial.stop.code, code, JSON.stringify(trial));
    });
  }
});
