/**
 * Functions before brackets: f(x), D_ξ(x), Z(φ), V(D, G), f^{-1}(x). A letter that the derivation also uses alone as
 * a quantity is a factor before a bracketed sum: k(1 − μ). Derivatives by a prime are not read.
 */
import { atDepthZero, closingIndex, isSign, type Cursor } from "../cursor.ts";
import type { Expression } from "../expression.ts";
import { familyOf, type Head, peekHead, readParameters, takeHead } from "../heads.ts";
import { isGreek } from "../names.ts";
import type { Reader } from "../reader.ts";
import { namesDistribution } from "../statedLaws.ts";
import { Unreadable } from "../unreadable.ts";
import { readArguments, readFunctionArgument } from "./arguments.ts";
import type { Notation } from "./notation.ts";

export const application: Notation = {
  name: "application",
  read(reader, cursor) {
    const head = peekHead(reader, cursor);
    if (!head || !isSign(cursor.peek(head.length), "(", "[") || isFactor(reader, head, cursor))
      return undefined;
    const family = familyOf(head, reader.lexicon.points);
    if (isNamedDistribution(head, cursor))
      throw new Unreadable("named-distribution", head.item.span, { name: head.base });
    if (head.suffix.includes("'") && head.suffix !== "") {
      throw new Unreadable("prime-of-function", head.scripts?.span ?? head.item.span);
    }
    takeHead(reader, cursor, head);
    const power = head.superscript.length === 1 && isSign(head.superscript[0], "2", "3");
    const named = power ? familyOf({ ...head, superscript: [] }) : family;
    const parameters = readParameters(reader, head, named);
    const lists = readArguments(reader, cursor, readFunctionArgument);
    if (lists.conditions.length > 0) throw new Unreadable("bar-in-function", cursor.here);
    const applied: Expression = reader.build({
      kind: "application",
      function: named.family,
      parameters: [...parameters, ...lists.parameters],
      arguments: lists.variables,
    });
    if (!power) return applied;
    return reader.build({
      kind: "power",
      base: applied,
      exponent: reader.exponent(head.superscript, head.item.span),
    });
  },
};

/** 𝒩(x; μ, Σ) and its kin, which no world models. */
function isNamedDistribution(head: Head, cursor: Cursor): boolean {
  if (namesDistribution(head.item)) return true;
  const open = cursor.position + head.length;
  const close = closingIndex(cursor.items, open, cursor.end) ?? open;
  return (
    head.base === "N" &&
    atDepthZero(cursor.items, open + 1, close, (item) => isSign(item, ",", ";", "|", "\\mid")).length > 0
  );
}

/** Whether a letter before a bracket multiplies it. */
function isFactor(reader: Reader, head: Head, cursor: Cursor): boolean {
  if (head.item.kind === "word") return false;
  const { lexicon } = reader;
  const open = cursor.position + head.length;
  const close = closingIndex(cursor.items, open, cursor.end);
  if (close === undefined) return false;
  const isSum = atDepthZero(cursor.items, open + 1, close, (item) => isSign(item, "+", "-")).length > 0;
  if (head.base === "\\pi" && !head.scripts) return isSum;
  if (lexicon.applied.has(head.base)) return false;
  return lexicon.plain.has(head.base) || (isSum && (isGreek(head.base) || head.superscript.length > 0));
}
