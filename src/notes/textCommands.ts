/** The commands whose argument is text or a name: there `_`, `$` and words do not mean maths. */
const textCommands: ReadonlySet<string> = new Set([
  "emph",
  "hbox",
  "href",
  "intertext",
  "label",
  "mathit",
  "mathrm",
  "mathsf",
  "mathtt",
  "mbox",
  "operatorname",
  "operatorname*",
  "eqref",
  "ref",
  "tag",
  "tag*",
  "text",
  "textbf",
  "textit",
  "textmd",
  "textnormal",
  "textrm",
  "textsc",
  "textsf",
  "textsl",
  "texttt",
  "textup",
  "url",
]);

const longestName = 16;

/** Where the brace stands that opens the argument of the text command at `at`. */
export function textCommandAt(text: string, at: number, end: number): number | undefined {
  if (text[at] !== "\\") return undefined;
  const limit = Math.min(end, at + longestName);
  let behind = at + 1;
  while (behind < limit && /[a-zA-Z*]/.test(text[behind] ?? "")) behind++;
  if (!textCommands.has(text.slice(at + 1, behind))) return undefined;
  while (behind < limit && text[behind] === " ") behind++;
  return behind < end && text[behind] === "{" ? behind : undefined;
}
