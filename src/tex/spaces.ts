/** Spaces of a width that is written: one em and more is a space of the row, less is room that says nothing. */
import { rawGroup } from "./readGrid.ts";
import { TexFailure, type Piece, type Reader } from "./reader.ts";
import { gap, type Structure } from "./structure.ts";

/** `\hspace{1em}`, with or without a star. */
export const bracedSpace: Structure = (reader, _rows, first) => {
  if (reader.peek()?.text === "*") reader.take();
  return space(reader, first, rawGroup(reader));
};

/** `\kern 1em`: a sign, digits and a unit of two letters. */
export const bareSpace: Structure = (reader, _rows, first) => {
  if (reader.peek()?.text === "{") return space(reader, first, rawGroup(reader));
  let width = "";
  while (!/[a-z]{2}$/u.test(width)) {
    const text = reader.take().text;
    if (!/^[-+.,\da-z]$/u.test(text)) throw new TexFailure("unsupported-command", reader.tokens[first]);
    width += text;
  }
  return space(reader, first, width);
};

/** Points of a unit, at ten points to the em. */
const points: Readonly<Record<string, number>> = {
  em: 10,
  ex: 4.3,
  mu: 10 / 18,
  pt: 1,
  cm: 28.45,
  mm: 2.845,
  in: 72.27,
  pc: 12,
  bp: 1.004,
};

function space(reader: Reader, first: number, width: string): Piece[] {
  const match = /^\s*([-+]?[\d.]+)\s*([a-z]{2})/u.exec(width.replace(",", "."));
  const size = match === null ? 0 : Number(match[1]) * (points[match[2] ?? ""] ?? 0);
  return size >= 10 ? [{ kind: "space", span: reader.spanFrom(first) }] : [gap];
}
