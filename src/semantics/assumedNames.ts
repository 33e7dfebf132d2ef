/**
 * `<!-- marginalia: assume p = p_theta -->`: from there on the family on the left is the one on the right, with its
 * parameters. Names are written in TeX, or with Greek letters spelt out.
 */
import type { TexTree } from "../tex/tree.ts";
import { mapChildren } from "./children.ts";
import { firstChoices } from "./choices.ts";
import { Cursor, isSign } from "./cursor.ts";
import type { Expression, Name } from "./expression.ts";
import { familyOf, peekHead, readParameters, takeHead } from "./heads.ts";
import { nothingKnown } from "./lexicon.ts";
import { Reader } from "./reader.ts";

export interface AssumedName {
  readonly family: Name;
  readonly meant: Name;
  readonly parameters: readonly Expression[];
}

/** Greek letters written out as commands, and words below a letter in braces: `p_theta` → `p_\theta`, `p_data` → `p_{data}`. */
export function spelledInTex(argument: string): string {
  const letters = "alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|psi|omega";
  const commands = argument.replace(new RegExp(`(?<![A-Za-z\\\\])(${letters})(?![A-Za-z])`, "g"), "\\$1");
  return commands.replace(/_([A-Za-z]{2,})/g, "_{$1}");
}

/** The assumption that a parsed `a = b` states, if both are names of families. */
export function assumedName({ row }: TexTree): AssumedName | undefined {
  const equals = row.findIndex((item) => isSign(item, "="));
  if (equals < 0) return undefined;
  const reader = new Reader(nothingKnown, firstChoices);
  const [left, right] = [row.slice(0, equals), row.slice(equals + 1)].map((side) => {
    const cursor = new Cursor(side, { start: 0, end: 0 });
    const head = peekHead(reader, cursor);
    if (!head || head.length !== side.length) return undefined;
    const family = familyOf(head);
    takeHead(reader, cursor, head);
    return reader.glance(cursor, () => ({
      family: family.family,
      parameters: readParameters(reader, head, family),
    }))?.value;
  });
  return left && right && { family: left.family, meant: right.family, parameters: right.parameters };
}

/** The expression with every family without parameters written as what it is assumed to be. */
export function withAssumedNames(expression: Expression, assumed: readonly AssumedName[]): Expression {
  if (assumed.length === 0) return expression;
  const inner = mapChildren(expression, (child) => withAssumedNames(child, assumed));
  if (inner.kind !== "density" || inner.parameters.length > 0) return inner;
  const name = assumed.findLast(({ family }) => family === inner.family);
  return name ? { ...inner, family: name.meant, parameters: name.parameters } : inner;
}
