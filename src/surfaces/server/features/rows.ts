/**
 * A piece of TeX cut out of a display, made fit to stand alone: marks of alignment, ends of rows, comments and labels of
 * the display around it are taken out. A sum too wide for one row is parted at its signs.
 */

interface Token {
  readonly text: string;
  /** How many groups, environments and `\left` are open around it. */
  readonly depth: number;
  /** The same with plain brackets counted too. */
  readonly bracketDepth: number;
}

/** The piece in one row. What stands inside a group or an environment of its own is left as it is. */
export function oneRow(tex: string): string {
  const kept: string[] = [];
  let skipsLength = false;
  for (const { text, depth } of scan(tex)) {
    if (skipsLength) {
      if (text === "]") skipsLength = false;
      continue;
    }
    if (text.startsWith("%")) continue;
    if (depth > 0) kept.push(text);
    else if (text === "&" || text === "\\nonumber" || text === "\\notag" || text === "\\hline")
      kept.push(" ");
    else if (text.startsWith("\\\\")) {
      kept.push(" ");
      skipsLength = text.endsWith("[");
    } else kept.push(text);
  }
  return kept
    .join("")
    .replaceAll(/\\(?:label|tag\*?)\s*\{[^{}]*\}/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The terms of a sum, each with its sign; the whole as one where it is none. */
export function termsOf(tex: string): readonly string[] {
  const terms: string[] = [""];
  let before = "";
  for (const { text, bracketDepth } of scan(tex)) {
    const parts = bracketDepth === 0 && /^(?:[-+−]|\\pm|\\mp)$/.test(text) && isOperand(before);
    if (parts) terms.push(text);
    else terms.push(`${terms.pop() ?? ""}${text}`);
    if (text.trim() !== "") before = text;
  }
  return terms;
}

/** Roughly how many glyphs a piece is drawn with. */
export function countGlyphs(tex: string): number {
  const bare = tex.replaceAll(
    /\\(?:left|right|frac|math[a-z]+|operatorname|text|begin|end|boldsymbol)(?![A-Za-z])/g,
    "",
  );
  return bare.match(/\\[A-Za-z]+|[^\s{}\\^_]/g)?.length ?? 0;
}

/** Whether a sign behind this is one between two terms. */
function isOperand(before: string): boolean {
  return (
    before !== "" &&
    !/^(?:[-+−=<>&(,^_]|\\(?:[,;:! ]|pm|mp|cdot|times|log|ln|exp|le|ge|leq|geq))$/.test(before)
  );
}

const opening = new Set(["{", "\\begin", "\\left"]);
const closing = new Set(["}", "\\end", "\\right"]);
const openBrackets = new Set(["(", "[", "\\{", "\\lbrace", "\\langle"]);
const closeBrackets = new Set([")", "]", "\\}", "\\rbrace", "\\rangle"]);

function* scan(tex: string): Generator<Token> {
  let [depth, brackets, sized] = [0, 0, false];
  for (const [text] of tex.matchAll(/\\\\\*?(?:\s*\[)?|\\(?:[A-Za-z]+|[\s\S])|%[^\n]*\n?|[\s\S]/g)) {
    const isDelimiter = sized && text.trim() !== "";
    if (closing.has(text)) depth = Math.max(0, depth - 1);
    if (!isDelimiter && closeBrackets.has(text)) brackets = Math.max(0, brackets - 1);
    // The end of an environment, and of `\left … \right`, is still inside.
    const inside = depth + (closing.has(text) ? 1 : 0);
    yield { text, depth: inside, bracketDepth: inside + brackets };
    if (opening.has(text)) depth++;
    if (!isDelimiter && openBrackets.has(text)) brackets++;
    if (text === "\\left" || text === "\\right") sized = true;
    else if (text.trim() !== "") sized = false;
  }
}
