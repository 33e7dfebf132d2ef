/** TeX as a whole document of its own, or at an offset of one, for tests of `tex/`. */
import type { TexSource } from "../../src/tex/tokens.ts";

export function sourceOf(tex: string, offset = 0): TexSource {
  return { tex, offsets: Array.from({ length: tex.length + 1 }, (_, unit) => offset + unit) };
}
