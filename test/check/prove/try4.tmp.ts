import { Normalizer } from "../../../src/check/prove/normalize.ts";
import { situationOf } from "../../../src/check/prove/situation.ts";
import { rewritingsOf } from "../../../src/check/prove/trace.ts";
import { Budget } from "../../../src/check/budget.ts";
import type { Expression } from "../../../src/semantics/expression.ts";
import { childrenOf, boundBy } from "../../../src/semantics/children.ts";
import { write } from "./write.ts";
const show = (e: Expression): string => e.kind === "number" ? `${e.value.numerator}${e.value.denominator===1n?"":"/"+e.value.denominator}` : e.kind === "variable" ? e.name + (e.subscripts.length ? "_" + e.subscripts.map(show).join(",") : "") : e.kind === "density" ? `${e.family}(${e.variables.map(show)}|${e.conditions.map(show)};${e.parameters.map(show)})` : `(${e.kind === "addition" ? "+" : e.kind === "product" ? "*" : e.kind === "power" ? "^" : e.kind} ${boundBy(e).map(show)} ${childrenOf(e).map(show).join(" ")})`;
const emp = { definitions: [{ left: write("(e x)"), right: write("(* (/ 1 N) (sum (n) 1 N (dirac x x_n)))") }, { left: write("(e x z ; f)"), right: write("(* (e x) (q z | x ; f))") },
  { left: write("(p D ; t)"), right: write("(prod (n) 1 N (p x_n ; t))") }], independentDraws: ["x"], discrete: [] };
for (const t of process.argv.slice(2)) {
  const left = write(t);
  const s = situationOf({ comparison: { relation: "=", left, right: left }, premises: [] }, emp);
  const n = new Normalizer(s, new Budget(20000));
  const r = n.normalize(left);
  console.log(t, "->", show(r.expression), n.stop);
  if (process.env["T"]) for (const w of rewritingsOf(r.trace)) console.log("   ", w.rule, w.path.join("."), show(w.from), "=>", show(w.to));
}
