/**
 * The block structure of a Markdown text, as far as it decides where maths and prose stand.
 *
 * Front matter, code and comments are skipped; every paragraph, heading and table row is read as a leaf. A display may
 * hold lines that look like anything else, so a leaf takes in its lines itself. Linear in the length of the text.
 */
import {
  closesFence,
  fenceAt,
  headingAt,
  isBlank,
  isTableRow,
  isThematicBreak,
  type Fence,
} from "./blockStarts.ts";
import { indentOf, matchContainers, openContainers, skipBlanks, stripContainers } from "./containers.ts";
import { linesOfFrontMatter } from "./frontMatter.ts";
import { readLeaf, type Gathered } from "./inline.ts";
import { Leaf, type LineReader } from "./leaf.ts";
import { splitLines, type Line } from "./lines.ts";
import { Lookahead } from "./markup.ts";
import type { Block } from "./note.ts";
import { passageOf } from "./passage.ts";
import type { Problem } from "../problem.ts";

export function readMarkdown(text: string): { blocks: Block[]; problems: Problem[] } {
  const lines = splitLines(text);
  const reader: LineReader = { text, lines, next: linesOfFrontMatter(text, lines), containers: [] };
  const gathered: Gathered = { blocks: [], problems: [], runIn: new Set(), singleDollars: 0 };
  const ahead = new Lookahead(text);
  for (let line = lines[reader.next]; line !== undefined; line = lines[reader.next]) {
    readBlock(reader, line, ahead, gathered);
  }
  return { blocks: displayRunIns(gathered), problems: gathered.problems };
}

/** Reads the block that begins with `line`, and moves the reader behind it. */
function readBlock(reader: LineReader, line: Line, ahead: Lookahead, gathered: Gathered): void {
  const { text, containers } = reader;
  const { place, matched } = matchContainers(text, line, containers);
  containers.length = matched;
  const content = skipBlanks(text, openContainers(text, line, place, containers), line.end);
  const { offset } = content;
  reader.next++;
  if (offset >= line.end) return;
  if (indentOf(content) > 3 && !isIndentedDisplay(reader, offset)) return;
  const fence = fenceAt(text, offset, line.end);
  if (fence !== undefined) return readFence(reader, fence, { start: offset, next: line.next }, gathered);
  const heading = headingAt(text, offset, line.end);
  if (heading !== undefined) return readHeading(reader, heading, { offset, line }, ahead, gathered);
  if (isThematicBreak(text, offset, line.end) || text.startsWith(":::", offset)) return;
  const isRow = isTableRow(text, offset, line.end);
  const leaf = new Leaf(reader, { start: offset, end: line.next }, isRow);
  readLeaf(leaf, isRow ? "row" : "paragraph", ahead, gathered);
}

/** In a list, where notes often indent by more than CommonMark allows, a display is one at any indentation. */
function isIndentedDisplay({ text, containers }: LineReader, offset: number): boolean {
  const opens =
    text.startsWith("$$", offset) || text.startsWith("\\[", offset) || text.startsWith("\\begin{", offset);
  return opens && containers.some((container) => container.kind === "item");
}

function readHeading(
  reader: LineReader,
  heading: { level: number; content: number },
  { offset, line }: { offset: number; line: Line },
  ahead: Lookahead,
  gathered: Gathered,
): void {
  const { blocks } = gathered;
  const first = blocks.length;
  const text = headingText(reader.text.slice(heading.content, line.end));
  if (heading.content < line.end)
    readLeaf(new Leaf(reader, { start: heading.content, end: line.next }, true), "row", ahead, gathered);
  const begin = blocks[first];
  // The heading's span ends where its first maths begins, so that blocks never overlap.
  if (begin?.kind === "prose") {
    blocks[first] = {
      kind: "heading",
      span: { start: offset, end: begin.span.end },
      level: heading.level,
      text,
    };
  } else {
    const end = begin === undefined ? line.end : begin.span.start;
    blocks.splice(first, 0, { kind: "heading", span: { start: offset, end }, level: heading.level, text });
  }
}

/** Without the closing run of `#`, which must have a blank before it. */
function headingText(content: string): string {
  const text = content.trim();
  let end = text.length;
  while (text[end - 1] === "#") end--;
  return end === 0 || isBlank(text[end - 1]) ? text.slice(0, end).trim() : text;
}

/** A fenced block: skipped as code, or a display if it is fenced as `math`. */
function readFence(
  reader: LineReader,
  fence: Fence,
  opening: { start: number; next: number },
  gathered: Gathered,
): void {
  const { text, lines } = reader;
  const pieces: string[] = [];
  const offsets: number[] = [];
  const isMaths = /^\{?math\b/.test(fence.info);
  for (let line = lines[reader.next]; line !== undefined; line = lines[reader.next]) {
    const place = stripContainers(text, line, reader.containers);
    if (place === undefined) break;
    reader.next++;
    const content = skipBlanks(text, place, line.end);
    if (closesFence(text, content.offset, line.end, fence)) {
      if (!isMaths) return;
      offsets.push(content.offset);
      const span = { start: opening.start, end: content.offset + fence.length };
      gathered.blocks.push(passageOf({ text: pieces.join(""), offsets }, span, true));
      return;
    }
    if (!isMaths) continue;
    pieces.push(text.slice(place.offset, line.next));
    for (let at = place.offset; at < line.next; at++) offsets.push(at);
  }
  if (!isMaths) return;
  const opener = fence.mark.repeat(fence.length) + fence.info;
  const span = { start: opening.start, end: opening.start + fence.length };
  gathered.problems.push({ code: "unclosed-math", span, data: { opener } });
}

/**
 * Beside other text `$$…$$` is inline maths in kramdown and a display elsewhere; the note is no kramdown if single
 * dollars are its usual inline maths.
 */
function displayRunIns({ blocks, runIn, singleDollars }: Gathered): Block[] {
  if (singleDollars <= runIn.size) return blocks;
  return blocks.map((block, index) =>
    block.kind === "passage" && runIn.has(index) ? { ...block, display: true } : block,
  );
}
