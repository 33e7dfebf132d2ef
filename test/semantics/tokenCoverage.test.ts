/**
 * Nothing that is written is dropped: every token of a side that was read lies in one place of its expression, a changed
 * token changes the expression, and what is printed reads back to the same expression.
 */
import assert from "node:assert/strict";
import { findMath } from "../../src/notes/findMath.ts";
import { notesIn } from "../support/notes.ts";
import { forgottenTokens } from "../support/replacedTokens.ts";
import { coverageOf } from "../support/tokenCoverage.ts";

describe("what the reader makes of the tokens", () => {
  const documents = [...notesIn("test/derivations"), ...notesIn("examples")].flatMap((note) =>
    findMath(note).documents.map((document) => ({ path: note.path, document })),
  );
  const coverages = documents.map(({ path, document }) => ({ path, ...coverageOf(document) }));

  it("was looked at", () => {
    const tokens = coverages.reduce((sum, coverage) => sum + coverage.tokens, 0);
    const sides = coverages.reduce((sum, coverage) => sum + coverage.sides, 0);
    assert.ok(sides > 200 && tokens > 3000, `only ${sides} sides with ${tokens} tokens`);
  });

  it("covers each once", () => {
    const odd = coverages.flatMap(({ path, odd }) =>
      odd.map(({ token, times, side }) => `${path}: ${token} is covered ${times} times in ${side}`),
    );
    assert.deepEqual(odd, []);
  });

  it("prints and reads back the same", () => {
    const changed = coverages.flatMap(({ path, changed }) =>
      changed.map(({ side, printed, why }) => `${path}: ${side} prints ${printed}: ${why}`),
    );
    assert.deepEqual(changed, []);
  });

  it("changes with each letter, digit and sign", () => {
    const results = documents.map(({ path, document }) => ({ path, ...forgottenTokens(document) }));
    const tried = results.reduce((sum, result) => sum + result.tried, 0);
    assert.ok(tried > 1500, `only ${tried} tokens were replaced`);
    const forgotten = results.flatMap(({ path, forgotten }) =>
      forgotten.map(({ token, side }) => `${path}: ${token} may be anything in ${side}`),
    );
    assert.deepEqual(forgotten, []);
  });
});
