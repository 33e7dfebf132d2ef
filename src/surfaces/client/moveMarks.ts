/**
 * Where places go when the text around them is edited, so that marks stay with their steps until new ones come. An area
 * does not grow: text that is put in at its start stands before it, at its end behind it.
 */
import type { Area, Place } from "../server/protocol.ts";

/** One edit, as editors tell it: the text of an area is replaced. */
export interface Edit {
  readonly range: Area;
  readonly text: string;
}

/** The area after edits that were made one after another; an area that was deleted is left empty. */
export function moveArea(area: Area, edits: readonly Edit[]): Area {
  let { start, end } = area;
  for (const edit of edits) {
    start = movePlace(start, edit, true);
    end = movePlace(end, edit, false);
    if (isBefore(end, start)) end = start;
  }
  return { start, end };
}

/** The place after an edit. Text that is put in exactly here pushes it on only where `yields`. */
export function movePlace(place: Place, { range, text }: Edit, yields: boolean): Place {
  const { start, end } = range;
  if (isBefore(place, start) || (!yields && isSame(place, start))) return place;
  const after = endOfText(start, text);
  if (isBefore(place, end)) return yields ? after : start;
  return {
    line: place.line - end.line + after.line,
    character: place.line === end.line ? place.character - end.character + after.character : place.character,
  };
}

export function isBefore(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isSame(one: Place, other: Place): boolean {
  return one.line === other.line && one.character === other.character;
}

/** Where a text ends that begins at `start`. */
function endOfText(start: Place, text: string): Place {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? "";
  return lines.length === 1
    ? { line: start.line, character: start.character + last.length }
    : { line: start.line + lines.length - 1, character: last.length };
}
