/** Whether a side is one name, perhaps with scripts and with arguments: what a definition has on its left. */
import type { Row } from "../../tex/tree.ts";
import { bracketRole } from "./bracketKind.ts";
import { matchBrackets } from "./brackets.ts";

export function isLoneName(row: Row): boolean {
  const [first] = row;
  if (!first) return false;
  const names =
    first.kind === "word" || first.kind === "accent" || (first.kind === "symbol" && isLetter(first.text));
  if (!names) return false;
  let next = 1;
  while (row[next]?.kind === "scripts") next += 1;
  const open = row[next];
  if (!open) return true;
  return bracketRole(open) === "open" && matchBrackets(row).partner.get(next) === row.length - 1;
}

const isLetter = (text: string): boolean =>
  /^(\p{L}|\\[a-zA-Z]+)$/u.test(text) && !/^\\(int|sum|prod|nabla|partial|forall|exists)$/.test(text);
