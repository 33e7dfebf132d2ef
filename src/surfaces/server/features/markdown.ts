/**
 * Text of a note inside the Markdown of a hover. A note may hold anything, and nothing of it may become a link, a
 * picture, HTML or a command: it is shown letter by letter.
 */

/** Signs that Markdown may take for its own; a point inside a word may make an address of it. */
const markup = /[!"#$&'()*+\-/:<=>@[\\\]^_`{|}~]|\.(?=\S)/g;

/** The text as itself, on one line, with every sign that Markdown could take for its own escaped. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(markup, "\\$&")
    .replace(/^(\d+)\./, "$1\\.");
}

/** The text as code on one line, between more backticks than stand in it. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line === "") return "";
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  return `${fence} ${line} ${fence}`;
}

/** More of a formula than this is no help in a hover. */
const mostCode = 4000;

/** The text as a block of TeX; a very long one is cut off. */
export function codeBlock(text: string): string {
  const whole = text.trim();
  const shown = whole.length > mostCode ? `${whole.slice(0, mostCode)} …` : whole;
  const runs = [...shown.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}latex\n${shown}\n${fence}`;
}

/** A table of two columns; the cells are Markdown. */
export function table(
  header: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): string {
  const lines = [header, ["---", "---"] as const, ...rows];
  return lines.map(([name, value]) => `| ${name} | ${value} |`).join("\n");
}
