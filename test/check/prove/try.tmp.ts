import { prove } from "/work/main/src/check/prove/prove.ts";
import { Budget } from "/work/main/src/check/budget.ts";
import { write, emptyContext } from "/work/main/test/check/prove/write.ts";
const cases = [
 ["(KL (x) (p x) (q x))", "(+ (- (H (x) (p x))) (CE (x) (p x) (q x)))"],
 ["(log (p x ; t))", "(+ (ELBO (z) (q z | x ; f) (p x z ; t)) (KL (z) (q z | x ; f) (p z | x ; t)))"],
 ["(log (p x))", "(E (z) (q z | x) (log (p x)))"],
 ["(E (z) (q z | x) (log (/ (p x z) (p z | x))))", "(log (p x))"],
 ["(JS (x) (p x) (q x))", "(+ (* 1/2 (KL (x) (p x) (/ (+ (p x) (q x)) 2))) (* 1/2 (KL (x) (q x) (* 1/2 (+ (p x) (q x))))))"],
 ["(+ (- (log 4)) (KL (x) (p x) (/ (+ (p x) (q x)) 2)) (KL (x) (q x) (* 1/2 (+ (p x) (q x)))))", "(+ (* 2 (JS (x) (p x) (q x))) (- (log 4)))"],
 ["(TV (x) (p x) (q x))", "(int (x) (* (q x) (* 1/2 (abs (- (/ (p x) (q x)) 1)))))"],
 ["(argmin (t) (KL (x) (pd x) (p x ; t)))", "(argmax (t) (E (x) (pd x) (log (p x ; t))))"],
 ["(argmax (t) (prod (i) (p x_i ; t)))", "(argmax (t) (sum (i) (log (p x_i ; t))))"],
 ["(log (+ 1 (exp x)))", "(+ x (log (+ 1 (exp (- x)))))"],
 ["(d (p h) (+ (* 4 (log (p h))) (* 2 (log (- 1 (p h))))))", "(- (/ 4 (p h)) (/ 2 (- 1 (p h))))"],
 ["(d m (+ (* k (log m)) (* (- n k) (log (- 1 m)))))", "(- (/ k m) (/ (- n k) (- 1 m)))"],
 ["(MI (x) (y) (p x y))", "(- (H (x) (p x)) (Hc (x) (y) (p x y)))"],
];
for (const [l,r] of cases) {
  const claim = { comparison: { relation: "=" as const, left: write(l!), right: write(r!) }, premises: [] };
  const a = prove(claim, emptyContext, new Budget(20000));
  console.log(a.kind, a.kind==="open"? JSON.stringify(a.stop): a.proof.left.length+" "+a.proof.right.length, l, "=", r);
}
let t0=performance.now(); let n=0;
for (let k=0;k<50;k++) for (const [l,r] of cases) { prove({ comparison: { relation: "=" as const, left: write(l!), right: write(r!) }, premises: [] }, emptyContext, new Budget(20000)); n++; }
console.log((performance.now()-t0)/n, "ms");
