/**
 * The signs that make steps: =, ≠, <, >, ≤, ≥, ≈, ∝, :=, ⇒ and ⇔ in all their spellings. ∼, ∈, →, ⊆ and their kin
 * declare and are no signs here. A label above a sign (`\overset{(a)}{=}`) leaves its relation; `!` makes it a demand,
 * `def` or Δ a definition; a label that changes the meaning (equality in distribution) is reported.
 */
import type { Problem } from "../../problem.ts";
import { cover, type Span } from "../../span.ts";
import type { Item, Labelled, Row, Symbol } from "../../tex/tree.ts";
import type { Relation } from "../claim.ts";
import { plainText } from "./plainText.ts";

export interface Sign {
  readonly relation: Relation;
  readonly span: Span;
  readonly demand: boolean;
  readonly defining: boolean;
  readonly reversed: boolean;
  /** `\equiv`: a definition where it stands behind a name that opens its chain, else equality. */
  readonly identity: boolean;
  /** How many items it is made of. */
  readonly length: number;
  readonly problem?: Problem;
}

type Spelling = Pick<Sign, "relation"> & Partial<Pick<Sign, "defining" | "reversed" | "identity">>;

const spellings: ReadonlyMap<string, Spelling> = new Map([
  ...spell("=", "=", "\\eq", "\\xlongequal"),
  ...spell("≠", "\\ne", "\\neq", "≠"),
  ...spell("<", "<", "\\lt"),
  ...spell(">", ">", "\\gt"),
  ...spell("≤", "\\le", "\\leq", "\\leqslant", "\\leqq", "≤", "⩽"),
  ...spell("≥", "\\ge", "\\geq", "\\geqslant", "\\geqq", "≥", "⩾"),
  ...spell("≈", "\\approx", "\\simeq", "\\cong", "\\approxeq", "\\thickapprox", "≈", "≃", "≅"),
  ...spell("∝", "\\propto", "\\varpropto", "∝"),
  ...spell(
    "⇒",
    "\\Rightarrow",
    "\\implies",
    "\\Longrightarrow",
    "\\therefore",
    "\\xRightarrow",
    "\\rArr",
    "\\Rarr",
    "⇒",
  ),
  ...spell(
    "⇔",
    "\\Leftrightarrow",
    "\\iff",
    "\\Longleftrightarrow",
    "\\xLeftrightarrow",
    "\\lrArr",
    "\\Lrarr",
    "⇔",
  ),
  ...["\\Leftarrow", "\\impliedby", "\\Longleftarrow", "\\xLeftarrow"].map((text): [string, Spelling] => [
    text,
    { relation: "⇒", reversed: true },
  ]),
  ...[
    "\\triangleq",
    "\\doteq",
    "\\coloneqq",
    "\\coloneq",
    "\\colonequals",
    "\\coloncolonequals",
    "≜",
    "≔",
    "\\Coloneqq",
  ].map((text): [string, Spelling] => [text, { relation: ":=", defining: true }]),
  ...["\\eqqcolon", "\\eqcolon", "\\equalscolon", "≕"].map((text): [string, Spelling] => [
    text,
    { relation: ":=", defining: true, reversed: true },
  ]),
  ...["\\equiv", "≡"].map((text): [string, Spelling] => [text, { relation: "=", identity: true }]),
]);

/** Signs of two characters; where the second is a colon, `=:` defines what stands to its right. */
const pairs: ReadonlyMap<string, Spelling> = new Map<string, Spelling>([
  [": =", { relation: ":=", defining: true }],
  ["= :", { relation: ":=", defining: true, reversed: true }],
  ["< =", { relation: "≤" }],
  ["> =", { relation: "≥" }],
  ["= >", { relation: "⇒" }],
  ["= =", { relation: "=" }],
  ["\\not =", { relation: "≠" }],
]);

const openPairs: ReadonlySet<string> = new Set([
  ":",
  "=",
  "<",
  ">",
  "\\not",
  "\\vcentcolon",
  "\\colon",
  "\\ratio",
]);

const declarations: ReadonlySet<string> = new Set(
  (
    "\\sim \\in \\notin \\ni \\to \\rightarrow \\longrightarrow \\mapsto \\longmapsto \\subset \\subseteq \\supset \\supseteq " +
    "\\leftarrow \\gets \\longleftarrow \\gg \\ll \\perp \\indep \\hookrightarrow \\leftrightarrow \\xrightarrow \\nsubseteq " +
    "\\rightsquigarrow \\prec \\succ \\preceq \\succeq \\lesssim \\gtrsim ∼ ∈ → ⊂ ⊆ \\not \\stackrel"
  ).split(" "),
);

function spell(relation: Relation, ...texts: readonly string[]): [string, Spelling][] {
  return texts.map((text) => [text, { relation }]);
}

interface Positioned {
  readonly kind: string;
  readonly span: Span;
}

/** The sign that begins at `index`, if one does. */
export function signAt(elements: readonly Positioned[], index: number): Sign | undefined {
  const first = elements[index] as Item | undefined;
  const second = elements[index + 1] as Item | undefined;
  const base = first && (pairOf(first, second) ?? singleOf(first));
  if (!first || !base) return undefined;
  let { length } = base;
  let span = length === 2 && second ? cover(first.span, second.span) : first.span;
  let label = base.label;
  const behind = elements[index + length] as Item | undefined;
  if (behind?.kind === "scripts") {
    label = [...label, ...(behind.superscript ?? []), ...(behind.subscript ?? [])];
    span = cover(span, behind.span);
    length += 1;
  }
  const read = readLabel(label, span);
  const defining = base.defining === true || (read.defining && base.relation === "=");
  return {
    relation: defining ? ":=" : base.relation,
    span,
    demand: read.demand,
    defining,
    reversed: base.reversed === true,
    identity: base.identity === true && !defining,
    length,
    ...(read.problem ? { problem: read.problem } : {}),
  };
}

/** Whether the item is a relation that declares and makes no step. */
export function isDeclaration(item: Positioned): boolean {
  const candidate = item as Item;
  if (candidate.kind === "symbol") return declarations.has(candidate.text) && !isBracketLike(candidate);
  if (candidate.kind !== "labelled") return false;
  return candidate.body.length === 1 && candidate.body[0] !== undefined && isDeclaration(candidate.body[0]);
}

type Base = Spelling & { readonly length: 1 | 2; readonly label: Row };

function pairOf(first: Item, second: Item | undefined): Base | undefined {
  if (first.kind !== "symbol" || second?.kind !== "symbol" || !openPairs.has(first.text)) return undefined;
  if (isBracketLike(first) || isBracketLike(second)) return undefined;
  const spelling = pairs.get(`${plainColon(first.text)} ${plainColon(second.text)}`);
  return spelling && { ...spelling, length: 2, label: [] };
}

function singleOf(first: Item): Base | undefined {
  if (first.kind === "symbol") {
    const spelling = isBracketLike(first) ? undefined : spellings.get(first.text);
    return spelling && { ...spelling, length: 1, label: [] };
  }
  return first.kind === "labelled" ? labelledSign(first) : undefined;
}

function labelledSign(item: Labelled): Base | undefined {
  const sign = signAt(item.body, 0);
  if (!sign || sign.length !== item.body.length) return undefined;
  return {
    relation: sign.relation,
    defining: sign.defining,
    reversed: sign.reversed,
    identity: sign.identity,
    length: 1,
    label: [...(item.above ?? []), ...(item.below ?? [])],
  };
}

const plainColon = (text: string): string =>
  text === "\\vcentcolon" || text === "\\colon" || text === "\\ratio" ? ":" : text;

function isBracketLike(symbol: Symbol): boolean {
  return symbol.family === "open" || symbol.family === "close" || symbol.family === "middle";
}

interface Label {
  readonly demand: boolean;
  readonly defining: boolean;
  readonly problem?: Problem;
}

const defines = /^(def\.?|defn\.?|definition|by def(inition)?\.?|\\delta|\\triangle|∆|Δ|:|定义)$/i;
const demands = /^(!|set|set to|want|require[ds]?|\\text\{set\}|令)$/i;
const changesMeaning = /^(d|D|\\mathcal\{?D\}?|dist\.?|law|st|in law|in distribution|p|P|\?)$/;

function readLabel(label: Row, span: Span): Label {
  const text = plainText(label).trim();
  const problem: Problem | undefined = changesMeaning.test(text)
    ? { code: "unknown-relation", span, data: { label: text } }
    : undefined;
  return { demand: demands.test(text), defining: defines.test(text), ...(problem ? { problem } : {}) };
}
