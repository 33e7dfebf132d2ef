/**
 * `\underbrace{A}_{=B}` claims A = B wherever it stands. The label is a row of its own: only one that opens with a sign
 * claims anything, and further signs in it go on with the chain. Words and names alone are no claim.
 */
import { rowsOf, type Brace, type Item, type Row } from "../../tex/tree.ts";
import type { Argument } from "./argument.ts";
import { readRow } from "./readRow.ts";
import { signAt } from "./sign.ts";
import { spanOf } from "./pieces.ts";

/** The claims of all braces in a row, outermost first, in the order of their bodies. */
export function braceClaims(row: Row): readonly Argument[] {
  return row.flatMap((item) => [
    ...(item.kind === "brace" ? claimsOf(item) : []),
    ...rowsOf(item).flatMap(braceClaims),
  ]);
}

function claimsOf(brace: Brace): Argument[] {
  const label = brace.label ?? [];
  if (brace.body.length === 0 || !opensWithSign(label)) return [];
  const body: Argument = {
    chains: [{ sides: [{ items: brace.body, span: spanOf(brace.body) }], links: [] }],
    arrows: [],
    words: [],
  };
  const [claim] = readRow(label, body).arguments;
  const [chain] = claim?.chains ?? [];
  if (!claim || !chain || claim.arrows.length > 0) return [];
  return [{ ...claim, chains: [{ ...chain, within: "brace" }] }];
}

function opensWithSign(label: Row): boolean {
  const first = label[0];
  const row = first?.kind === "grid" ? (first.rows[0]?.[0] ?? []) : label;
  const at = row.findIndex((item: Item) => item.kind !== "space");
  return at >= 0 && signAt(row, at) !== undefined;
}
