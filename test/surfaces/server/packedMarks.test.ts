/** Marks are unpacked as they were packed, and a letter of no verdict is told. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { verdictMarks } from "../../../src/report/verdictMarks.ts";
import { packMarks, unpackMarks } from "../../../src/surfaces/server/packedMarks.ts";
import type { Mark, VerdictName } from "../../../src/surfaces/server/protocol.ts";

const verdicts = Object.keys(verdictMarks) as VerdictName[];

describe("packed marks", () => {
  const mark = fc.record<Mark>(
    {
      verdict: fc.constantFrom(...verdicts),
      place: fc.record({ line: fc.nat(), character: fc.nat() }, { noNullPrototype: true }),
      brackets: fc.constant(true),
    },
    { requiredKeys: ["verdict", "place"], noNullPrototype: true },
  );

  it("come out as they went in", () => {
    fc.assert(
      fc.property(fc.array(mark), (marks) => {
        const sent = JSON.stringify(packMarks(marks));
        assert.deepEqual(unpackMarks(JSON.parse(sent) as ReturnType<typeof packMarks>), marks);
      }),
    );
  });

  it("are refused where a letter stands for no verdict", () => {
    assert.throws(() => unpackMarks({ letters: "x", places: [0, 0] }), /no verdict has the letter “x”/);
  });
});
