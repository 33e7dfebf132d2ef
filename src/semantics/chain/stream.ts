/**
 * A passage as one stream of items, with breaks where rows and cells end. Aligned environments are unrolled wherever
 * they stand outside brackets; a matrix or a case distinction stays one item unless it is the whole statement.
 */
import type { Span } from "../../span.ts";
import type { Grid, Item, Row } from "../../tex/tree.ts";
import { bracketRole } from "./bracketKind.ts";
import { signAt } from "./sign.ts";

/** The start of a row or cell. */
export interface Break {
  readonly kind: "break";
  readonly unit: "row" | "cell";
  readonly span: Span;
}

export type Element = Item | Break;

/** The stream of a whole passage. */
export function streamOf(row: Row): readonly Element[] {
  const system = asSystem(row);
  if (system) return system;
  const stream: Element[] = [];
  let depth = 0;
  for (const item of row) {
    const role = bracketRole(item);
    if (role === "open") depth += 1;
    if (role === "close") depth = Math.max(0, depth - 1);
    if (item.kind === "grid" && depth === 0 && (item.environment === "aligned" || isAlone(item, row))) {
      for (const element of unroll(item)) stream.push(element);
    } else stream.push(item);
  }
  return stream;
}

/** The cells of a grid as a stream: each row opens with a row break, each further cell with a cell break. */
function unroll(grid: Grid): readonly Element[] {
  const stream: Element[] = [];
  for (const cells of grid.rows) {
    cells.forEach((cell, index) => {
      stream.push(breakBefore(index === 0 ? "row" : "cell", cell, grid));
      for (const element of streamOf(cell)) stream.push(element);
    });
  }
  stream.push({ kind: "break", unit: "row", span: { start: grid.span.end, end: grid.span.end } });
  return stream;
}

function breakBefore(unit: "row" | "cell", cell: Row, grid: Grid): Break {
  const at = cell[0]?.span.start ?? grid.span.start;
  return { kind: "break", unit, span: { start: at, end: at } };
}

/** Whether a grid of equations is all that its row states: an `array`, or `cases` whose rows hold relations. */
function isAlone(grid: Grid, row: Row): boolean {
  if (grid.environment === "matrix") return false;
  const others = row.filter(
    (item) => item !== grid && item.kind !== "space" && item.kind !== "text" && !isPoint(item),
  );
  return others.length === 0 && (grid.environment === "array" || statesEquations(grid));
}

/** `\left\{ grid \right.`: a system of equations; the brace is drawing. */
function asSystem(row: Row): readonly Element[] | undefined {
  const content = row.filter((item) => item.kind !== "space" && !isPoint(item, ","));
  const [open, grid, close] = content;
  if (content.length !== 3 || open?.kind !== "symbol" || grid?.kind !== "grid" || close?.kind !== "symbol")
    return undefined;
  const drawn =
    open.family === "open" && (open.text === "\\{" || open.text === "\\lbrace") && close.text === ".";
  return drawn && grid.environment !== "matrix" && statesEquations(grid) ? unroll(grid) : undefined;
}

function isPoint(item: Item, ...texts: readonly string[]): boolean {
  return (
    item.kind === "symbol" &&
    [",", ".", ";", ...texts].includes(item.text) &&
    item.family !== "open" &&
    item.family !== "close"
  );
}

function statesEquations(grid: Grid): boolean {
  return grid.rows.some((cells) =>
    cells.slice(0, 2).some((cell) => cell.some((_, index) => signAt(cell, index) !== undefined)),
  );
}
