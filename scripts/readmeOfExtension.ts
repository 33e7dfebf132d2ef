/**
 * The README as the extension's own page can show it: without pictures and without links to files, neither of which
 * that page can find, but with the words of the links. Blocks of code stay as they are.
 */
export function readmeOfExtension(readme: string): string {
  return readme
    .split(/^(```[^\n]*\n[\s\S]*?^```$)/m)
    .map((piece, index) => (index % 2 === 1 ? piece : withoutFiles(piece)))
    .join("");
}

function withoutFiles(prose: string): string {
  return prose
    .replace(/<picture>[\s\S]*?<\/picture>\n*/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)\n*/g, "")
    .replace(/\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, "$1");
}
