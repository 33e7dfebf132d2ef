import { readFileSync } from "node:fs";
import { prove } from "../../../src/check/prove/prove.ts";
import { Budget } from "../../../src/check/budget.ts";
import { write, emptyContext } from "./write.ts";
for (const line of readFileSync(process.argv[2]!, "utf8").trim().split("\n")) {
  const not = line.startsWith("!");
  const m = /^!?(.*) (>=|<=|=) (.*)$/.exec(line)!;
  const rel = { ">=": "≥", "<=": "≤", "=": "=" }[m[2]!] as "=";
  const a = prove({ comparison: { relation: rel, left: write(m[1]!), right: write(m[3]!) }, premises: [] }, emptyContext, new Budget(20000));
  const ok = (a.kind === "proved") !== not;
  console.log(ok ? "ok  " : "BAD ", a.kind, a.kind === "open" ? JSON.stringify(a.stop) : "", line);
}
