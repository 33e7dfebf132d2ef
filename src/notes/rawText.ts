/** A part of a leaf as one text, with each unit's offset in the document and one past the end. */
import type { Leaf, Point } from "./leaf.ts";

export interface RawText {
  readonly text: string;
  readonly offsets: readonly number[];
}

export function rawText(leaf: Leaf, from: Point, to: Point): RawText {
  const pieces: string[] = [];
  const offsets: number[] = [];
  for (let range = from.range; range <= to.range; range++) {
    const here = leaf.ranges[range];
    if (here === undefined) continue;
    const start = range === from.range ? from.at : here.start;
    const end = range === to.range ? to.at : here.end;
    pieces.push(leaf.text.slice(start, end));
    for (let at = start; at < end; at++) offsets.push(at);
  }
  offsets.push(to.at);
  return { text: pieces.join(""), offsets };
}
