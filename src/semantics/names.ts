/**
 * Names: what letter, font, accent and scripts make one name, and which scripts are something else (an index, a
 * parameter, a power). `p_{\text{data}}`, `\hat\theta`, `D^*`, `x'` are names; `x_i`, `x^{(n)}`, `p_\theta`, `x^2` are
 * names with something attached. Upright and italic spellings of one letter are one name; bold ones are not.
 */
import type { Item, Row, Scripts } from "../tex/tree.ts";
import type { Name } from "./expression.ts";

const greek = new Set(
  (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho " +
    "sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
  )
    .split(" ")
    .map((name) => `\\${name}`),
);
const otherLetters = new Set(["\\ell", "\\hbar", "\\imath", "\\jmath", "\\aleph", "\\nu"]);
/** Alphabets that only dress a letter up; all others make it another name. */
const neutralFonts = new Set(["mathrm", "mathit", "mathnormal", "textrm", "text", "mathsf", "mathtt"]);

export function isGreek(text: string): boolean {
  return greek.has(text);
}

/** Letters that count: below a family they are parameters and no part of its name. */
export function isIndexLetter(text: string): boolean {
  return /^[ijklmnt]$/.test(text);
}

export function isLetter(item: Item | undefined): boolean {
  if (item?.kind !== "symbol") return false;
  return /^\p{L}$/u.test(item.text) || greek.has(item.text) || otherLetters.has(item.text);
}

/** Whether a name can begin with this item: a letter, an accented name, or a word that is no operator. */
export function canName(item: Item | undefined): boolean {
  if (!item) return false;
  return isLetter(item) || item.kind === "accent" || (item.kind === "word" && !operatorWords.has(item.text));
}

/** Words that are read as notation and never as names. */
const operatorWords: ReadonlySet<string> = new Set(
  (
    "log ln exp lg max min sup inf arg argmax argmin lim det tr Tr trace sin cos tan tanh sinh cosh Var Cov Corr diag sign sgn " +
    "softmax rank dim ker Pr gcd mod bmod E"
  ).split(" "),
);

/** The letter, accented letter or word as a name, scripts apart; `fold` drops bold. */
export function baseName(item: Item, fold: boolean): Name | undefined {
  switch (item.kind) {
    case "symbol": {
      if (!isLetter(item)) return undefined;
      if (item.font === undefined || neutralFonts.has(item.font) || (fold && item.font === "mathbf"))
        return item.text;
      return `\\${item.font}{${item.text}}`;
    }
    case "word":
      return `\\mathrm{${item.text}}`;
    case "accent": {
      const [inner, ...rest] = item.body;
      const scripts = rest[0];
      const name = inner && baseName(inner, fold);
      if (name === undefined || rest.length > 1) return undefined;
      if (scripts === undefined) return `\\${item.mark}{${name}}`;
      if (scripts.kind !== "scripts") return undefined;
      return `\\${item.mark}{${name}${plainTex([scripts])}}`;
    }
    default:
      return undefined;
  }
}

/**
 * What a subscript or superscript says if it is words and not a formula: `\text{data}`, `data` in italics (three
 * letters or more in a row), `\mathrm{KL}`.
 */
export function describingWord(row: Row): string | undefined {
  let letters = "";
  for (const item of row) {
    if (item.kind === "word" || item.kind === "text") letters += item.text.trim();
    else if (item.kind === "symbol" && /^[A-Za-z]$/.test(item.text)) letters += item.text;
    else if (item.kind === "symbol" && item.text === "-" && letters) letters += "-";
    else return undefined;
  }
  const upright = row.some(
    (item) => item.kind !== "symbol" || item.font === "mathrm" || item.font === "text",
  );
  if (!/[\p{L}\p{N}]/u.test(letters)) return undefined;
  const isWord = letters.length >= 3 || (upright && letters.length >= 1) || /^[A-Z]{2}$/.test(letters);
  return isWord ? letters.replace(/(?<!\\)[#$%&_]/g, "\\$&") : undefined;
}

/** Marks that belong to a name: the primes and the star of a superscript, and whatever of it is left. */
export function marksOf(superscript: Row | undefined): { readonly suffix: string; readonly rest: Row } {
  let suffix = "";
  let position = 0;
  const row = superscript ?? [];
  while (isPrime(row[position])) {
    suffix += "'";
    position++;
  }
  const next = row[position];
  if (
    next?.kind === "symbol" &&
    ["*", "\\ast", "\\star", "\\dagger"].includes(next.text) &&
    row.length === position + 1
  ) {
    suffix += "^{*}";
    position++;
  }
  return { suffix, rest: row.slice(position) };
}

function isPrime(item: Item | undefined): boolean {
  return item?.kind === "symbol" && (item.text === "\\prime" || item.text === "'");
}

/** A row as TeX, without any claim to be beautiful: the spelling of a name that is not looked into. */
export function plainTex(row: Row): string {
  return row.map(itemTex).join("");
}

function itemTex(item: Item): string {
  switch (item.kind) {
    case "symbol": {
      const spaced = item.text.startsWith("\\") ? `${item.text} ` : item.text;
      return item.font === undefined || neutralFonts.has(item.font) ? spaced : `\\${item.font}{${item.text}}`;
    }
    case "word":
      return `\\mathrm{${item.text}}`;
    case "text":
      return `\\text{${item.text}}`;
    case "scripts":
      return scriptsTex(item);
    case "fraction":
      return `\\frac{${plainTex(item.numerator)}}{${plainTex(item.denominator)}}`;
    case "radical":
      return `\\sqrt{${plainTex(item.body)}}`;
    case "accent":
      return `\\${item.mark}{${plainTex(item.body)}}`;
    case "brace":
    case "labelled":
      return plainTex(item.body);
    case "grid":
      return item.rows.map((cells) => cells.map(plainTex).join("&")).join("\\\\");
    case "space":
      return "\\quad ";
  }
}

function scriptsTex(item: Scripts): string {
  const below = item.subscript ? `_{${plainTex(item.subscript).trim()}}` : "";
  return below + (item.superscript ? `^{${plainTex(item.superscript).trim()}}` : "");
}

/** The letter of a family without its describing subscript: p of p_{data}. */
export function letterOf(family: Name): Name {
  return family.replace(/_\{([^{}]|\{[^{}]*\})*\}(?=('|\^\{\*\})*$)/, "");
}
