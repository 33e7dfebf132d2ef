/**
 * Which tokens of a formula its tree does not account for. A token is accounted for where it lies in a symbol, a word,
 * a text or a space; where it is a command or a delimiter of arguments and lies in the item that it builds; or where
 * it is one of the listed tokens that group, style, space, name or refer.
 */
import { tokensOf, type TexSource } from "../../src/tex/tokens.ts";
import { rowsOf, type Row } from "../../src/tex/tree.ts";
import type { Span } from "../../src/span.ts";

const unseen = new Set(
  (
    "{ } & \\\\ $ ~ \\, \\; \\: \\! \\> \\  \\displaystyle \\textstyle \\scriptstyle \\limits \\nolimits \\nonumber " +
    "\\notag \\color \\textcolor \\boxed \\cancel \\rm \\bf \\it \\cal \\small \\large \\Large \\tiny \\hline " +
    "\\mathop \\mathrel \\mathbin \\mathord \\text \\textbf \\textit \\mathrm \\mathbf \\boldsymbol \\bm \\mathbb " +
    "\\mathcal \\mathsf \\mathit \\mathfrak \\mathscr \\mathtt \\mathds \\mathbbm \\smash \\phantom \\mbox " +
    "\\operatorname \\enspace \\thinspace \\colorbox \\pmb \\bcancel \\xcancel \\mathring \\mathbbm \\mathclose " +
    "\\mathopen \\mathpunct \\sf \\tt \\scriptsize \\normalsize \\huge \\mathclap \\nobreak \\enskip \\Bbb \\textrm " +
    "\\mathscr \\textsf \\relax \\mathnormal \\hfill \\qed \\strut \\mathstrut \\negthinspace \\hphantom"
  ).split(" "),
);
unseen.add("\\ ");

/** Tokens that build the item around them. */
const builders = new Set(
  (
    "_ ^ \\frac \\dfrac \\tfrac \\cfrac \\over \\atop \\choose \\binom \\sqrt [ ] \\substack \\begin \\end \\overset " +
    "\\underset \\stackrel"
  ).split(" "),
);

/** Commands whose argument is a name or a length, and no formula. */
const named =
  /\\(?:begin|end|label|tag\*?|color|textcolor|hspace\*?|vspace|require|colorbox)\s*\{[^{}]*\}(?:\s*\{[lcrC|@{} \d]*\})?|\\(?:phantom|hphantom|vphantom)\s*\{[^{}]*\}|\\(?:[mh]?kern|[mh]skip)\s*-?[\d.]+\s*[a-z]{2}|\\\\\[[^\]]*\]|\*/gu;

export function uncoveredTokens(source: TexSource, row: Row): readonly string[] {
  const leaves: Span[] = [];
  const builds: Span[] = [];
  collect(row, leaves, builds);
  for (const match of source.tex.matchAll(named)) {
    leaves.push({
      start: source.offsets[match.index] ?? 0,
      end: source.offsets[match.index + match[0].length] ?? 0,
    });
  }
  const within = (spans: readonly Span[], span: Span) =>
    spans.some(({ start, end }) => start <= span.start && span.end <= end);
  return tokensOf(source)
    .filter(
      ({ text, span }) =>
        !within(leaves, span) && !unseen.has(text) && !(isBuilder(text) && within(builds, span)),
    )
    .map(({ text }) => text);
}

const isBuilder = (text: string): boolean => builders.has(text) || /^\\[a-zA-Z]+$/u.test(text);

function collect(row: Row, leaves: Span[], builds: Span[]): void {
  for (const item of row) {
    if (item.kind === "symbol" || item.kind === "word" || item.kind === "text" || item.kind === "space")
      leaves.push(item.span);
    else builds.push(item.span);
    for (const inner of rowsOf(item)) collect(inner, leaves, builds);
  }
}
