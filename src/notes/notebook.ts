/**
 * The Markdown cells of a Jupyter notebook, each a document of its own: offsets count within the cell's source.
 * Reads nbformat 4, and 3 with its worksheets; whatever has another shape is skipped or reported, never thrown.
 */
import { readMarkdown } from "./markdown.ts";
import type { Document, FoundMath } from "./note.ts";
import type { Problem } from "../problem.ts";

export function readNotebook(text: string): FoundMath {
  const parsed = parseJson(text);
  if ("failure" in parsed) return broken(text, parsed.failure);
  const cells = cellsOf(parsed.value);
  if (cells === undefined) return broken(text, "no cells");
  const documents: Document[] = [];
  const problems: Problem[] = [];
  cells.forEach((value, cell) => {
    if (!isRecord(value) || value["cell_type"] !== "markdown") return;
    const source = sourceOf(value["source"]);
    const found = readMarkdown(source);
    documents.push({ text: source, cell, blocks: found.blocks });
    for (const problem of found.problems)
      problems.push({ ...problem, data: { ...problem.data, cell: String(cell) } });
  });
  return { documents, problems };
}

function parseJson(text: string): { value: unknown } | { failure: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (failure) {
    return { failure: failure instanceof Error ? failure.message : String(failure) };
  }
}

function cellsOf(notebook: unknown): readonly unknown[] | undefined {
  if (!isRecord(notebook)) return undefined;
  if (Array.isArray(notebook["cells"])) return notebook["cells"];
  const worksheets: unknown = notebook["worksheets"];
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet: unknown) =>
    isRecord(sheet) && Array.isArray(sheet["cells"]) ? sheet["cells"] : [],
  );
}

function sourceOf(source: unknown): string {
  if (typeof source === "string") return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function broken(text: string, message: string): FoundMath {
  const problem: Problem = {
    code: "broken-notebook",
    span: { start: 0, end: text.length },
    data: { message },
  };
  return { documents: [], problems: [problem] };
}
