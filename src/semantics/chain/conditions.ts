/**
 * Conditions that no word announces: in `f(x) = g(x), \quad x > 0` and `x_i = y_i, \; i = 1, \dots, n` the last
 * statement says for which values the one before holds. It compares a plain name, about which the passage has stated
 * nothing yet, with a number, a name or a list by dots.
 */
import type { Item, Row } from "../../tex/tree.ts";
import type { Argument } from "./argument.ts";
import { isLoneName } from "./loneName.ts";
import { plainText } from "./plainText.ts";

/** The arguments with such statements marked as conditions, and those before them as limited by them. */
export function markConditions(found: readonly Argument[]): readonly Argument[] {
  const stated = new Set<string>();
  const marked: Argument[] = [];
  for (const argument of found) {
    const before = marked.at(-1);
    if (before && argument.listed && !argument.mood && restrictsName(argument, stated)) {
      if (statesSomething(before)) marked[marked.length - 1] = { ...before, limited: true };
      marked.push({ ...argument, mood: "condition" });
    } else {
      marked.push(argument);
      const [chain] = argument.chains;
      if (chain && chain.links.length > 0) stated.add(plainText(chain.sides[0]?.items ?? []));
    }
  }
  return marked;
}

const statesSomething = ({ chains }: Argument): boolean => chains.some((chain) => chain.links.length > 0);

function restrictsName({ chains, arrows }: Argument, stated: ReadonlySet<string>): boolean {
  const [chain] = chains;
  const [left, right, third] = chain?.sides ?? [];
  if (arrows.length > 0 || !chain || !left || !right) return false;
  const bounds = third === undefined ? [right] : [left, third];
  const name = third === undefined ? left : right;
  if (chain.links.length > 2 || !isPlainName(name.items) || stated.has(plainText(name.items))) return false;
  const ordered = chain.links.every((link) => ["<", ">", "≤", "≥", "≠"].includes(link.relation));
  if (ordered) return bounds.every((bound) => isPlainName(bound.items) || isNumber(bound.items));
  return (
    third === undefined &&
    chain.links[0]?.relation === "=" &&
    right.items.some(isDots) &&
    right.items.some(isComma)
  );
}

/** A name without arguments. */
function isPlainName(row: Row): boolean {
  return isLoneName(row) && row.slice(1).every((item) => item.kind === "scripts");
}

function isNumber(row: Row): boolean {
  return row.every((item) => item.kind === "symbol" && /^([-+]|\d+(\.\d+)?|\\infty)$/.test(item.text));
}

const isDots = (item: Item): boolean => item.kind === "symbol" && /^(\\[lc]?dots[cbmio]?|…)$/.test(item.text);
const isComma = (item: Item): boolean => item.kind === "symbol" && item.text === ",";
