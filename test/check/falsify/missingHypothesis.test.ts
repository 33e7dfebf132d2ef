/** What fails as it stands and holds under one hypothesis is open, with the hypothesis named; the rest is not. */
import assert from "node:assert/strict";
import { Budget } from "../../../src/check/budget.ts";
import { falsify } from "../../../src/check/falsify/falsify.ts";
import type { Claim } from "../../../src/semantics/claim.ts";
import {
  add,
  claim,
  contextWith,
  d,
  div,
  E,
  f,
  log,
  mul,
  num,
  opt,
  pow,
  prod,
  sub,
  sum,
  v,
} from "../../support/expressionBuilder.ts";

const px = d("p", ["x"]);
const joint = d("p;θ", ["x", "z"]);
const toss = d("p;θ", ["H"]);
const root = (radicand: Parameters<typeof pow>[0]) => pow(radicand, num(1, 2));
const weighted = sum("i", "index", mul(v("π", "i"), v("x", "i")));
const weightedLogs = sum("i", "index", mul(v("π", "i"), log(v("x", "i"))));
const lacking: readonly (readonly [hypothesis: string, claim: Claim])[] = [
  ["positive", claim("a", "=", root(sub(1, "β")), [[1, "=", add("β", pow("a", 2))]])],
  ["positive", claim("a", "=", "s", [[mul(sub("s", "a"), "b"), "=", 0]])],
  ["positive", claim(root(pow("a", 2)), "=", "a")],
  ["positive", claim(E("x", px, f("f", "x")), "≥", 0)],
  [
    "positive",
    claim(
      opt("argmax", "θ", prod("z", "alphabet", pow(joint, f("c", "z")))),
      "=",
      opt(
        "argmax",
        "θ",
        sum("z", "alphabet", mul(div(f("c", "z"), sum("y", "alphabet", f("c", "y"))), log(joint))),
      ),
    ),
  ],
  ["unit-interval", claim(pow("a", 2), "≤", "a")],
  ["unit-interval", claim(E("x", px, log(f("D", "x"))), "≤", 0)],
  ["sums-to-one", claim(log(weighted), "≥", weightedLogs)],
  [
    "sums-to-one",
    claim(
      sum("n", [1, "N"], sum("k", [1, "K"], mul(v("γ", "n", "k"), v("a", "n")))),
      "=",
      sum("n", [1, "N"], v("a", "n")),
    ),
  ],
  [
    "counts-range",
    claim(
      mul(div(1, "n"), sum("i", "index", add("b", v("a", "i")))),
      "=",
      add("b", mul(div(1, "n"), sum("i", "index", v("a", "i")))),
    ),
  ],
  [
    "counts-range",
    claim(
      sum("i", { kind: "set", set: "S" }, add("b", v("a", "i"))),
      "=",
      add(mul("n", "b"), sum("i", { kind: "set", set: "S" }, v("a", "i"))),
    ),
  ],
  ["increasing", claim(f("f", add("a", pow("b", 2))), "≥", f("f", "a"))],
  [
    "convex",
    claim(
      f("f", mul(num(1, 2), add("a", "b"))),
      "≤",
      add(mul(num(1, 2), f("f", "a")), mul(num(1, 2), f("f", "b"))),
    ),
  ],
  [
    "concave",
    claim(
      f("f", mul(num(1, 2), add("a", "b"))),
      "≥",
      add(mul(num(1, 2), f("f", "a")), mul(num(1, 2), f("f", "b"))),
    ),
  ],
];

/** What holds as it stands, and what no hypothesis rescues. */
const others: readonly (readonly [kind: "holds" | "fails", name: string, claim: Claim])[] = [
  [
    "holds",
    "a density is positive in every premise",
    claim("a", "=", toss, [
      [pow("a", 2), "=", pow(toss, 2)],
      ["a", ">", 0],
    ]),
  ],
  [
    "holds",
    "weights of a likelihood",
    claim(
      opt("argmax", "θ", prod("z", "alphabet", pow(joint, f("c", "z")))),
      "=",
      opt("argmax", "θ", sum("z", "alphabet", mul(f("c", "z"), log(joint)))),
    ),
  ],
  [
    "fails",
    "means by too small weights",
    claim(
      f("f", mul(num(1, 2), add("a", "b"))),
      "≤",
      add(mul(num(1, 3), f("f", "a")), mul(num(1, 3), f("f", "b"))),
    ),
  ],
  [
    "fails",
    "the wrong count of a mean",
    claim(
      mul(div(1, "n"), sum("i", "index", add("b", v("a", "i")))),
      "=",
      add(mul(2, "b"), mul(div(1, "n"), sum("i", "index", v("a", "i")))),
    ),
  ],
  ["fails", "Jensen for weights, the wrong way", claim(log(weighted), "≤", weightedLogs)],
  ["fails", "the logarithm of a sum", claim(log(add("a", "b")), "=", add(log("a"), log("b")))],
  ["fails", "a normalised density", claim(px, "≤", 1)],
];

const trialOf = (subject: Claim) => falsify(subject, contextWith(), new Budget(2e6), 7);

describe("missing hypotheses", () => {
  for (const [number, [hypothesis, subject]] of lacking.entries()) {
    it(`lacks a hypothesis: ${hypothesis}, in case ${number + 1}`, () => {
      const trial = trialOf(subject);
      assert.deepEqual(trial, {
        kind: "open",
        stop: { code: "missing-hypothesis", data: { hypothesis } },
        worlds: 0,
      });
    });
  }

  for (const [kind, name, subject] of others) {
    it(`${kind}: ${name}`, () => assert.equal(trialOf(subject).kind, kind));
  }
});
