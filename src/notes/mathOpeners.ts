/**
 * The delimiters of maths in running text: for each opener, where its maths ends and whether it is maths at all.
 *
 * A closer is the next one that the kind allows; what lies between is looked at once, so that many unclosed openers
 * cost no more than one walk over the text.
 */
import { isBlank, isDigit } from "./blockStarts.ts";
import type { Leaf, Point, Reach } from "./leaf.ts";
import { rawText } from "./rawText.ts";
import { textCommandAt } from "./textCommands.ts";
import { lookAt, type Look } from "./texOrProse.ts";

export interface FoundMaths {
  /** Where the TeX begins and ends. */
  readonly from: Point;
  readonly to: Point;
  /** Behind the closing delimiter. */
  readonly behind: Point;
  /** "alone" where it depends on what stands beside it on its lines. */
  readonly display: boolean | "alone";
}

/** What stands at an opener: maths, an opener without its closer, or nothing of this kind. */
export type Opened = FoundMaths | { readonly unclosed: string } | undefined;

/** A text group longer than this is not searched for its end. */
const longestTextGroup = 1000;

/** The maths that opens at `point`, where a `$` or a backslash stands. */
export function openMaths(leaf: Leaf, point: Point): Opened {
  const { text } = leaf;
  const { at } = point;
  if (text[at] === "$") {
    if (text[at + 1] !== "$")
      return text[at + 1] === "`"
        ? (backtickDollars(leaf, point) ?? dollar(leaf, point))
        : dollar(leaf, point);
    return text[at + 2] === "$" ? undefined : doubleDollars(leaf, point);
  }
  for (const bracket of brackets)
    if (text.startsWith(bracket.open, at)) return bracketed(leaf, point, bracket);
  return text.startsWith("\\begin{", at) ? environment(leaf, point) : undefined;
}

/** `$$ … $$`: any lines up to the next `$$`, unless that would swallow prose behind an unclosed one. */
function doubleDollars(leaf: Leaf, point: Point): Opened {
  const from = { range: point.range, at: point.at + 2 };
  const count = leaf.ranges.length;
  const line = leaf.nextLine;
  const to = leaf.search(from, "any", (at) => {
    if (leaf.text[at] === "\\") return 2;
    return leaf.text.startsWith("$$", at) ? "found" : 1;
  });
  if (to !== undefined && isDisplay(leaf, point, from, to))
    return { from, to, behind: { range: to.range, at: to.at + 2 }, display: "alone" };
  leaf.restore(count, line);
  return { unclosed: "$$" };
}

function isDisplay(leaf: Leaf, open: Point, from: Point, to: Point): boolean {
  const content = rawText(leaf, from, to).text;
  const trimmed = content.trim();
  const look = lookAt(content);
  // An odd dollar inside is an opener's or a closer's: one of the two delimiters was mistyped.
  if (look.dollars % 2 === 1) return false;
  if (trimmed === "") return from.range === to.range;
  const hasBlankLine = content
    .split("\n")
    .slice(1, -1)
    .some((line) => line.trim() === "");
  const fillsItsLines =
    open.at === leaf.ranges[open.range]?.start && closesLine(leaf, { range: to.range, at: to.at + 2 });
  if (from.range === to.range || (fillsItsLines && !hasBlankLine)) return true;
  return (trimmed.startsWith("\\begin{") && trimmed.endsWith("}")) || look.longestSentence < 4;
}

/** Whether nothing but punctuation, a label or a number stands from here to the end of the line. */
export function closesLine(leaf: Leaf, point: Point): boolean {
  const rest = leaf.text.slice(point.at, leaf.ranges[point.range]?.end).trim();
  return rest.length < 40 && /^[.,;:!。，；：]*\s*(?:\{[^{}]*\}|\(\w*\))?$/.test(rest);
}

/** `` $`…`$ ``, GitHub's: no backtick inside. */
function backtickDollars(leaf: Leaf, point: Point): FoundMaths | undefined {
  const from = { range: point.range, at: point.at + 2 };
  const to = leaf.search(from, "paragraph", (at) => {
    if (leaf.text[at] !== "`") return 1;
    return leaf.text[at + 1] === "$" ? "found" : "stop";
  });
  return to && { from, to, behind: { range: to.range, at: to.at + 2 }, display: false };
}

/**
 * `$ … $`: no blank behind the first, no blank before and no digit behind the second (pandoc's rule, which leaves
 * amounts of money alone), and no sentence of words or unit (`$/kg`) between. Where the rule is broken, the content must be TeX.
 */
function dollar(leaf: Leaf, point: Point): Opened {
  const { text } = leaf;
  const from = { range: point.range, at: point.at + 1 };
  const to = leaf.search(from, "paragraph", (at, end) => {
    if (text[at] === "\\") return lengthOfCommand(text, at, end);
    return text[at] === "$" ? "found" : 1;
  });
  if (to === undefined || to.at === from.at) return text[from.at] === "\\" ? { unclosed: "$" } : undefined;
  if (text[to.at + 1] === "$" && to.range !== from.range) return undefined;
  const content = rawText(leaf, from, to).text;
  const look = lookAt(content);
  const strict = content.trim() === content && !isDigit(text[to.at + 1]);
  const accepted = strict
    ? isStrictMaths(content, look)
    : isLooseMaths(content, look, from.range === to.range);
  return accepted ? { from, to, behind: { range: to.range, at: to.at + 1 }, display: false } : undefined;
}

function isStrictMaths(content: string, look: Look): boolean {
  if (look.hasTexSign) return look.longestSentence < 5;
  const isAmount = /^(?:\d|\/[a-zA-Z])/.test(content) && look.hasWord;
  return look.longestSentence < 2 && !isAmount && !content.includes("`");
}

function isLooseMaths(content: string, look: Look, isOneLine: boolean): boolean {
  if (look.longestSentence > 1) return false;
  return isOneLine ? look.hasTexSign || isName(content) : content.includes("\\");
}

/** A backslash and what it takes with it; a `$` in the group of a text command is no closer. */
function lengthOfCommand(text: string, at: number, end: number): number {
  const open = textCommandAt(text, at, end);
  if (open === undefined) return 2;
  const limit = Math.min(end, open + longestTextGroup);
  let depth = 0;
  for (let behind = open; behind < limit; behind++) {
    if (text[behind] === "\\") behind++;
    else if (text[behind] === "{") depth++;
    else if (text[behind] === "}" && --depth === 0) return behind + 1 - at;
  }
  return 2;
}

/** A letter or two, perhaps applied, or a number with a blank on each side. */
function isName(content: string): boolean {
  if (/^\s*(?:[a-zA-Z]|[A-Z]{2})'*(?:[([][^()[\]]{0,40}[)\]])?\s*$/.test(content)) return true;
  return isBlank(content[0]) && isBlank(content[content.length - 1]) && /^\s*\d{1,3}\s*$/.test(content);
}

interface Bracket {
  readonly open: string;
  readonly close: string;
  readonly display: boolean;
}

const brackets: readonly Bracket[] = [
  { open: "\\\\[", close: "\\\\]", display: true },
  { open: "\\\\(", close: "\\\\)", display: false },
  { open: "\\[", close: "\\]", display: true },
  { open: "\\(", close: "\\)", display: false },
];

/** `\[ … \]`, `\( … \)` and the same with two backslashes. In Markdown they may also be escaped brackets. */
function bracketed(leaf: Leaf, point: Point, { open, close, display }: Bracket): Opened {
  if (isRowSpacing(leaf.text, point.at)) return undefined;
  const from = { range: point.range, at: point.at + open.length };
  const count = leaf.ranges.length;
  const line = leaf.nextLine;
  const reach: Reach = display ? "any" : "paragraph";
  const to = leaf.search(from, reach, (at) => {
    if (leaf.text[at] !== "\\") return 1;
    if (leaf.text.startsWith(close, at)) return "found";
    return leaf.text.startsWith(open, at) && !isRowSpacing(leaf.text, at) ? "stop" : 2;
  });
  if (to !== undefined && isBracketedMaths(leaf, from, to, display))
    return { from, to, behind: { range: to.range, at: to.at + close.length }, display };
  if (display) leaf.restore(count, line);
  return undefined;
}

/** `\\\\[4pt]`: a row break with its skip. */
function isRowSpacing(text: string, at: number): boolean {
  return /^\\\\\[-?[\d.]+ ?[a-z]{2}\]/.test(text.slice(at, at + 16));
}

function isBracketedMaths(leaf: Leaf, from: Point, to: Point, display: boolean): boolean {
  const content = rawText(leaf, from, to).text;
  const { hasTexSign, longestSentence, hasWord } = lookAt(content);
  if (content.trim() === "") return false;
  if (display && from.range !== to.range) return hasTexSign && longestSentence < 4;
  if (longestSentence > 1 || leaf.text[to.at + 2] === "(") return false;
  return hasTexSign || (!hasWord && (display ? /[a-zA-Z]/ : /[a-zA-Z0-9]/).test(content));
}

/** The environments that MathJax takes for maths outside any delimiter. */
const mathsEnvironment =
  /\\begin\{((?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|aligned|gathered|alignedat|split|cases|array|[bBpvV]?matrix)(?:\\?\*)?)\}/y;

function environment(leaf: Leaf, point: Point): Opened {
  mathsEnvironment.lastIndex = point.at;
  const name = mathsEnvironment.exec(leaf.text)?.[1];
  if (name === undefined) return undefined;
  const begin = `\\begin{${name}}`;
  const end = `\\end{${name}}`;
  const count = leaf.ranges.length;
  const line = leaf.nextLine;
  const to = leaf.search({ range: point.range, at: point.at + begin.length }, "any", (at) => {
    if (leaf.text[at] === "$" && leaf.text[at + 1] === "$") return "stop";
    if (leaf.text[at] !== "\\") return 1;
    if (leaf.text.startsWith(end, at)) return "found";
    return leaf.text.startsWith(begin, at) ? "stop" : 2;
  });
  if (to === undefined) {
    leaf.restore(count, line);
    return { unclosed: begin };
  }
  const behind = { range: to.range, at: to.at + end.length };
  return { from: point, to: behind, behind, display: true };
}
