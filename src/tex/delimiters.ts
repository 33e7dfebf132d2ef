/** Delimiters behind `\left`, `\middle`, `\right` and the commands that give them a size. */
import { rowBreaks } from "./readGrid.ts";
import type { Reader } from "./reader.ts";
import { gap, type Structure } from "./structure.ts";
import { canonicalSymbol, familyOfCharacter } from "./symbols.ts";
import type { Family, Symbol } from "./tree.ts";

/** What stands for angle brackets where a delimiter is expected. */
const angles: ReadonlyMap<string, string> = new Map([
  ["<", "\\langle"],
  ["\\lt", "\\langle"],
  [">", "\\rangle"],
  ["\\gt", "\\rangle"],
]);

/** The delimiter behind a command that sizes it; its family is its own unless one is given. */
export function delimiter(reader: Reader, first: number, family: Family | undefined): Symbol {
  const token = reader.take();
  const text = angles.get(token.text) ?? canonicalSymbol(token.text);
  const own = text.startsWith("\\") ? symbolFamily(reader, token.text) : familyOfCharacter(text);
  return { kind: "symbol", span: reader.spanFrom(first), text, family: family ?? own };
}

function symbolFamily(reader: Reader, command: string): Family {
  const meaning = reader.meaningOf(command);
  return meaning.kind === "symbol" ? meaning.family : "ordinary";
}

export const left: Structure = (reader, rows, first) => {
  const open = delimiter(reader, first, "open");
  const inside = [...reader.deeper(() => rows.pieces(reader))];
  // KaTeX lets a line break stand here, where it breaks nothing.
  while (rowBreaks.has(reader.peek()?.text ?? "")) {
    reader.take();
    inside.push(gap, ...reader.deeper(() => rows.pieces(reader)));
  }
  const right = reader.index;
  reader.expect("\\right");
  return [open, ...inside, delimiter(reader, right, "close")];
};
