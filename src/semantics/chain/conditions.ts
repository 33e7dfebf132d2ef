/**
 * Conditions that no word announces: in `f(x) = g(x), \quad x > 0` and `x_i = y_i, \; i = 1, \dots, n` the last
 * statement says for which values the one before holds. It compares a plain name, about which the passage has stated
 * nothing yet, with a number, a name or a list by dots.
 */
import type { Item, Row } from "../../tex/tree.ts";
import { bracketRole } from "./bracketKind.ts";
import { isLoneName } from "./loneName.ts";
import type { Part } from "./pieces.ts";
import { plainText } from "./plainText.ts";
import { isSeparator } from "./remarkAt.ts";
import type { Sign } from "./sign.ts";

interface HasParts {
  readonly parts: readonly Part[];
}

/** Whether a statement has the form of one that only says for which values others hold. */
export function restrictsName(statement: HasParts): boolean {
  const { sides, signs } = sidesOf(statement);
  const [first, second, third] = sides;
  if (!first || !second || signs.length > 2) return false;
  const [name, bounds] = third === undefined ? [first, [second]] : [second, [first, third]];
  if (!isPlainName(name)) return false;
  if (signs.every((sign) => ["<", ">", "≤", "≥", "≠"].includes(sign.relation))) {
    return bounds.every((bound) => isPlainName(bound) || isNumber(bound));
  }
  return third === undefined && signs[0]?.relation === "=" && isListByDots(second);
}

/** What a statement is about: its first side, or the middle one of `0 < x < 1`. */
export function subjectOf(statement: HasParts): string {
  const { sides } = sidesOf(statement);
  return plainText((sides.length === 3 && !isPlainName(sides[0] ?? []) ? sides[1] : sides[0]) ?? []);
}

function sidesOf({ parts }: HasParts): { readonly sides: readonly Row[]; readonly signs: readonly Sign[] } {
  const sides: Item[][] = [[]];
  const signs: Sign[] = [];
  for (const part of parts) {
    if ("item" in part) sides.at(-1)?.push(part.item);
    else {
      signs.push(part.sign);
      sides.push([]);
    }
  }
  return { sides: sides.map(withoutEnd), signs };
}

const withoutEnd = (row: Row): Row =>
  row.at(-1) && isSeparator(row.at(-1) as Item) ? row.slice(0, -1) : row;

/** A name without arguments. */
function isPlainName(row: Row): boolean {
  return isLoneName(row) && row.slice(1).every((item) => item.kind === "scripts");
}

function isNumber(row: Row): boolean {
  return (
    row.length > 0 &&
    row.every((item) => item.kind === "symbol" && /^([-+]|\d+(\.\d+)?|\\infty)$/.test(item.text))
  );
}

/** `1, \dots, n`, without brackets. */
function isListByDots(row: Row): boolean {
  const isDots = (item: Item) => item.kind === "symbol" && /^(\\[lc]?dots[cbmio]?|…)$/.test(item.text);
  return row.some(isDots) && row.some(isSeparator) && row.every((item) => bracketRole(item) === undefined);
}
