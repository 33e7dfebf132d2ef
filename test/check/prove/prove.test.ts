/** Claims that the prover must prove, and claims that it must not. */
import assert from "node:assert/strict";
import { Budget } from "../../../src/check/budget.ts";
import { proposalWork } from "../../../src/check/prove/algebra.ts";
import { prove } from "../../../src/check/prove/prove.ts";
import type { Claim, ComparisonRelation, Context } from "../../../src/semantics/claim.ts";
import { emptyContext, write } from "./write.ts";

const work = 20_000;

function claimOf(text: string): Claim {
  const [premise, conclusion] = text.includes(" => ") ? text.split(" => ") : [undefined, text];
  const comparison = (part: string): Claim["comparison"] => {
    const found = /^(.*) ([=≥≤∝≠<]) (.*)$/.exec(part.trim());
    assert.ok(found, part);
    const [, left = "", relation = "", right = ""] = found;
    return { relation: relation as ComparisonRelation, left: write(left), right: write(right) };
  };
  return { comparison: comparison(conclusion ?? ""), premises: premise ? [comparison(premise)] : [] };
}

function proves(texts: readonly string[], context: Context = emptyContext): void {
  for (const text of texts) {
    it(text, () => {
      const attempt = prove(claimOf(text), context, new Budget(work));
      assert.equal(attempt.kind, "proved", attempt.kind === "open" ? JSON.stringify(attempt.stop) : "");
    });
  }
}

function provesNot(texts: readonly string[], context: Context = emptyContext): void {
  for (const text of texts) {
    it(`not ${text}`, () => assert.equal(prove(claimOf(text), context, new Budget(work)).kind, "open"));
  }
}

const chainContext: Context = emptyContext;
const independent: Context = { ...emptyContext, independentDraws: ["x"] };
const discrete: Context = { ...emptyContext, discrete: ["x", "y"] };
const empirical: Context = {
  definitions: [
    { left: write("(e x)"), right: write("(* (/ 1 N) (sum (n) 1 N (dirac x x_n)))") },
    { left: write("(e x z ; f)"), right: write("(* (e x) (q z | x ; f))") },
    { left: write("(p D ; t)"), right: write("(prod (n) 1 N (p x_n ; t))") },
  ],
  independentDraws: ["x"],
  discrete: [],
  laws: [],
};

const posterior = "(p z | x ; t)";
const encoder = "(q z | x ; f)";
const joint = "(p x z ; t)";
const ratio = `(E (z) ${encoder} (log (/ ${joint} ${encoder})))`;

describe("prove", () => {
  describe("information functionals", () => {
    proves([
      "(KL (x) (p x) (q x)) = (+ (- (H (x) (p x))) (CE (x) (p x) (q x)))",
      "(KL (x) (p x) (q x)) = (int (x) (* (p x) (log (/ (p x) (q x)))))",
      "(KL (x) (p x) (q x)) = (E (x) (p x) (- (log (p x)) (log (q x))))",
      "(MI (x) (y) (p x y)) = (- (H (x) (p x)) (Hc (x) (y) (p x y)))",
      "(MI (x) (y) (p x y)) = (KL (x y) (p x y) (* (p x) (p y)))",
      "(H (x y) (p x y)) = (+ (H (x) (p x)) (Hc (y) (x) (p x y)))",
      "(JS (x) (p x) (q x)) = (+ (* 1/2 (KL (x) (p x) (/ (+ (p x) (q x)) 2))) (* 1/2 (KL (x) (q x) (/ (+ (p x) (q x)) 2))))",
      "(+ (- (log 4)) (KL (x) (p x) (/ (+ (p x) (q x)) 2)) (KL (x) (q x) (/ (+ (p x) (q x)) 2))) = (+ (- (log 4)) (* 2 (JS (x) (p x) (q x))))",
      "(+ (E (x) (p x) (log (/ (p x) (+ (p x) (q x))))) (E (x) (q x) (log (/ (q x) (+ (p x) (q x)))))) = (- (* 2 (JS (x) (p x) (q x))) (log 4))",
      "(TV (x) (p x) (q x)) = (* 1/2 (int (x) (abs (- (p x) (q x)))))",
      "(TV (x) (p x) (q x)) = (int (x) (* (q x) (* 1/2 (abs (- (/ (p x) (q x)) 1)))))",
      "(TV (x) (p x) (q x)) = (TV (x) (q x) (p x))",
    ]);
    provesNot([
      "(KL (x) (p x) (q x)) = (+ (H (x) (p x)) (CE (x) (p x) (q x)))",
      "(KL (x) (p x) (q x)) = (KL (x) (q x) (p x))",
      "(KL (x) (p x) (q x)) = (int (x) (* (q x) (log (/ (q x) (p x)))))",
      "(KL (x) (p x) (q x)) = (CE (x) (p x) (q x))",
      "(KL (x) (p x) (q x)) = (E (x) (p x) (- (p x) (log (q x))))",
      "(H (x y) (p x y)) = (+ (H (x) (p x)) (Hc (x) (y) (p x y)))",
      "(- (* 2 (JS (x) (p x) (q x))) (log 4)) = (- (JS (x) (p x) (q x)) (log 4))",
    ]);
  });

  describe("the evidence lower bound, line by line", () => {
    const lines = [
      "(log (p x ; t))",
      `(* (log (p x ; t)) (int (z) ${encoder}))`,
      `(int (z) (* ${encoder} (log (p x ; t))))`,
      `(E (z) ${encoder} (log (p x ; t)))`,
      `(E (z) ${encoder} (log (/ (* ${joint} ${encoder}) (* ${posterior} ${encoder}))))`,
      `(+ ${ratio} (E (z) ${encoder} (log (/ ${encoder} ${posterior}))))`,
      `(+ ${ratio} (KL (z) ${encoder} ${posterior}))`,
      `(+ (ELBO (z) ${encoder} ${joint}) (KL (z) ${encoder} ${posterior}))`,
    ];
    proves(lines.slice(1).map((line, at) => `${lines[at] ?? ""} = ${line}`));
    proves([
      `${lines[6] ?? ""} ≥ ${ratio}`,
      `${ratio} = (E (z) ${encoder} (log (/ (* (p x | z ; t) (p z ; t)) ${encoder})))`,
      `${ratio} = (- (E (z) ${encoder} (log (p x | z ; t))) (KL (z) ${encoder} (p z ; t)))`,
      `(log (p x ; t)) ≥ (ELBO (z) ${encoder} ${joint})`,
      `(ELBO (z) ${encoder} ${joint}) ≤ (log (p x ; t))`,
    ]);
    provesNot([
      `(log (p x ; t)) = (- (ELBO (z) ${encoder} ${joint}) (KL (z) ${encoder} ${posterior}))`,
      `(log (p x ; t)) = (+ (ELBO (z) ${encoder} ${joint}) (KL (z) ${posterior} ${encoder}))`,
      `(log (p x ; t)) = (+ (ELBO (z) ${encoder} ${joint}) (KL (z) ${encoder} (p z ; t)))`,
      `(log (p x ; t)) ≥ (E (z) ${encoder} (log ${joint}))`,
      `(log (p x ; t)) ≤ (ELBO (z) ${encoder} ${joint})`,
    ]);
  });

  describe("densities", () => {
    proves([
      "(p x) = (int (z) (* (p x | z) (p z)))",
      "(p t | x) = (/ (* (p x | t) (p t)) (p x))",
      "(p t | x) = (/ (* (p x | t) (p t)) (int (t) (* (p x | t) (p t))))",
      "(p t | x) ∝ (* (p x | t) (p t))",
      "(p x) = (prod (i) 1 D (p x_i | (seq x_j j 1 (- i 1))))",
      "(log (p x)) = (sum (i) 1 D (log (p x_i | (seq x_j j 1 (- i 1)))))",
      "(E (x) (p x ; t) (d t (log (p x ; t)))) = 0",
    ]);
    provesNot([
      "(p x) = (int (z) (* (p x | z) (q z)))",
      "(p z | x) = (/ (p x z) (p z))",
      "(p x) = (prod (i) 1 D (p x_i | (seq x_j j 1 i)))",
      "(p x) = (prod (i) 2 D (p x_i | (seq x_j j 1 (- i 1))))",
      "(p t | x) ∝ (p x | t)",
      "(E (x) (p x) (f x)) = (f x)",
      "(int (y) (* (p x y) (f y))) = (p x)",
      "(int (x) (p x x)) = (p x)",
    ]);
    proves(["(log (p (seq x_i i 1 N) ; t)) = (sum (n) 1 N (log (p x_n ; t)))"], independent);
    provesNot(["(p (seq x_i i 1 N) ; t) = (prod (n) 1 N (p x_n ; t))"], chainContext);
    provesNot(["(p (seq x_i i 1 N) ; t) = (prod (n) 1 M (p x_n ; t))"], independent);
  });

  describe("empirical distributions", () => {
    proves(
      [
        "(KL (x) (e x) (p x ; t)) = (- (E (x) (e x) (log (e x))) (E (x) (e x) (log (p x ; t))))",
        "(KL (x) (e x) (p x ; t)) = (- (- (H (x) (e x))) (* (/ 1 N) (log (p D ; t))))",
        "(argmin (t) (KL (x) (e x) (p x ; t))) = (argmax (t) (log (p D ; t)))",
        "(KL (x z) (e x z ; f) (p x z ; t)) = (E (x) (e x) (E (z) (q z | x ; f) (log (/ (* (e x) (q z | x ; f)) (p x z ; t)))))",
        "(KL (x z) (e x z ; f) (p x z ; t)) = (- (- (H (x) (e x))) (E (x) (e x) (ELBO (z) (q z | x ; f) (p x z ; t))))",
        "(KL (x z) (e x z ; f) (p x z ; t)) = (+ (KL (x) (e x) (p x ; t)) (E (x) (e x) (KL (z) (q z | x ; f) (p z | x ; t))))",
        "(KL (x z) (e x z ; f) (p x z ; t)) ≥ (KL (x) (e x) (p x ; t))",
        "(argmin (t f) (KL (x z) (e x z ; f) (p x z ; t))) = (argmax (t f) (sum (n) 1 N (ELBO (z) (q z | x_n ; f) (p x_n z ; t))))",
      ],
      empirical,
    );
    provesNot(
      [
        "(KL (x) (e x) (p x ; t)) = (- (H (x) (e x)) (* (/ 1 N) (log (p D ; t))))",
        "(argmin (t) (KL (x) (e x) (p x ; t))) = (argmin (t) (log (p D ; t)))",
        "(KL (x) (e x) (p x ; t)) ≥ (KL (x z) (e x z ; f) (p x z ; t))",
      ],
      empirical,
    );
  });

  describe("optima", () => {
    proves([
      "(argmin (t) (KL (x) (q x) (p x ; t))) = (argmax (t) (E (x) (q x) (log (p x ; t))))",
      "(argmax (t) (prod (i) (p x_i ; t))) = (argmax (t) (sum (i) (log (p x_i ; t))))",
      "(argmax (t) (p x ; t)) = (argmax (t) (log (p x ; t)))",
      "(argmax (t) (+ (f t) c)) = (argmax (t) (* 3 (f t)))",
    ]);
    provesNot([
      "(argmax (t) (sum (i) (p x_i ; t))) = (argmax (t) (sum (i) (log (p x_i ; t))))",
      "(argmin (t) (KL (x) (q x) (p x ; t))) = (argmin (t) (E (x) (q x) (log (p x ; t))))",
      "(argmin (t) (KL (x) (p x ; t) (q x))) = (argmax (t) (E (x) (p x ; t) (log (q x))))",
      "(argmax (t) (* c (f t))) = (argmax (t) (f t))",
      "(max (t) (+ (f t) c)) = (max (t) (f t))",
      "(argmax (t) (f t)) = (argmax (t) (log (f t)))",
    ]);
  });

  describe("inequalities", () => {
    proves([
      "(+ (KL (x) (m x) (p x ; t)) (E (x) (m x) (KL (z) (q z | x) (p z | x ; t)))) ≥ (KL (x) (m x) (p x ; t))",
      "(- (H (y) (p y)) (Hc (y) (x) (p x y))) ≥ 0",
      "(JS (x) (p x) (q x)) ≥ 0",
      "(CE (x) (p x) (q x)) ≥ (H (x) (p x))",
      "(log (E (x) (p x) (^ (f x) 2))) ≥ (E (x) (p x) (log (^ (f x) 2)))",
      "(log (E (x) (p x) (/ (p x) (q x)))) ≥ (E (x) (p x) (log (/ (p x) (q x))))",
      "(E (x) (p x) (^ (- (f x) (g x)) 2)) ≥ 0",
    ]);
    proves(["(H (x) (p x)) ≥ 0", "(MI (x) (y) (p x y)) ≤ (H (x) (p x))"], discrete);
    provesNot([
      "(H (x) (p x)) ≥ 0",
      "(MI (x) (y) (p x y)) ≤ (H (x) (p x))",
      "(KL (x) (p x) (p x z)) ≥ 0",
      "(KL (x) (p x) (* 2 (q x))) ≥ 0",
      "(KL (z) (q z | x) (p x z)) ≥ 0",
      "(H (x) (p x)) ≥ (CE (x) (p x) (q x))",
      "(E (x) (p x) (log (^ (f x) 2))) ≥ (log (E (x) (p x) (^ (f x) 2)))",
      "(JS (x) (p x) (q x)) < 1",
      "x ≥ 0",
    ]);
  });

  describe("algebra", () => {
    proves([
      "(+ (log a) (log b)) = (log (* a b))",
      "(* 2 (log x)) = (log (^ x 2))",
      "(log (+ 1 (exp x))) = (+ x (log (+ 1 (exp (- x)))))",
      "(/ (- (^ x 2) 1) (- x 1)) = (+ x 1)",
      "(/ 1 (+ 1 (exp (- x)))) = (/ (exp x) (+ 1 (exp x)))",
      "(d m (+ (* k (log m)) (* (- n k) (log (- 1 m))))) = (- (/ k m) (/ (- n k) (- 1 m)))",
      "(d (p h) (+ (* 4 (log (p h))) (* 2 (log (- 1 (p h)))))) = (- (/ 4 (p h)) (/ 2 (- 1 (p h))))",
      "(d t (- (* (/ 1 N) (sum (i) 1 N (log (p x_i ; t)))))) = (- (* (/ 1 N) (sum (i) 1 N (d t (log (p x_i ; t))))))",
      "(sum (i) 1 N (+ a_i c)) = (+ (sum (j) 1 N a_j) (* N c))",
    ]);
    provesNot([
      "(log (* a b)) = (+ (log a) (log b))",
      "(log (^ x 2)) = (* 2 (log x))",
      "(log (+ 1 (exp x))) = (+ x (log (+ 1 (exp x))))",
      "(/ x (- (p y) (p y))) = (/ x (- (p y) (p y)))",
      "0 = (- (log x) (log x))",
      "(d m (log (- 1 m))) = (/ 1 (- 1 m))",
      "(d t (f t_1)) = 0",
      "(sum (i) a_i) = (sum (j) a_j)",
      "(sum (i) 1 N a_i) = (sum (i) 1 M a_i)",
      "(^ (^ x 2) 1/2) = x",
    ]);
  });

  describe("what is positive wherever the left side is defined", () => {
    proves([
      "(E (x) (p x) (- (log (D x)) (log (- 1 (D x))))) = (E (x) (p x) (log (/ (D x) (- 1 (D x)))))",
      "(- (E (x) (p x) (log (f x)))) = (int (x) (* (p x) (log (/ 1 (f x)))))",
      "(E (x) (p x) (log (f x))) ≤ (log (E (x) (p x) (f x)))",
    ]);
    provesNot([
      "(E (x) (p x) (log (/ (D x) (- 1 (D x))))) = (E (x) (p x) (- (log (D x)) (log (- 1 (D x)))))",
      "(log (f x)) = (+ (log (f x)) (int (x) (* (p x) (- (log (/ 1 (f x))) (log (/ 1 (f x)))))))",
      "(+ (sum (i) 1 N (log a_i)) (sum (i) 1 M b_i)) = (+ (sum (i) 1 N (log a_i)) (sum (i) 1 M (+ (* 0 (log (/ 1 a_i))) b_i)))",
      "(log (E (x) (p x) (f x))) ≥ (E (x) (p x) (log (f x)))",
    ]);
    provesNot(
      ["(E (x) (e x) (log (f x))) = (+ (E (x) (e x) (log (f x))) (* 0 (E (x) (p x) (log (/ 1 (f x))))))"],
      empirical,
    );
  });

  describe("roots and powers", () => {
    proves([
      "(* (^ a 1/2) (^ a 1/2)) = a",
      "(/ (p x) (^ (p x) 1/2)) = (^ (p x) 1/2)",
      "(^ (* (p x) (q x)) 1/2) = (* (^ (p x) 1/2) (^ (q x) 1/2))",
      "(* (^ (p x) a) (^ (q x) (- 1 a))) = (* (q x) (^ (/ (p x) (q x)) a))",
      "(exp (* a (log (p x)))) = (^ (p x) a)",
      "(^ (exp x) a) = (exp (* a x))",
      "(* (exp (* 1/2 x)) (exp (* 1/2 x))) = (exp x)",
      "(/ 2 (^ 2 1/2)) = (^ 2 1/2)",
      "(^ 4/9 3/2) = 8/27",
      "(int (x) (^ (- (^ (p x) 1/2) (^ (q x) 1/2)) 2)) = (- 2 (* 2 (int (x) (^ (* (p x) (q x)) 1/2))))",
      "(d x (^ x 1/2)) = (/ 1 (* 2 (^ x 1/2)))",
    ]);
    provesNot([
      "(^ (^ x 2) 1/2) = x",
      "a = (* (^ a 1/2) (^ a 1/2))",
      "(^ (* a b) 1/2) = (* (^ a 1/2) (^ b 1/2))",
      "(^ (^ x 1/3) 3) = x",
      "(^ (+ (p x) (q x)) 1/2) = (+ (^ (p x) 1/2) (^ (q x) 1/2))",
      "(* (^ (p x) a) (^ (q x) a)) = (^ (* (p x) (q x)) (* 2 a))",
      "(^ 8 1/2) = 2",
    ]);
  });

  describe("premises", () => {
    proves([
      "(- (/ 4 (p h)) (/ 2 (- 1 (p h)))) = 0 => (* 4 (- 1 (p h))) = (* 2 (p h))",
      "(* 4 (- 1 (p h))) = (* 2 (p h)) => (p h) = (/ 4 6)",
      "(- (/ k m) (/ (- n k) (- 1 m))) = 0 => (* k (- 1 m)) = (* (- n k) m)",
      "(* k (- 1 m)) = (* (- n k) m) => m = (/ k n)",
      "(- (/ (sum (i) 1 n x_i) l) n) = 0 => l = (* (/ 1 n) (sum (i) 1 n x_i))",
      "(* (p h) y) = 0 => y = 0",
      "x = 2 => (^ x 2) = 4",
      "(^ (- x 1) 2) = 0 => x = 1",
      "(+ (* s (^ x 2)) (- (* 2 s x m)) (* s (^ m 2))) = 0 => (* s x) = (* s m)",
      "(f u) = (* u (log u)) => (Df (x) (p x) (q x)) = (KL (x) (p x) (q x))",
      "(f u) = (* 1/2 (- (* u (log u)) (* (+ u 1) (log (/ (+ 1 u) 2))))) => (Df (x) (p x) (q x)) = (JS (x) (p x) (q x))",
      "(f u) = (* 1/2 (abs (- u 1))) => (Df (x) (p x) (q x)) = (TV (x) (p x) (q x))",
    ]);
    provesNot([
      "(* 4 (- 1 (p h))) = (* 2 (p h)) => (p h) = (/ 2 6)",
      "(- (/ k m) (/ (- n k) (- 1 m))) = 0 => (* k (- 1 m)) = (* (+ n k) m)",
      "(* x y) = x => y = 1",
      "(* x y) = 0 => y = 0",
      "(^ x 2) = 4 => x = 2",
      "(* (- x 1) (- x 2)) = 0 => x = 1",
      "(* s (^ (- x m) 2)) = 0 => x = m",
      "(^ x 2) = 4 => (* 2 x) = 4",
      "0 = 0 => x = 1",
      "(f u) = (* u (log u)) => (Df (x) (p x) (q x)) = (KL (x) (q x) (p x))",
    ]);
  });

  describe("premises in one symbol", () => {
    proves([
      "(+ (- (^ x 2) (* 3 x)) 2) = 0 => (* (- x 1) (- x 2)) = 0",
      "(^ (- x 1) 6) = 0 => x = 1",
      "(^ x 3) = 1 => x = 1",
      "(^ x 4) = 1 => (^ x 2) = 1",
      "(^ (p h) 2) = 1/4 => (p h) = 1/2",
      "(* 2 x) = 4 => (log x) = (log 2)",
      "(^ (- x 1) 2) = 0 => (exp x) = (exp 1)",
      "(* x (+ (^ x 2) 1)) = 0 => (exp x) = 1",
      "(^ x 3) = 8 => (* a x) = (* 2 a)",
    ]);
    provesNot([
      "(^ x 2) = 1 => x = 1",
      "(^ x 2) = 1 => (exp x) = (exp 1)",
      "(^ x 4) = 1 => x = 1",
      "(^ x 2) = -1 => x = 1",
      "(^ (p h) 2) = -1 => (p h) = 1",
      "(+ (^ x 2) (* 2 x)) = 1 => x = 1",
      "(^ x 3) = 2 => x = 1",
      "(^ x 4) = 4 => x = 1",
      "(* x (- x 1)) = 0 => x = 1",
      "x = 2 => (d x (^ x 2)) = 0",
      "x = 2 => (int (x) (* x (p x))) = 2",
      "x = 2 => (int (x) 0 1 x) = 2",
      "x = 0 => (/ 1 x) = (/ 2 x)",
    ]);
  });

  describe("integrals between bounds", () => {
    proves([
      "(int (x) 0 1 x) = 1/2",
      "(int (x) 0 1 1) = 1",
      "(int (x) 1 0 x) = -1/2",
      "(int (s) 0 t (exp s)) = (- (exp t) 1)",
      "(int (x) a b (^ x 2)) = (/ (- (^ b 3) (^ a 3)) 3)",
      "(int (x) a b (^ (+ x c) 2)) = (/ (- (^ (+ b c) 3) (^ (+ a c) 3)) 3)",
      "(int (s) 0 t (exp (* -2 s))) = (/ (- 1 (exp (* -2 t))) 2)",
      "(int (s) 0 1 (exp (- 1 (* 2 s)))) = (/ (- (exp 1) (exp -1)) 2)",
      "(int (s) 0 1 (* s (exp s))) = 1",
      "(int (x) 0 1 (* (^ (+ x 1) 2) (exp (* 1/2 x)))) = (- (* 8 (exp 1/2)) 10)",
      "(int (s) 0 t (* (p y) (exp (* (p y) s)))) = (- (exp (* (p y) t)) 1)",
      "(int (x) a b (d x (exp (^ x 2)))) = (- (exp (^ b 2)) (exp (^ a 2)))",
      "(+ (int (x) a b x) (int (x) b c x)) = (int (x) a c x)",
    ]);
    provesNot([
      "(int (x) 0 1 x) = 1/3",
      "(int (x) 0 1 x) = -1/2",
      "(int (x) a b (^ x 2)) = (/ (- (^ a 3) (^ b 3)) 3)",
      "(int (s) 0 t (exp s)) = (exp t)",
      "(int (s) 0 t (exp (* 2 s))) = (- (exp (* 2 t)) 1)",
      "(int (x) -1 1 (/ 1 x)) = 0",
      "(int (x) -1 1 (^ x -2)) = -2",
      "(int (x) 0 1 (f x)) = (f 1)",
      "(int (x) -1 1 (abs x)) = 0",
      "(int (x) 0 x x) = (/ (^ x 2) 2)",
      "(int (s) 0 1 (exp (* a s))) = (/ (- (exp a) 1) a)",
      "(int (x y) 0 1 (* x y)) = 1/4",
      "(int (x) a b (d y (* x y))) = (- b a)",
      "(int (x) a b (d x (^ x -1))) = (- (^ b -1) (^ a -1))",
    ]);
  });

  it("pays for what nerdamer is asked", () => {
    const claim = claimOf("(int (x) 0 1 x) = 1/2");
    const attempt = prove(claim, emptyContext, new Budget(proposalWork / 2));
    assert.deepEqual(attempt, { kind: "open", stop: { code: "exhausted", data: {} } });
    const premise = prove(claimOf("(^ x 3) = 1 => x = 1"), emptyContext, new Budget(proposalWork / 2));
    assert.deepEqual(premise, { kind: "open", stop: { code: "exhausted", data: {} } });
  });

  it("stops with a code when the work runs out", () => {
    const attempt = prove(claimOf(`(log (p x ; t)) = ${ratio}`), emptyContext, new Budget(5));
    assert.deepEqual(attempt, { kind: "open", stop: { code: "exhausted", data: {} } });
  });

  describe("stops", () => {
    const definitions = (meaning: (k: number) => string): Context => ({
      ...emptyContext,
      definitions: Array.from({ length: 60 }, (_, k) => ({
        left: write(`(f${k} u)`),
        right: write(meaning(k + 1)),
      })),
    });
    const list = (count: number, item: (k: number) => string): string =>
      Array.from({ length: count }, (_, k) => item(k)).join(" ");
    const cases: readonly [what: string, claim: string, context: Context][] = [
      ["definitions that double", "(f0 x) = (f0 y)", definitions((k) => `(* (f${k} u) (f${k} (g u)))`)],
      ["arguments that double", "(f0 x) = (f0 y)", definitions((k) => `(f${k} (g u u))`)],
      ["long chains of definitions", "(f0 x) = (f0 y)", definitions((k) => `(log (+ 1 (exp (f${k} u))))`)],
      ["powers of long sums", `(^ (+ ${list(9, (k) => `x${k}`)}) 8) = 0`, emptyContext],
      ["products of many sums", `(* ${list(14, (k) => `(+ a${k} b${k})`)}) = 0`, emptyContext],
      ["sums of many fractions", `(+ ${list(9, (k) => `(/ a${k} (+ x y${k}))`)}) = 0`, emptyContext],
      ["deep expressions", `${"(exp (- ".repeat(300)}x${"))".repeat(300)} = 0`, emptyContext],
    ];
    for (const [what, claim, context] of cases) {
      it(`at ${what}`, () => {
        const attempt = prove(claimOf(claim), context, new Budget(200_000));
        assert.ok(attempt.kind === "open" && ["size", "exhausted"].includes(attempt.stop.code), attempt.kind);
      });
    }
  });

  it("never runs on in definitions that go in a circle", () => {
    const circular: Context = {
      ...emptyContext,
      definitions: [
        { left: write("(f u)"), right: write("(+ 1 (g u))") },
        { left: write("(g u)"), right: write("(+ 1 (f u))") },
      ],
    };
    assert.equal(prove(claimOf("(f x) = (g x)"), circular, new Budget(work)).kind, "open");
    assert.equal(prove(claimOf("(log (f x)) ≥ (log (g x))"), circular, new Budget(work)).kind, "open");
  });
});
