/**
 * Domains that say nothing, because they are all the values that a variable has: ℝ^D, Ω, 𝒳 and X for x, Θ for θ,
 * products of these. Anything else restricts the variable and is not passed over; nor is a second space for the same variable.
 */
import type { Row } from "../tex/tree.ts";
import { isSign } from "./cursor.ts";
import type { Variable } from "./expression.ts";
import { plainTex } from "./names.ts";
import type { Reader } from "./reader.ts";
import { Unreadable } from "./unreadable.ts";
import type { Span } from "../span.ts";

/** Whether `row` names the whole space of `variables`; throws where they have been given another one before. */
export function isWholeSpace(reader: Reader, row: Row, variables: readonly Variable[], span: Span): boolean {
  const factors = splitAtTimes(row);
  if (!factors.every((factor) => namesSpace(factor, variables))) return false;
  const name = plainTex(row).trim();
  for (const variable of variables) {
    const known = reader.spaces.get(variable.name);
    if (known !== undefined && known !== name)
      throw new Unreadable("several-domains", span, { name: variable.name });
    reader.spaces.set(variable.name, name);
  }
  return true;
}

function splitAtTimes(row: Row): readonly Row[] {
  const factors: Row[] = [];
  let start = 0;
  row.forEach((item, index) => {
    if (!isSign(item, "\\times")) return;
    factors.push(row.slice(start, index));
    start = index + 1;
  });
  return [...factors, row.slice(start)];
}

const capitals: Readonly<Record<string, string>> = {
  "\\theta": "\\Theta",
  "\\phi": "\\Phi",
  "\\lambda": "\\Lambda",
  "\\psi": "\\Psi",
  "\\omega": "\\Omega",
};

function namesSpace(row: Row, variables: readonly Variable[]): boolean {
  const [letter, scripts] = row;
  if (letter?.kind !== "symbol" || row.length > 2 || (scripts && scripts.kind !== "scripts")) return false;
  if (letter.font === "mathbb") return /^[RCN]$/.test(letter.text) && scripts?.subscript === undefined;
  if (scripts) return false;
  if (letter.text === "\\Omega") return true;
  return variables.some(({ name }) => {
    const base = name.replace(/^\\math\w+\{(.*)\}$/, "$1").replace(/'+$/, "");
    return letter.text === (capitals[base] ?? (/^[a-z]$/.test(base) ? base.toUpperCase() : ""));
  });
}
