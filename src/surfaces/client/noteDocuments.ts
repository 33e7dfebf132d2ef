/** Which documents are notes: by their language, or by their file's ending where no extension names the language. */

/** Languages of notes, as editors name them. */
const noteLanguages: readonly string[] = ["markdown", "mdx", "quarto", "rmd"];
const noteEndings: readonly string[] = [".mdx", ".qmd", ".Rmd", ".rmd"];

/** Where notes may lie. Earlier versions in a comparison and an assistant's drafts are no notes. */
const noteSchemes: readonly string[] = ["file", "untitled", "vscode-vfs", "vscode-test-web", "memfs"];
const cellScheme = "vscode-notebook-cell";

export interface Filter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/** What the language client sends to the server: notes, and the Markdown cells of notebooks. */
export const noteSelector: readonly Filter[] = [
  ...noteSchemes.flatMap((scheme): readonly Filter[] => [
    ...noteLanguages.map((language) => ({ scheme, language })),
    ...noteEndings.map((ending) => ({ scheme, pattern: `**/*${ending}` })),
  ]),
  { scheme: cellScheme, language: "markdown" },
];

interface Described {
  readonly languageId: string;
  readonly uri: { readonly scheme: string; readonly path: string };
}

/** Whether a document is a note or a Markdown cell: the same as what `noteSelector` matches. */
export function isNoteDocument({ languageId, uri }: Described): boolean {
  if (uri.scheme === cellScheme) return languageId === "markdown";
  return (
    noteSchemes.includes(uri.scheme) &&
    (noteLanguages.includes(languageId) || noteEndings.some((ending) => uri.path.endsWith(ending)))
  );
}
