/** A row's words and symbols as plain text, for labels and remarks; it serves recognition and is no TeX. */
import type { Item, Row } from "../../tex/tree.ts";

export function plainText(row: Row): string {
  return row.map(textOf).join("");
}

function textOf(item: Item): string {
  switch (item.kind) {
    case "symbol":
    case "word":
    case "text":
      return item.text;
    case "space":
      return " ";
    case "scripts":
      return plainText([...(item.subscript ?? []), ...(item.superscript ?? [])]);
    case "fraction":
      return `${plainText(item.numerator)}/${plainText(item.denominator)}`;
    case "radical":
    case "accent":
    case "brace":
    case "labelled":
      return plainText(item.body);
    case "grid":
      return item.rows.map((cells) => cells.map(plainText).join(" ")).join(" ");
  }
}
