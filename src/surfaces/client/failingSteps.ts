/** The next failing step of a note from where the cursor is: forwards or backwards, round the ends of the note. */
import type { Mark, Place } from "../server/protocol.ts";
import { isBefore } from "./moveMarks.ts";

/** A place in a note of several documents: a notebook has one for each cell, any other note just one. */
export interface PlaceInNote {
  readonly document: number;
  readonly place: Place;
}

/** The signs of the refuted steps, in the order of the note. */
export function failingSteps(documents: readonly (readonly Mark[])[]): readonly PlaceInNote[] {
  return documents
    .flatMap((marks, document) =>
      marks.filter(({ verdict }) => verdict === "refuted").map(({ place }) => ({ document, place })),
    )
    .sort((one, other) => (precedes(one, other) ? -1 : 1));
}

/** The nearest of the places in a direction, which are in order; undefined where there is none at all. */
export function nearestFailing(
  steps: readonly PlaceInNote[],
  here: PlaceInNote,
  direction: "next" | "previous",
): PlaceInNote | undefined {
  return direction === "next"
    ? (steps.find((step) => precedes(here, step)) ?? steps[0])
    : (steps.findLast((step) => precedes(step, here)) ?? steps.at(-1));
}

function precedes(one: PlaceInNote, other: PlaceInNote): boolean {
  return one.document === other.document ? isBefore(one.place, other.place) : one.document < other.document;
}
