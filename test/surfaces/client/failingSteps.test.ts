/** Forwards and backwards through the failing steps of a note, round its ends. */
import assert from "node:assert/strict";
import { failingSteps, nearestFailing } from "../../../src/surfaces/client/failingSteps.ts";
import { markOn } from "../../support/marks.ts";

const steps = failingSteps([
  [markOn(5, "refuted"), markOn(1, "refuted"), markOn(3, "proved")],
  [markOn(9, "undecided")],
  [markOn(0, "refuted", 4)],
]);

describe("failingSteps", () => {
  it("are the refuted ones, in the order of the note", () => {
    assert.deepEqual(
      steps.map(({ document, place }) => [document, place.line, place.character]),
      [
        [0, 1, 2],
        [0, 5, 2],
        [2, 0, 4],
      ],
    );
  });
});

describe("nearestFailing", () => {
  const cases: readonly (readonly [at: [number, number, number], next: number, previous: number])[] = [
    [[0, 0, 0], 0, 2],
    [[0, 1, 2], 1, 2],
    [[0, 1, 3], 1, 0],
    [[0, 7, 0], 2, 1],
    [[1, 0, 0], 2, 1],
    [[2, 0, 4], 0, 1],
    [[2, 1, 0], 0, 2],
  ];
  for (const [[document, line, character], next, previous] of cases)
    it(`finds its neighbours from ${document}:${line}:${character}`, () => {
      const here = { document, place: { line, character } };
      assert.equal(nearestFailing(steps, here, "next"), steps[next]);
      assert.equal(nearestFailing(steps, here, "previous"), steps[previous]);
    });

  it("finds nothing where nothing fails, and the only one from itself", () => {
    const here = { document: 0, place: { line: 1, character: 2 } };
    assert.equal(nearestFailing([], here, "next"), undefined);
    assert.equal(nearestFailing([here], here, "next"), here);
    assert.equal(nearestFailing([here], here, "previous"), here);
  });
});
