/**
 * Declarations that share a side with a chain: in `x \sim p(x) = f(x)` and `a = b \in \mathbb{R}` the step is between
 * the operands next to its sign, and x ∼ p(x), b ∈ ℝ are bare statements of their own, between the steps.
 */
import type { Item } from "../../tex/tree.ts";
import type { Argument, Chain, Link, Side } from "./argument.ts";
import { bracketRole } from "./bracketKind.ts";
import { spanOf } from "./pieces.ts";
import { isDeclaration } from "./sign.ts";

/** The argument with its sides cut to their operands, among the declarations that they were part of. */
export function separateDeclarations(argument: Argument): readonly Argument[] {
  const [only] = argument.chains;
  if (argument.arrows.length === 0 && only) return separate(only, argument);
  const before: Argument[] = [];
  const behind: Argument[] = [];
  const chains = argument.chains.map((chain): Chain => {
    const parts = separate(chain, argument);
    const claims = parts.filter((part) => (part.chains[0]?.links.length ?? 0) > 0);
    const [claim] = claims;
    const kept = claim?.chains[0];
    if (parts.length === 1 || claims.length > 1 || !claim || !kept) return chain;
    before.push(...parts.slice(0, parts.indexOf(claim)));
    behind.push(...parts.slice(parts.indexOf(claim) + 1));
    return kept;
  });
  return [...before, { ...argument, chains }, ...behind];
}

/** `a = b → c = d` as a = b, b → c, c = d; what the words say is said of the first that has a sign. */
function separate(chain: Chain, argument: Argument): readonly Argument[] {
  if (chain.links.length === 0 || chain.repeated) return [argument];
  const found: Argument[] = [];
  let words = argument.words;
  let [sides, links]: [Side[], Link[]] = [[], []];
  const finish = () => {
    if (links.length > 0) found.push({ ...argument, chains: [{ ...chain, sides, links }], words });
    if (links.length > 0) words = [];
  };
  chain.sides.forEach((side, index) => {
    const link = chain.links[index - 1];
    if (link) links.push(link);
    const [first, ...more] = declarationsIn(side.items);
    if (first === undefined || side.items.some(isColon)) {
      sides.push(side);
      return;
    }
    sides.push(part(side, 0, first));
    finish();
    found.push(bare(side));
    [sides, links] = [[part(side, (more.at(-1) ?? first) + 1, side.items.length)], []];
  });
  finish();
  return found;
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
