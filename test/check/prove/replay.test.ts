/** Replay accepts what the search finds and rejects proofs with one rewriting tampered with. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { Budget } from "../../../src/check/budget.ts";
import { prove } from "../../../src/check/prove/prove.ts";
import { replay, schemas } from "../../../src/check/prove/replay.ts";
import { rules } from "../../../src/check/prove/rules/index.ts";
import { situationOf } from "../../../src/check/prove/situation.ts";
import { sameValue } from "../../../src/check/prove/replay/sameValue.ts";
import type { Proof, Rewriting } from "../../../src/check/verdict.ts";
import type { Claim } from "../../../src/semantics/claim.ts";
import type { Expression } from "../../../src/semantics/expression.ts";
import { sameExpression } from "../../../src/semantics/sameExpression.ts";
import { emptyContext, write } from "./write.ts";

const claims: readonly Claim[] = [
  ["(KL (x) (p x) (q x))", "=", "(+ (- (H (x) (p x))) (CE (x) (p x) (q x)))"] as const,
  ["(log (p x ; t))", "=", "(+ (ELBO (z) (q z | x) (p x z ; t)) (KL (z) (q z | x) (p z | x ; t)))"] as const,
  ["(log (p x ; t))", "≥", "(ELBO (z) (q z | x) (p x z ; t))"] as const,
  ["(argmin (t) (KL (x) (q x) (p x ; t)))", "=", "(argmax (t) (E (x) (q x) (log (p x ; t))))"] as const,
  ["(TV (x) (p x) (q x))", "=", "(int (x) (* (q x) (* 1/2 (abs (- (/ (p x) (q x)) 1)))))"] as const,
  ["(int (s) a b (* s (exp s)))", "=", "(- (* (- b 1) (exp b)) (* (- a 1) (exp a)))"] as const,
  ["(d m (+ (* k (log m)) (* (- n k) (log (- 1 m)))))", "=", "(- (/ k m) (/ (- n k) (- 1 m)))"] as const,
].map(([left, relation, right]) => ({
  comparison: { relation, left: write(left), right: write(right) },
  premises: [],
}));

function proofOf(claim: Claim): Proof {
  const attempt = prove(claim, emptyContext, new Budget(20_000));
  assert.ok(attempt.kind === "proved");
  return attempt.proof;
}

/** Wrong results: another value, whatever the rewriting was. */
const wrongs: readonly ((to: Expression) => Expression)[] = [
  (to) => ({ kind: "negation", operand: to }),
  (to) => ({ kind: "addition", terms: [to, write("1")] }),
  (to) => ({ kind: "product", factors: [write("2"), to] }),
  () => write("(p y)"),
];

const changed = (
  list: readonly Rewriting[],
  at: number,
  change: (one: Rewriting) => Rewriting,
): readonly Rewriting[] => list.map((one, index) => (index === at ? change(one) : one));

describe("replay", () => {
  it("has a schema for every rule", () => {
    for (const { name } of rules) assert.ok(Object.hasOwn(schemas, name), name);
  });

  it("accepts the proofs that are found", () => {
    for (const claim of claims) assert.ok(replay(claim, emptyContext, proofOf(claim)));
  });

  it("rejects a proof of another claim", () => {
    for (const [at, claim] of claims.entries()) {
      const other = claims[(at + 1) % claims.length];
      assert.ok(other && !replay(other, emptyContext, proofOf(claim)));
    }
  });

  it("rejects a rewriting with another result, rule or place", () => {
    const proofs = claims.map((claim) => ({ claim, proof: proofOf(claim) }));
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.boolean(), fc.nat(), (which, at, onLeft, how) => {
        const chosen = proofs[which % proofs.length];
        assert.ok(chosen);
        const { claim, proof } = chosen;
        const side = onLeft ? "left" : "right";
        if (proof[side].length === 0) return;
        const index = at % proof[side].length;
        const wrong = wrongs[how % wrongs.length] ?? ((to: Expression) => to);
        const tampered = [
          changed(proof[side], index, (one) => ({ ...one, to: wrong(one.to) })),
          changed(proof[side], index, (one) => ({ ...one, rule: "no-such-rule" })),
          changed(proof[side], index, (one) => ({ ...one, path: [...one.path, 7] })),
          proof[side].filter((_, position) => position !== index),
        ];
        for (const list of tampered) assert.ok(!replay(claim, emptyContext, { ...proof, [side]: list }));
      }),
      { numRuns: 150 },
    );
  });

  it("rejects an antiderivative that is none, or whose bounds or variable differ", () => {
    const [from, situation] = [write("(int (x) 0 1 (* 2 x))"), situationOf(claims[0] as Claim, emptyContext)];
    const admits = (to: string): boolean => schemas["antiderivative"]?.(from, write(to), situation) ?? false;
    assert.ok(admits("(int (x) 0 1 (d x (^ x 2)))"));
    assert.ok(admits("(int (x) 0 1 (d x (+ (^ x 2) c)))"));
    for (const to of [
      "(int (x) 0 1 (d x (^ x 3)))",
      "(int (x) 0 2 (d x (^ x 2)))",
      "(int (x) 0 1 (d y (^ x 2)))",
      "(int (y) 0 1 (d y (^ y 2)))",
      "(int (x) 0 1 (d x (+ (^ x 2) (/ c (- a a)))))",
      "(int (x) 0 1 (d x (+ (^ x 2) (/ c a))))",
      "(int (x) (d x (^ x 2)))",
    ])
      assert.ok(!admits(to), to);
  });

  it("rejects a premise used where its symbol is bound or derived in", () => {
    for (const [left, right, path] of [
      ["(int (x) (* x (p x)))", "(int (x) (* 2 (p x)))", [0, 0]],
      ["(d x (^ x 2))", "(d x (^ 2 2))", [1, 0]],
    ] as const) {
      const claim: Claim = {
        comparison: { relation: "=", left: write(left), right: write(right) },
        premises: [{ relation: "=", left: write("x"), right: write("2") }],
      };
      for (const at of [path, [path[1], path[0]]]) {
        const use: Rewriting = { rule: "premise", path: at, from: write("x"), to: write("2") };
        const proof: Proof = { left: [use], right: [], meeting: write(right), slack: [] };
        assert.ok(!replay(claim, emptyContext, proof));
      }
    }
  });

  it("rejects slack that may be negative or belongs to an equality", () => {
    const [equality, , bound] = claims;
    assert.ok(equality && bound);
    const slack = [{ term: write("(H (x) (p x))"), rule: "non-negative" }];
    assert.ok(!replay(bound, emptyContext, { ...proofOf(bound), slack }));
    assert.ok(!replay(equality, emptyContext, { ...proofOf(equality), slack }));
  });
});

describe("sameValue", () => {
  for (const [first, second, expected] of [
    ["(/ (- (^ x 2) 1) (- x 1))", "(+ x 1)", true],
    ["(* x (^ x -1))", "1", true],
    ["(^ (+ a b) 3)", "(+ (^ a 3) (* 3 a a b) (* 3 a b b) (^ b 3))", true],
    ["(/ x (- y y))", "(/ x (- y y))", true],
    ["(/ x (- y y))", "(/ (* 2 x) (- y y))", false],
    ["(+ a b)", "(- a b)", false],
    ["(log x)", "(log y)", false],
  ] as const) {
    it(`${first} and ${second}`, () => assert.equal(sameValue(write(first), write(second)), expected));
  }

  it("agrees with the order of terms not mattering", () => {
    const names = fc.array(fc.constantFrom("a", "b", "(log c)", "(p x)", "3"), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(names, (list) => {
        const forth = write(`(+ ${list.join(" ")})`);
        const back = write(`(+ ${list.toReversed().join(" ")})`);
        return sameValue(forth, back) && (sameExpression(forth, back) || list.length > 1);
      }),
    );
  });
});
