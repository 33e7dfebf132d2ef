/**
 * A leaf block (a paragraph, a heading, a table row) that takes in its lines one by one, as its reader asks for them.
 *
 * Whether the next line belongs to a paragraph depends on what is open: inside a display every line is content, whatever
 * it looks like. The ranges hold the lines' content without the prefixes of quotes and items, line breaks included.
 */
import {
  fenceAt,
  headingAt,
  isTableRow,
  isThematicBreak,
  listMarkerAt,
  underlineLevel,
} from "./blockStarts.ts";
import {
  indentOf,
  matchContainers,
  skipBlanks,
  startOf,
  stripContainers,
  type Container,
} from "./containers.ts";
import type { Line } from "./lines.ts";
import type { Span } from "../span.ts";

/** Where a reader of Markdown stands: the next line, and the containers that are open. */
export interface LineReader {
  readonly text: string;
  readonly lines: readonly Line[];
  next: number;
  readonly containers: Container[];
}

/** A place in a leaf: an offset inside, or at the end of, one of its ranges. */
export interface Point {
  readonly range: number;
  readonly at: number;
}

/** Which further lines a search may take in: those of the paragraph, any, or none. */
export type Reach = "paragraph" | "any" | "none";

export class Leaf {
  readonly text: string;
  readonly ranges: Span[];
  /** The level of the underline that ended the paragraph. */
  underline: 1 | 2 | undefined;
  readonly #reader: LineReader;
  readonly #oneLine: boolean;

  constructor(reader: LineReader, first: Span, oneLine: boolean) {
    this.text = reader.text;
    this.ranges = [first];
    this.#reader = reader;
    this.#oneLine = oneLine;
  }

  get start(): Point {
    return { range: 0, at: this.ranges[0]?.start ?? 0 };
  }

  /** The first place from `from` on where `visit` says "found"; a number steps over that many units. */
  search(
    from: Point,
    reach: Reach,
    visit: (at: number, end: number) => number | "found" | "stop",
  ): Point | undefined {
    let { range, at } = from;
    for (;;) {
      const here = this.ranges[range];
      if (here === undefined) return undefined;
      if (at >= here.end) {
        const next = this.nextRange(range, reach);
        if (next === undefined) return undefined;
        range++;
        at = next.start;
        continue;
      }
      const step = visit(at, here.end);
      if (step === "found") return { range, at };
      if (step === "stop") return undefined;
      at += step;
    }
  }

  /** The range behind this one, taken in if need be. */
  nextRange(range: number, reach: Reach): Span | undefined {
    if (range + 1 >= this.ranges.length && reach !== "none") {
      if (reach === "any") this.#takeAny();
      else this.#takeParagraphLine();
    }
    return this.ranges[range + 1];
  }

  /** Undoes what was taken in since there were `count` ranges and `next` was the reader's next line. */
  restore(count: number, next: number): void {
    this.ranges.length = count;
    this.#reader.next = next;
  }

  get nextLine(): number {
    return this.#reader.next;
  }

  /** Drops everything between `point` and `offset`; the leaf goes on with the rest of the line that `offset` is in. */
  skipTo(point: Point, offset: number): Point {
    const { lines } = this.#reader;
    for (let range = point.range; range < this.ranges.length; range++) {
      const here = this.ranges[range];
      if (here !== undefined && offset <= here.end) return { range, at: Math.max(offset, here.start) };
    }
    let line = lines[this.#reader.next];
    while (line !== undefined && line.next <= offset) line = lines[++this.#reader.next];
    this.#reader.next++;
    const last = this.ranges.length - 1;
    const here = this.ranges[last];
    if (here !== undefined && point.range === last) this.ranges[last] = { start: here.start, end: point.at };
    this.ranges.push({ start: offset, end: line?.next ?? offset });
    return { range: this.ranges.length - 1, at: offset };
  }

  /** Takes in the next line if it continues the paragraph, as CommonMark says, laziness included. */
  #takeParagraphLine(): void {
    const reader = this.#reader;
    const line = reader.lines[reader.next];
    if (this.#oneLine || line === undefined || this.underline !== undefined) return;
    const { place, matched } = matchContainers(reader.text, line, reader.containers);
    const content = skipBlanks(reader.text, place, line.end);
    if (content.offset >= line.end) return;
    const within = matched === reader.containers.length;
    if (within && indentOf(content) < 4) {
      this.underline = underlineLevel(reader.text, content.offset, line.end);
      if (this.underline !== undefined) reader.next++;
    }
    if (this.underline !== undefined || this.#interrupts(content.offset, line.end, indentOf(content), within))
      return;
    this.ranges.push({ start: content.offset, end: line.next });
    reader.next++;
  }

  #interrupts(offset: number, end: number, indent: number, within: boolean): boolean {
    const { text, containers } = this.#reader;
    const marker = listMarkerAt(text, offset, end);
    const inList = containers.some((container) => container.kind === "item");
    if (marker !== undefined && (indent < 4 || !within)) return marker.interrupts || inList;
    if (indent > 3) return false;
    return (
      text[offset] === ">" ||
      text.startsWith(":::", offset) ||
      fenceAt(text, offset, end) !== undefined ||
      headingAt(text, offset, end) !== undefined ||
      isThematicBreak(text, offset, end) ||
      isTableRow(text, offset, end)
    );
  }

  /** Takes in the next line as the inside of a display; a heading, a fence or the blank line that ends a quote ends every display. */
  #takeAny(): void {
    const reader = this.#reader;
    const line = reader.lines[reader.next];
    if (this.#oneLine || line === undefined || this.underline !== undefined) return;
    const unmarked = skipBlanks(reader.text, startOf(line), line.end);
    const place = stripContainers(reader.text, line, reader.containers) ?? unmarked;
    const { offset } = skipBlanks(reader.text, place, line.end);
    const leavesQuote = place === unmarked && offset >= line.end;
    const endsDisplay =
      reader.text.startsWith("```", offset) || headingAt(reader.text, offset, line.end) !== undefined;
    if (leavesQuote || endsDisplay) return;
    this.ranges.push({ start: place.offset, end: line.next });
    reader.next++;
  }
}
