/**
 * Block quotes and list items: the prefixes of a line that belong to Markdown and not to its content.
 * Columns count tabs to stops of four, as CommonMark does; offsets never leave the line.
 */
import { listMarkerAt, isThematicBreak } from "./blockStarts.ts";
import type { Line } from "./lines.ts";

export type Container =
  | { readonly kind: "quote" }
  /** `indent`: how many columns of each further line belong to the item. */
  | { readonly kind: "item"; readonly indent: number };

/** A place in a line. Columns from `base` on are the content's own; `base` may stand inside a tab. */
export interface Place {
  readonly offset: number;
  readonly column: number;
  readonly base: number;
}

/** Deeper nesting is read as text, so that the work per line stays bounded. */
const maximumDepth = 100;

export function startOf(line: Line): Place {
  return { offset: line.start, column: 0, base: 0 };
}

/** The first place that is no blank; `base` stays. */
export function skipBlanks(text: string, place: Place, end: number): Place {
  let { offset, column } = place;
  while (offset < end) {
    if (text[offset] === " ") column++;
    else if (text[offset] === "\t") column += 4 - (column % 4);
    else break;
    offset++;
  }
  return { offset, column, base: place.base };
}

/** How far the content at `place` is indented, in columns. */
export function indentOf(place: Place): number {
  return place.column - place.base;
}

/** Walks into the containers as far as the line belongs to them. A blank line belongs to every list item. */
export function matchContainers(
  text: string,
  line: Line,
  containers: readonly Container[],
): { place: Place; matched: number } {
  let place = startOf(line);
  let matched = 0;
  for (const container of containers) {
    const next =
      container.kind === "quote"
        ? enterQuote(text, line, place)
        : enterItem(text, line, place, container.indent);
    if (next === undefined) break;
    place = next;
    matched++;
  }
  return { place, matched };
}

/** Strips what it can of the containers' prefixes: all quotes, and of an item's indentation what is there. */
export function stripContainers(
  text: string,
  line: Line,
  containers: readonly Container[],
): Place | undefined {
  let place = startOf(line);
  for (const container of containers) {
    const next =
      container.kind === "quote"
        ? enterQuote(text, line, place)
        : skipColumns(text, place, line.end, container.indent);
    if (next === undefined) return undefined;
    place = next;
  }
  return place;
}

/** Enters the quotes and items that begin at `place`, adding them to `containers`. */
export function openContainers(text: string, line: Line, start: Place, containers: Container[]): Place {
  let place = start;
  while (containers.length < maximumDepth) {
    const quoted = enterQuote(text, line, place);
    if (quoted !== undefined) {
      containers.push({ kind: "quote" });
      place = quoted;
      continue;
    }
    const inner = openItem(text, line, place);
    if (inner === undefined) return place;
    containers.push({ kind: "item", indent: inner.base - place.base });
    place = inner;
  }
  return place;
}

function enterQuote(text: string, line: Line, place: Place): Place | undefined {
  const mark = skipBlanks(text, place, line.end);
  if (indentOf(mark) > 3 || mark.offset >= line.end || text[mark.offset] !== ">") return undefined;
  const behind = { offset: mark.offset + 1, column: mark.column + 1, base: mark.column + 1 };
  return skipColumns(text, behind, line.end, 1);
}

function enterItem(text: string, line: Line, place: Place, indent: number): Place | undefined {
  const content = skipBlanks(text, place, line.end);
  if (content.offset < line.end && indentOf(content) < indent) return undefined;
  return skipColumns(text, place, line.end, indent);
}

function openItem(text: string, line: Line, place: Place): Place | undefined {
  const mark = skipBlanks(text, place, line.end);
  if (indentOf(mark) > 3 || isThematicBreak(text, mark.offset, line.end)) return undefined;
  const marker = listMarkerAt(text, mark.offset, line.end);
  if (marker === undefined) return undefined;
  const column = mark.column + marker.width;
  const behind = { offset: mark.offset + marker.width, column, base: column };
  const content = skipBlanks(text, behind, line.end);
  const gap = indentOf(content);
  if (content.offset >= line.end) return { ...content, column: column + 1, base: column + 1 };
  return gap > 4 ? skipColumns(text, behind, line.end, 1) : { ...content, base: content.column };
}

/** Skips at most `count` columns of blanks. */
function skipColumns(text: string, place: Place, end: number, count: number): Place {
  const base = place.base + count;
  let { offset, column } = place;
  while (column < base && offset < end) {
    if (text[offset] === " ") column++;
    else if (text[offset] === "\t") column += 4 - (column % 4);
    else return { offset, column, base: column };
    offset++;
  }
  return { offset, column, base: Math.min(base, column) };
}
