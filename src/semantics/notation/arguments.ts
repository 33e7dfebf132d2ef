/**
 * The arguments of a density or function between its brackets: cut at commas, semicolons and the conditioning bar, with
 * lists by dots (x_1, …, x_N) as sequences.
 */
import { atDepthZero, closingIndex, type Cursor, isSign, skipSpaces } from "../cursor.ts";
import type { Expression, Variable } from "../expression.ts";
import type { Reader } from "../reader.ts";
import { keyOf } from "../sameExpression.ts";
import { Unreadable } from "../unreadable.ts";

export const bars = ["|", "\\mid", "\\vert", "\\|", "\\Vert", "\\middle|", "\\lvert", "\\rvert"];
const dots = ["\\dots", "\\ldots", "\\cdots", "…", "\\dotsc", "\\dotso", "\\dotsb"];

export interface ArgumentLists {
  readonly variables: readonly Expression[];
  readonly conditions: readonly Expression[];
  readonly parameters: readonly Expression[];
}

/** Reads from the opening bracket to its partner. */
export function readArguments(reader: Reader, cursor: Cursor, argument = readArgument): ArgumentLists {
  const close = closingIndex(cursor.items, cursor.position, cursor.end);
  if (close === undefined) throw new Unreadable("unbalanced-bracket", cursor.here);
  reader.take(cursor);
  const lists = {
    variables: [] as Expression[],
    conditions: [] as Expression[],
    parameters: [] as Expression[],
  };
  let list: keyof typeof lists = "variables";
  const cuts = atDepthZero(cursor.items, cursor.position, close, (item) => isSign(item, ",", ";", ...bars));
  const separators = cuts.filter((cut) => isSign(cursor.items[cut], ...bars));
  if (separators.length > 1)
    throw new Unreadable("several-bars", cursor.items[separators[1] ?? close]?.span ?? cursor.here);
  let dotted = false;
  for (const cut of [...cuts, close]) {
    skipSpaces(cursor);
    if (reader.takeSign(cursor, ...dots)) dotted = true;
    else if (cursor.position < cut) {
      const read = reader.part(cursor, cut, (inner) => argument(reader, inner));
      if (dotted) {
        const first = lists[list].pop();
        const sequence = sequenceOf(first, read, cursor);
        for (const end of [first, read]) if (end) reader.ledger.release(end);
        lists[list].push(reader.build(sequence));
      } else lists[list].push(read);
      dotted = false;
    } else if (cut !== close || list !== "variables" || lists.variables.length > 0)
      throw new Unreadable("empty-argument", cursor.here);
    skipSpaces(cursor);
    const sign = reader.take(cursor);
    if (cut !== close && !isSign(sign, ",")) list = isSign(sign, ";") ? "parameters" : "conditions";
  }
  if (dotted) throw new Unreadable("endless-list", cursor.here);
  return lists;
}

/** A distribution's name alone is an argument by itself; everything else is an expression. */
export function readFunctionArgument(reader: Reader, cursor: Cursor): Expression {
  const outer = reader.implicit.splice(0);
  reader.functionDepth++;
  const argument = reader.sum(cursor);
  reader.functionDepth--;
  reader.implicit.push(...outer);
  return argument;
}

function readArgument(reader: Reader, cursor: Cursor): Expression {
  return reader.sum(cursor);
}

/** x_1, …, x_N as one sequence. More elements may be spelt out before the dots. */
function sequenceOf(first: Expression | undefined, last: Expression, cursor: Cursor): Expression {
  const problem = new Unreadable("unknown-list", cursor.here);
  if (first?.kind !== "variable" || last.kind !== "variable" || first.name !== last.name) throw problem;
  const index: Variable = { kind: "variable", name: "j", subscripts: [], superscripts: [] };
  const above = first.superscripts.length === 1 && last.superscripts.length === 1;
  const [from, to] = above
    ? [first.superscripts[0], last.superscripts[0]]
    : [first.subscripts[0], last.subscripts[0]];
  if (!from || !to || keyOf(from) === keyOf(to)) throw problem;
  const element: Variable = {
    ...first,
    subscripts: above ? first.subscripts : [index],
    superscripts: above ? [index] : [],
  };
  return { kind: "sequence", element, index, from, to };
}
