/** A row of our TeX tree as an s-expression on one line, for tables of expectations. */
import type { Item, Row } from "../../src/tex/tree.ts";

export function showRow(row: Row): string {
  return row.map(showItem).join(" ");
}

const part = (row: Row): string => `[${showRow(row)}]`;

const named = (name: string, row: Row | undefined): string =>
  row === undefined ? "" : ` ${name}${part(row)}`;

function showItem(item: Item): string {
  switch (item.kind) {
    case "symbol":
      return `${item.text}${item.font === undefined ? "" : `:${item.font}`}`;
    case "word":
      return `"${item.text}"`;
    case "text":
      return `<${item.text}>`;
    case "space":
      return "(space)";
    case "scripts":
      return `(scripts${named("_", item.subscript)}${named("^", item.superscript)})`;
    case "fraction":
      return `(${item.bar ? "fraction" : "binomial"} ${part(item.numerator)} ${part(item.denominator)})`;
    case "radical":
      return `(radical${named("degree", item.degree)} ${part(item.body)})`;
    case "accent":
      return `(${item.mark} ${part(item.body)})`;
    case "brace":
      return `(brace ${part(item.body)}${named("label", item.label)})`;
    case "labelled":
      return `(labelled ${part(item.body)}${named("above", item.above)}${named("below", item.below)})`;
    case "grid":
      return `(${item.environment} ${item.rows.map((row) => row.map(part).join("&")).join(" ")})`;
  }
}
