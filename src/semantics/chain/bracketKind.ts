/** Which items open and close brackets, and which pairs belong together. Plain `|` and `\|` are neither. */
import type { Item } from "../../tex/tree.ts";

export type BracketKind = "round" | "square" | "curly" | "angle" | "bar" | "double-bar" | "empty" | "other";

const kinds: Readonly<Record<string, BracketKind>> = {
  "(": "round",
  ")": "round",
  "\\lparen": "round",
  "\\rparen": "round",
  "[": "square",
  "]": "square",
  "\\lbrack": "square",
  "\\rbrack": "square",
  "\\{": "curly",
  "\\}": "curly",
  "\\lbrace": "curly",
  "\\rbrace": "curly",
  "\\langle": "angle",
  "\\rangle": "angle",
  "<": "angle",
  ">": "angle",
  "|": "bar",
  "\\vert": "bar",
  "\\lvert": "bar",
  "\\rvert": "bar",
  "\\|": "double-bar",
  "\\Vert": "double-bar",
  "\\lVert": "double-bar",
  "\\rVert": "double-bar",
  ".": "empty",
};

/** TeX gives `!` and `?` the spacing of closing brackets. */
const notBrackets: ReadonlySet<string> = new Set(["!", "?"]);

export function bracketRole(item: { readonly kind: string }): "open" | "close" | undefined {
  const candidate = item as Item;
  if (candidate.kind !== "symbol" || notBrackets.has(candidate.text)) return undefined;
  return candidate.family === "open" || candidate.family === "close" ? candidate.family : undefined;
}

export function bracketKind(text: string): BracketKind {
  return kinds[text] ?? "other";
}

export function isBar(kind: BracketKind): boolean {
  return kind === "bar" || kind === "double-bar";
}
