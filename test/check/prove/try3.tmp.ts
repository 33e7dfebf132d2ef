import { prove } from "../../../src/check/prove/prove.ts";
import { loadAlgebra } from "../../../src/check/prove/algebra.ts";
import { Budget } from "../../../src/check/budget.ts";
import { write, emptyContext } from "./write.ts";
await loadAlgebra();
const cases: [boolean, string, string, string, string][] = [
 [true, "(- (/ 4 (p h)) (/ 2 (- 1 (p h))))","0","(* 4 (- 1 (p h)))","(* 2 (p h))"],
 [true, "(* 4 (- 1 (p h)))","(* 2 (p h))","(p h)","(/ 4 6)"],
 [false, "(* 4 (- 1 (p h)))","(* 2 (p h))","(p h)","(/ 2 6)"],
 [true, "(- (/ k m) (/ (- n k) (- 1 m)))","0","(* k (- 1 m))","(* (- n k) m)"],
 [false, "(- (/ k m) (/ (- n k) (- 1 m)))","0","(* k (- 1 m))","(* (+ n k) m)"],
 [true, "(* k (- 1 m))","(* (- n k) m)","m","(/ k n)"],
 [false, "(* x y)","x","y","1"],
 [false, "(* x y)","0","y","0"],
 [true, "(* (p h) y)","0","y","0"],
 [true, "(^ (- x 1) 2)","0","x","1"],
 [false, "(^ x 2)","4","x","2"],
 [true, "x","2","(^ x 2)","4"],
 [false, "0","0","x","1"],
 [true, "(f u)","(* u (log u))","(Df (x) (p x) (q x))","(KL (x) (p x) (q x))"],
 [true, "(f u)","(* 1/2 (- (* u (log u)) (* (+ u 1) (log (/ (+ 1 u) 2)))))","(Df (x) (p x) (q x))","(JS (x) (p x) (q x))"],
 [true, "(f u)","(* 1/2 (abs (- u 1)))","(Df (x) (p x) (q x))","(TV (x) (p x) (q x))"],
 [false, "(f u)","(* u (log u))","(Df (x) (p x) (q x))","(KL (x) (q x) (p x))"],
 [true, "(- (/ (sum (i) 1 n (x_i)) l) n)","0","l","(* (/ 1 n) (sum (i) 1 n (x_i)))"],
];
for (const [yes, pl, pr, l, r] of cases) {
  const a = prove({ comparison: { relation: "=", left: write(l), right: write(r) }, premises: [{relation: "=", left: write(pl), right: write(pr)}] }, emptyContext, new Budget(20000));
  console.log((a.kind === "proved") === yes ? "ok " : "BAD", a.kind, a.kind==="open"?a.stop:"", pl, "=", pr, "=>", l, "=", r);
}
const iid = { ...emptyContext, independentDraws: ["x"] };
const emp = { definitions: [{ left: write("(e x)"), right: write("(* (/ 1 N) (sum (n) 1 N (dirac x x_n)))") }, { left: write("(e x z ; f)"), right: write("(* (e x) (q z | x ; f))") },
  { left: write("(p D ; t)"), right: write("(prod (n) 1 N (p x_n ; t))") }], independentDraws: ["x"], discrete: [] };
const more: [boolean, string, string, typeof iid][] = [
 [true, "(log (p (seq x_i i 1 N) ; t))", "(sum (i) 1 N (log (p x_i ; t)))", iid],
 [true, "(p (seq x_i i 1 N) ; t)", "(prod (n) 1 N (p x_n ; t))", iid],
 [false, "(p (seq x_i i 1 N) ; t)", "(prod (n) 1 N (p x_n ; t))", emptyContext],
 [true, "(p x)", "(prod (i) 1 D (p x_i | (seq x_j j 1 (- i 1))))", emptyContext],
 [true, "(log (p x))", "(sum (i) 1 D (log (p x_i | (seq x_j j 1 (- i 1)))))", emptyContext],
 [false, "(p x)", "(prod (i) 1 D (p x_i | (seq x_j j 1 i)))", emptyContext],
 [true, "(KL (x) (e x) (p x ; t))", "(- (E (x) (e x) (log (e x))) (E (x) (e x) (log (p x ; t))))", emp],
 [true, "(KL (x) (e x) (p x ; t))", "(- (- (H (x) (e x))) (* (/ 1 N) (log (p D ; t))))", emp],
 [false, "(KL (x) (e x) (p x ; t))", "(- (H (x) (e x)) (* (/ 1 N) (log (p D ; t))))", emp],
 [true, "(argmin (t) (KL (x) (e x) (p x ; t)))", "(argmax (t) (log (p D ; t)))", emp],
 [true, "(KL (x z) (e x z ; f) (p x z ; t))", "(E (x) (e x) (E (z) (q z | x ; f) (log (/ (* (e x) (q z | x ; f)) (p x z ; t)))))", emp],
 [true, "(KL (x z) (e x z ; f) (p x z ; t))", "(- (- (H (x) (e x))) (E (x) (e x) (ELBO (z) (q z | x ; f) (p x z ; t))))", emp],
 [true, "(argmin (t f) (KL (x z) (e x z ; f) (p x z ; t)))", "(argmax (t f) (sum (n) 1 N (ELBO (z) (q z | x_n ; f) (p x_n z ; t))))", emp],
 [true, "(KL (x z) (e x z ; f) (p x z ; t))", "(+ (KL (x) (e x) (p x ; t)) (E (x) (e x) (KL (z) (q z | x ; f) (p z | x ; t))))", emp],
 [false, "(argmax (t) (sum (i) (p x_i ; t)))", "(argmax (t) (sum (i) (log (p x_i ; t))))", emptyContext],
 [false, "(KL (x) (p x) (q x))", "(KL (x) (q x) (p x))", emptyContext],
 [false, "(log (* a b))", "(+ (log a) (log b))", emptyContext],
 [true, "(+ (log a) (log b))", "(log (* a b))", emptyContext],
 [false, "(log (^ x 2))", "(* 2 (log x))", emptyContext],
 [true, "(* 2 (log x))", "(log (^ x 2))", emptyContext],
 [false, "(/ x (- (p y) (p y)))", "(/ x (- (p y) (p y)))", emptyContext],
 [true, "(E (x) (p x ; t) (d t (log (p x ; t))))", "0", emptyContext],
 [true, "(d t (- (* (/ 1 N) (sum (i) 1 N (log (p x_i ; t))))))", "(- (* (/ 1 N) (sum (i) 1 N (d t (log (p x_i ; t))))))", emptyContext],
 [true, "(p t | x)", "(/ (* (p x | t) (p t)) (int (t) (* (p x | t) (p t))))", emptyContext],
 [true, "(int (z) (* (p x | z) (p z)))", "(p x)", emptyContext],
 [false, "(int (z) (* (p x | z) (q z)))", "(p x)", emptyContext],
 [false, "(E (x) (p x) (f x))", "(f x)", emptyContext],
 [true, "(argmax (t) (+ (* 4 (log (p h ; t))) (* 2 (log (p g ; t)))))", "(argmax (t) (+ (log (p h ; t)) (log (p g ; t)) (log (p h ; t)) (log (p g ; t)) (log (p h ; t)) (log (p h ; t))))", emptyContext],
 [false, "(p z | x)", "(/ (p x z) (p z))", emptyContext],
 [false, "(log (p x))", "(- (E (x) (q x) (log (p x))))", emptyContext],
];
for (const [yes, l, r, c] of more) {
  const a = prove({ comparison: { relation: "=", left: write(l), right: write(r) }, premises: [] }, c, new Budget(20000));
  console.log((a.kind === "proved") === yes ? "ok " : "BAD", a.kind, a.kind==="open"?a.stop:"", l, "=", r);
}
const e = prove({ comparison: { relation: "≥", left: write("(KL (x z) (e x z ; f) (p x z ; t))"), right: write("(KL (x) (e x) (p x ; t))") }, premises: [] }, emp, new Budget(20000));
console.log(e.kind === "open" ? e.stop : "proved ≥ (empirical)");
const pr = prove({ comparison: { relation: "∝", left: write("(p t | x)"), right: write("(* (p x | t) (p t))") }, premises: [] }, emptyContext, new Budget(20000));
console.log(pr.kind === "open" ? pr.stop : "proved ∝");
