/** How a command that builds something is read. */
import type { Piece, Reader, Rows } from "./reader.ts";

/** Called behind the command, whose token is at `first`; gives what stands in its row. */
export type Structure = (reader: Reader, rows: Rows, first: number) => readonly Piece[];

/** Room that says nothing. */
export const gap: Piece = { kind: "gap" };
