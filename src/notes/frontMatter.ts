/** The block of settings at the head of a note: `---` … `---` (YAML) or `+++` … `+++` (TOML). */
import type { Line } from "./lines.ts";

/** The index of the first line behind the front matter; 0 where there is none. */
export function linesOfFrontMatter(text: string, lines: readonly Line[]): number {
  const fence = contentOf(text, lines[0]);
  if (fence !== "---" && fence !== "+++") return 0;
  for (let index = 1; index < lines.length; index++) {
    const content = contentOf(text, lines[index]);
    if (content === fence || (fence === "---" && content === "...")) return index + 1;
    // A blank first line means a thematic break, not settings.
    if (index === 1 && content === "") return 0;
  }
  return 0;
}

function contentOf(text: string, line: Line | undefined): string {
  return line === undefined ? "" : text.slice(line.start, line.end).trimEnd();
}
