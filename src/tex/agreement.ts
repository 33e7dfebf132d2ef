/**
 * Whether our reading and KaTeX's agree: every character that either of them shows must stand at the same place of the
 * formula's structure (in which script, numerator, root, accent or cell) for both. A place is a word of letters, one
 * for each structure from the outside in.
 */

/** A node of KaTeX's tree, as far as we look into it. */
export interface KatexNode {
  readonly type: string;
  readonly mode?: string;
  readonly loc?: { readonly start: number; readonly lexer: { readonly input: string } } | null;
  readonly family?: string;
  readonly mclass?: string;
  readonly symbol?: boolean;
  readonly name?: string;
  readonly text?: string;
  readonly font?: string;
  readonly label?: string;
  readonly body?: KatexNode | readonly KatexBody[] | null;
  readonly base?: KatexNode | null;
  readonly sup?: KatexNode | null;
  readonly sub?: KatexNode | null;
  readonly numer?: KatexNode;
  readonly denom?: KatexNode;
  readonly index?: KatexNode | null;
  readonly below?: KatexNode | null;
  readonly html?: readonly KatexNode[];
}

type KatexBody = KatexNode | readonly KatexNode[];

/** Where one token stands, and whether KaTeX must report it too. */
export interface Leaf {
  readonly place: string;
  readonly shown: boolean;
}

export const places = {
  numerator: "n",
  denominator: "d",
  above: "^",
  below: "_",
  root: "r",
  degree: "i",
  accent: "a",
  cell: (row: number, column: number) => `c${row},${column};`,
};

/** The first token on which the two readings differ; none where they agree. */
export function disagreement(
  nodes: readonly KatexNode[],
  tex: string,
  leaves: readonly (Leaf | undefined)[],
  tokenAt: (position: number) => number | undefined,
): number | undefined {
  const found = new Set<number>();
  let wrong: number | undefined;
  const visit = (node: KatexNode | null | undefined, place: string): void => {
    if (node === null || node === undefined || wrong !== undefined) return;
    if (node.text !== undefined && node.type !== "text") {
      if (node.mode !== "math" || node.type === "spacing" || node.loc?.lexer.input !== tex) return;
      const token = tokenAt(node.loc.start);
      if (token === undefined) return;
      if (leaves[token]?.place !== place) wrong = token;
      found.add(token);
      return;
    }
    visitParts(node, place, visit);
  };
  for (const node of nodes) visit(node, "");
  if (wrong !== undefined) return wrong;
  const missing = leaves.findIndex((leaf, token) => leaf?.shown === true && !found.has(token));
  return missing < 0 ? undefined : missing;
}

function visitParts(
  node: KatexNode,
  place: string,
  visit: (node: KatexNode | null | undefined, place: string) => void,
): void {
  switch (node.type) {
    case "genfrac":
      visit(node.numer, place + places.numerator);
      visit(node.denom, place + places.denominator);
      return;
    case "supsub":
      visit(node.base, place);
      visit(node.sub, place + places.below);
      visit(node.sup, place + places.above);
      return;
    case "sqrt":
      visit(node.index, place + places.degree);
      visitBody(node.body, place + places.root, visit);
      return;
    case "accent":
    case "accentUnder":
      visit(node.base, place + places.accent);
      return;
    case "overline":
    case "underline":
      visitBody(node.body, place + places.accent, visit);
      return;
    case "horizBrace":
      visit(node.base, place);
      return;
    case "xArrow":
      visit(node.below, place + places.below);
      visitBody(node.body, place + places.above, visit);
      return;
    case "array":
      visitCells(node, place, visit);
      return;
    case "htmlmathml":
    case "mathchoice":
      return;
    default:
      visitBody(node.body, place, visit);
  }
}

function visitBody(
  body: KatexNode["body"],
  place: string,
  visit: (node: KatexNode, place: string) => void,
): void {
  if (body === null || body === undefined) return;
  for (const part of isList(body) ? body : [body]) if (!isList(part)) visit(part, place);
}

function visitCells(node: KatexNode, place: string, visit: (node: KatexNode, place: string) => void): void {
  if (node.body === null || node.body === undefined || !isList(node.body)) return;
  node.body.forEach((row, rowIndex) => {
    if (!isList(row)) return;
    row.forEach((cell, column) => {
      if (!isList(cell)) visit(cell, place + places.cell(rowIndex, column));
    });
  });
}

const isList = (value: KatexNode | readonly KatexBody[]): value is readonly KatexBody[] =>
  Array.isArray(value);
