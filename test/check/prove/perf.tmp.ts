import { Normalizer } from "/work/main/src/check/prove/normalize.ts";
import { prove } from "/work/main/src/check/prove/prove.ts";
import { Budget } from "/work/main/src/check/budget.ts";
import { write, emptyContext } from "/work/main/test/check/prove/write.ts";
import { replay } from "/work/main/src/check/prove/replay.ts";
import { situationOf } from "/work/main/src/check/prove/situation.ts";
const cs: [string,string][] = [["(log (p x ; t))", "(+ (ELBO (z) (q z | x ; f) (p x z ; t)) (KL (z) (q z | x ; f) (p z | x ; t)))"],
["(E (z) (q z | x ; f) (log (/ (p x z ; t) (q z | x ; f))))","(- (E (z) (q z | x ; f) (log (p x | z ; t))) (KL (z) (q z | x ; f) (p z ; t)))"],
["(KL (x) (p x) (q x))", "(+ (- (H (x) (p x))) (CE (x) (p x) (q x)))"]];
for (const [l,r] of cs) for (let rep=0;rep<2;rep++){
  const N=300; let tn=0,tr=0,tt=0;
  for(let i=0;i<N;i++){ const claim={comparison:{relation:"=" as const,left:write(l),right:write(r)},premises:[]};
   let t=performance.now(); const s=situationOf(claim,emptyContext); const n=new Normalizer(s,new Budget(1e6)); n.normalize(claim.comparison.left); n.normalize(claim.comparison.right); tn+=performance.now()-t;
   const claim2={comparison:{relation:"=" as const,left:write(l),right:write(r)},premises:[]};
   t=performance.now(); const a=prove(claim2,emptyContext,new Budget(1e6)); tt+=performance.now()-t; 
   if(a.kind==="proved"){ t=performance.now(); replay(claim2,emptyContext,a.proof); tr+=performance.now()-t; } }
  console.log(l.slice(0,30), "normal", (tn/N).toFixed(3), "prove", (tt/N).toFixed(3), "replay", (tr/N).toFixed(3));
}
