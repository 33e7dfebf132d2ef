/**
 * From the TeX tree of one passage to its arguments, with the claims of its braces before the argument that holds them, so
 * that the last argument is one that the next passage may go on from.
 * A side in which a problem's span lies cannot be trusted and its steps stay unread; its neighbours' can be read.
 */
import type { Problem } from "../../problem.ts";
import type { Item, TexTree } from "../../tex/tree.ts";
import type { Argument } from "./argument.ts";
import { braceClaims } from "./braceClaims.ts";
import { innerProblems } from "./brackets.ts";
import { type ReadArguments, readRow } from "./readRow.ts";

/** `continued` is the last argument of the display before, which a passage that opens with a sign goes on from. */
export function readArguments(tree: TexTree, continued?: Argument): ReadArguments {
  const { arguments: found, problems, goesOn } = readRow(tree.row, continued);
  return {
    arguments: found.flatMap((argument) => claimsWithin(argument).concat(argument)),
    problems: tree.problems.concat(problems, tree.row.flatMap(topProblems)),
    goesOn,
  };
}

function claimsWithin(argument: Argument): Argument[] {
  const own = argument.chains.filter((chain) => !chain.repeated);
  return own.flatMap((chain) => chain.sides.flatMap((side) => braceClaims(side.items)));
}

/** The brackets inside a top item; an unrolled grid's own rows have been matched with the passage. */
function topProblems(item: Item): readonly Problem[] {
  if (item.kind !== "grid" || item.environment === "matrix" || item.environment === "cases")
    return innerProblems(item);
  return item.rows.flat().flatMap((cell) => cell.flatMap(topProblems));
}
