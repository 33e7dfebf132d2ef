/**
 * Environments of rows and cells, and the rows of a display without environment. A row break may have a height behind
 * it, `\\[4pt]`; an empty last row is no row. The brackets of `pmatrix` and its kin stand beside the grid, at the
 * `\begin` and the `\end`.
 */
import { places } from "./agreement.ts";
import { environments } from "./commands.ts";
import { finishRow } from "./finishRow.ts";
import { TexFailure, type Piece, type Reader, type Rows } from "./reader.ts";
import type { Row, Symbol } from "./tree.ts";

export const rowBreaks: ReadonlySet<string> = new Set(["\\\\", "\\cr", "\\newline"]);

/** Rows up to a token that ends the environment or group; rows of a `loose` group are no structure for KaTeX. */
export function readCells(reader: Reader, rows: Rows, loose: boolean): Row[][] {
  const cells: Row[][] = [[]];
  for (;;) {
    const place = loose ? "" : places.cell(cells.length - 1, cells.at(-1)?.length ?? 0);
    cells.at(-1)?.push(
      finishRow(
        reader.within(place, () => rows.pieces(reader)),
        reader.font,
      ),
    );
    const token = reader.peek();
    if (token?.text === "&") reader.take();
    else if (token !== undefined && rowBreaks.has(token.text)) {
      reader.take();
      skipHeight(reader);
      cells.push([]);
    } else break;
  }
  if (cells.length > 1 && cells.at(-1)?.length === 1 && cells.at(-1)?.[0]?.length === 0) cells.pop();
  return cells;
}

function skipHeight(reader: Reader): void {
  if (reader.tokens[reader.index]?.text !== "[") return;
  while (reader.take().text !== "]");
}

/** `\begin{name} … \end{name}`; `\begin` is taken. */
export function readEnvironment(reader: Reader, rows: Rows, first: number): Piece[] {
  const begin = reader.tokens[first];
  const nameStart = reader.index;
  const name = rawGroup(reader);
  const entry = environments.get(name);
  if (entry === undefined) throw new TexFailure("unknown-environment", begin);
  for (let count = entry.arguments ?? 0; count > 0; count--) rawGroup(reader);
  if (entry.katex !== undefined) reader.rewriteFrom(nameStart, `{${entry.katex}}`);
  if (name.endsWith("*") && entry.environment === "matrix" && reader.peek()?.text === "[") {
    while (reader.take().text !== "]");
  }
  const opening = reader.spanFrom(first);
  const cells = reader.deeper(() => readCells(reader, rows, false));
  const endStart = reader.index;
  reader.expect("\\end");
  const endName = reader.index;
  if (rawGroup(reader) !== name) throw new TexFailure("mismatched-environment", begin);
  if (entry.katex !== undefined) reader.rewriteFrom(endName, `{${entry.katex}}`);
  const closing = reader.spanFrom(endStart);
  const single = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (single !== undefined && entry.wraps === true) return [...single];
  const grid: Piece = {
    kind: "grid",
    span: reader.spanFrom(first),
    environment: entry.environment,
    rows: cells,
  };
  if (entry.open === undefined || entry.close === undefined) return [grid];
  const open: Symbol = { kind: "symbol", span: opening, text: entry.open, family: "open" };
  const close: Symbol = { kind: "symbol", span: closing, text: entry.close, family: "close" };
  return [open, grid, close];
}

/** The text of a group that is no formula: a name, a length, a colour. */
export function rawGroup(reader: Reader): string {
  const token = reader.take();
  if (token.text !== "{") return token.text;
  let text = "";
  let depth = 0;
  for (;;) {
    const inner = reader.tokens[reader.index];
    if (inner === undefined) throw new TexFailure("unexpected-end", token);
    reader.index++;
    if (inner.text === "{") depth++;
    else if (inner.text === "}" && depth-- === 0) return text;
    text += inner.text;
  }
}
