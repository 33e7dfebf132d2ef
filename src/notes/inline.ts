/**
 * Reads one leaf from left to right: passages of maths, prose between them, directives.
 *
 * Whatever begins first wins: a code span hides the dollars in it, maths hides the backticks in it. Code, tags, comments
 * and the prefixes of quotes stand as blanks in the prose, so that each unit of it keeps its offset.
 */
import { readDirective } from "./directives.ts";
import type { Leaf, Point } from "./leaf.ts";
import { Markup, type Lookahead } from "./markup.ts";
import { closesLine, openMaths, type FoundMaths } from "./mathOpeners.ts";
import type { Block, Heading } from "./note.ts";
import { passageOf } from "./passage.ts";
import { rawText, type RawText } from "./rawText.ts";
import type { Problem } from "../problem.ts";

/** Where a document's blocks are gathered. */
export interface Gathered {
  readonly blocks: Block[];
  readonly problems: Problem[];
  /** The indices of `$$…$$` that share their lines with something else: displayed or not by the note's dialect. */
  readonly runIn: Set<number>;
  /** How many passages stand between single dollars. */
  singleDollars: number;
}

/** Of a heading and a table row: maths in them is never displayed. */
export type LeafKind = "paragraph" | "row";

export function readLeaf(leaf: Leaf, kind: LeafKind, ahead: Lookahead, gathered: Gathered): void {
  const reader = new InlineReader(leaf, kind, ahead, gathered);
  reader.read();
}

class InlineReader {
  readonly #leaf: Leaf;
  readonly #kind: LeafKind;
  readonly #markup: Markup;
  readonly #gathered: Gathered;
  /** The pieces of the prose since the last block that was gathered. */
  #pieces: { start: number; end: number }[] = [];

  constructor(leaf: Leaf, kind: LeafKind, ahead: Lookahead, gathered: Gathered) {
    this.#leaf = leaf;
    this.#kind = kind;
    this.#markup = new Markup(leaf, ahead);
    this.#gathered = gathered;
  }

  read(): void {
    const first = this.#gathered.blocks.length;
    let point = this.#leaf.start;
    let pieceStart = point.at;
    for (;;) {
      const range = this.#leaf.ranges[point.range];
      if (range === undefined) break;
      if (point.at >= range.end) {
        this.#addPiece(pieceStart, range.end);
        const next = this.#leaf.nextRange(point.range, "paragraph");
        if (next === undefined) break;
        point = { range: point.range + 1, at: next.start };
        pieceStart = next.start;
        continue;
      }
      if (!mayBegin(this.#leaf.text.charCodeAt(point.at))) {
        point = { range: point.range, at: this.#nextOpener(point.at, range.end) };
        continue;
      }
      const behind = this.#construct(point, pieceStart);
      if (behind === undefined) {
        point = { range: point.range, at: point.at + plainLength(this.#leaf.text, point.at) };
        continue;
      }
      pieceStart = behind.at;
      point = behind;
    }
    this.#flush();
    this.#underline(first);
  }

  #nextOpener(from: number, end: number): number {
    let at = from + 1;
    while (at < end && !mayBegin(this.#leaf.text.charCodeAt(at))) at++;
    return at;
  }

  /** Reads the construct at `point`, if one begins there, and closes the piece of prose before it. */
  #construct(point: Point, pieceStart: number): Point | undefined {
    return (
      this.#comment(point, pieceStart) ??
      this.#script(point, pieceStart) ??
      this.#maths(point, pieceStart) ??
      this.#skip(point, pieceStart)
    );
  }

  #maths(point: Point, pieceStart: number): Point | undefined {
    const unit = this.#leaf.text[point.at];
    if (unit !== "$" && unit !== "\\") return undefined;
    const opened = openMaths(this.#leaf, point);
    if (opened === undefined) return undefined;
    if ("unclosed" in opened) {
      const span = { start: point.at, end: point.at + opened.unclosed.length };
      this.#gathered.problems.push({ code: "unclosed-math", span, data: { opener: opened.unclosed } });
      if (opened.unclosed !== "$$") return undefined;
      this.#addPiece(pieceStart, span.start);
      return { range: point.range, at: span.end };
    }
    this.#addPiece(pieceStart, point.at);
    const raw = rawText(this.#leaf, opened.from, opened.to);
    if (raw.text.trim() === "") return opened.behind;
    this.#flush();
    this.#addMaths(point, opened, raw);
    return opened.behind;
  }

  #addMaths(open: Point, found: FoundMaths, raw: RawText): void {
    const { blocks, runIn } = this.#gathered;
    const alone = open.at === this.#leaf.ranges[open.range]?.start && closesLine(this.#leaf, found.behind);
    const isRow = this.#kind === "row";
    if (found.display === "alone" && !alone && !isRow && open.range === found.behind.range)
      runIn.add(blocks.length);
    const display =
      found.display === "alone"
        ? !isRow && (alone || open.range !== found.behind.range)
        : found.display && !isRow;
    if (this.#leaf.text[open.at] === "$" && found.display === false) this.#gathered.singleDollars++;
    const span = { start: open.at, end: found.behind.at };
    blocks.push(passageOf(raw, span, display));
  }

  #comment(point: Point, pieceStart: number): Point | undefined {
    const unit = this.#leaf.text[point.at];
    const comment = unit === "<" || unit === "{" ? this.#markup.comment(point) : undefined;
    if (comment === undefined) return undefined;
    this.#addPiece(pieceStart, point.at);
    const spoken = readDirective(comment.body, { start: point.at, end: comment.end });
    if (spoken !== undefined || comment.body.includes("\n")) this.#flush();
    if (spoken !== undefined) {
      if ("problem" in spoken) this.#gathered.problems.push(spoken.problem);
      else this.#gathered.blocks.push(spoken.directive);
    }
    return comment.behind;
  }

  #script(point: Point, pieceStart: number): Point | undefined {
    const script = this.#leaf.text[point.at] === "<" ? this.#markup.mathScript(point) : undefined;
    if (script === undefined) return undefined;
    this.#addPiece(pieceStart, point.at);
    this.#flush();
    const offsets = Array.from({ length: script.to - script.from + 1 }, (_, index) => script.from + index);
    const raw = { text: this.#leaf.text.slice(script.from, script.to), offsets };
    this.#gathered.blocks.push(passageOf(raw, { start: point.at, end: script.end }, script.display));
    return this.#leaf.skipTo(point, script.end);
  }

  #skip(point: Point, pieceStart: number): Point | undefined {
    const behind = this.#markup.read(point);
    if (behind !== undefined) this.#addPiece(pieceStart, point.at);
    return behind;
  }

  #addPiece(start: number, end: number): void {
    if (end > start) this.#pieces.push({ start, end });
  }

  /** Gathers the pieces as one prose block, blanks between them. */
  #flush(): void {
    const first = this.#pieces[0]?.start ?? 0;
    const parts: string[] = [];
    let end = first;
    for (const piece of this.#pieces) {
      parts.push(" ".repeat(piece.start - end), this.#leaf.text.slice(piece.start, piece.end));
      end = piece.end;
    }
    this.#pieces = [];
    const prose = parts.join("");
    const trimmed = prose.trim();
    if (!/[^\s|:>-]/.test(trimmed)) return;
    const start = first + prose.length - prose.trimStart().length;
    const span = { start, end: start + trimmed.length };
    this.#gathered.blocks.push({ kind: "prose", span, text: trimmed });
  }

  /** A line of `=` or `-` under the paragraph makes its first prose a heading. */
  #underline(first: number): void {
    const { blocks } = this.#gathered;
    const block = blocks[first];
    if (this.#leaf.underline === undefined || block?.kind !== "prose") return;
    const heading: Heading = {
      kind: "heading",
      span: block.span,
      level: this.#leaf.underline,
      text: block.text,
    };
    blocks[first] = heading;
  }
}

/** Whether a construct may begin with this unit. */
function mayBegin(code: number): boolean {
  switch (code) {
    case 0x24: // $
    case 0x5c: // \
    case 0x60: // `
    case 0x3c: // <
    case 0x7b: // {
    case 0x5d: // ]
    case 0x68: // h, of an address
      return true;
    default:
      return false;
  }
}

/** How many units of text to step over where nothing begins: a backslash takes the next one along, dollars their run. */
function plainLength(text: string, at: number): number {
  if (text[at] === "\\") return 2;
  if (text[at] !== "$") return 1;
  return text.startsWith("$$$", at) ? (/^\$+/.exec(text.slice(at, at + 1000))?.[0].length ?? 1) : 1;
}
