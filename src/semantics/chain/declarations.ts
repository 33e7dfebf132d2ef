/**
 * Declarations that share a side with a chain: in `x \sim p(x) = f(x)` and `a = b \in \mathbb{R}` the step is between
 * the operands next to its sign, and x ∼ p(x), b ∈ ℝ are bare statements of their own, before and behind it.
 */
import type { Item } from "../../tex/tree.ts";
import type { Argument, Chain, Side } from "./argument.ts";
import { bracketRole } from "./bracketKind.ts";
import { spanOf } from "./pieces.ts";
import { isDeclaration } from "./sign.ts";

/** The argument with its outer sides cut to their operands, among the declarations that it opens or ends with. */
export function separateDeclarations(argument: Argument): readonly Argument[] {
  const before: Argument[] = [];
  const behind: Argument[] = [];
  const chains = argument.chains.map((chain): Chain => {
    if (chain.links.length === 0 || chain.repeated) return chain;
    const sides = [...chain.sides];
    const [first, last] = [sides[0], sides.at(-1)];
    const opening = first && declarationsIn(first.items);
    if (first && opening && opening.length > 0 && !first.items.some(isColon)) {
      before.push(bare(first));
      sides[0] = part(first, (opening.at(-1) ?? 0) + 1, first.items.length);
    }
    const [closing] = last && last !== first ? declarationsIn(last.items) : [];
    if (last && closing !== undefined && closing > 0) {
      behind.push(bare(last));
      sides[sides.length - 1] = part(last, 0, closing);
    }
    return { ...chain, sides };
  });
  if (before.length + behind.length === 0) return [argument];
  return [...before, { ...argument, chains }, ...behind];
}

/** Where declaring signs stand outside brackets. */
function declarationsIn(items: readonly Item[]): readonly number[] {
  let depth = 0;
  return items.flatMap((item, index) => {
    const role = bracketRole(item);
    depth += role === "open" ? 1 : role === "close" ? -1 : 0;
    return depth === 0 && isDeclaration(item) ? [index] : [];
  });
}

const isColon = (item: Item): boolean => item.kind === "symbol" && item.text === ":";

function part(side: Side, start: number, end: number): Side {
  const items = side.items.slice(start, end);
  return items.length > 0
    ? { items, span: spanOf(items) }
    : { items, span: { start: side.span.end, end: side.span.end } };
}

const bare = (side: Side): Argument => ({
  chains: [{ sides: [side], links: [] }],
  arrows: [],
  words: [],
  listed: true,
});
