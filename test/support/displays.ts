/** A note written on one line: `$$…$$` becomes a display of its own, `¶` parts paragraphs. */
export function withDisplays(note: string): string {
  return note.replaceAll(/\$\$(.*?)\$\$/g, "\n\n$$$$\n$1\n$$$$\n\n").replaceAll("¶", "\n\n");
}
