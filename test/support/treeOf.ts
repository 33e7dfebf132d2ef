/** The TeX tree of a formula without macros, with offsets into the formula itself. */
import { parseTex } from "../../src/tex/parseTex.ts";
import type { TexTree } from "../../src/tex/tree.ts";

export function treeOf(tex: string): TexTree {
  return parseTex({ tex, offsets: Array.from({ length: tex.length + 1 }, (_, index) => index) }, new Map());
}
