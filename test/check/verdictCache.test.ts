/** Verdicts that are remembered are those that a fresh check gives, whatever edits have come between. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { VerdictCache } from "../../src/check/verdictCache.ts";
import type { Claim, Context } from "../../src/semantics/claim.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import { drained } from "../support/notes.ts";

const isFull = process.env["MARGINALIA_FULL"] === "1";
const folder = path.join(import.meta.dirname, "..", "derivations");
const names = ["chainRule.md", "directives.md", "readings.md", "scores.ipynb", "meanings.md"];
const texts = names.map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), "utf8") }));

/** An edit as a place in the text, from 0 to 1, and what happens there. */
type Edit = readonly [kind: (typeof kinds)[number], place: number];
const kinds = [
  "flip a sign",
  "drop a line",
  "repeat a line",
  "rename a letter",
  "type a letter",
  "define",
] as const;

function apply(text: string, [kind, place]: Edit): string {
  const at = Math.floor(place * text.length);
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.includes("\n", at) ? text.indexOf("\n", at) + 1 : text.length;
  switch (kind) {
    case "flip a sign":
      return text.slice(0, at) + text.slice(at).replace(/[+-]/, (sign) => (sign === "+" ? "-" : "+"));
    case "drop a line":
      return text.slice(0, lineStart) + text.slice(lineEnd);
    case "repeat a line":
      return text.slice(0, lineEnd) + text.slice(lineStart, lineEnd) + text.slice(lineEnd);
    case "rename a letter":
      return text.slice(0, at) + text.slice(at).replace(/[pqxz](?=\()/, "r");
    case "type a letter":
      return `${text.slice(0, at)}a${text.slice(at)}`;
    case "define":
      return `${text.slice(0, lineStart)}\n$$ g := f + 1 $$\n\n${text.slice(lineStart)}`;
  }
}

describe("the cache of verdicts", function () {
  this.timeout(isFull ? 0 : 60_000);

  it("never changes a report, over many edits of a note", () => {
    const edits = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 4,
    });
    const property = fc.property(fc.constantFrom(...texts), edits, ({ name, text }, list) => {
      const known = new VerdictCache();
      let edited = text;
      drained({ path: name, text: edited }, { known });
      for (const edit of list) {
        edited = apply(edited, edit);
        assert.deepEqual(
          drained({ path: name, text: edited }, { known }),
          drained({ path: name, text: edited }),
        );
      }
    });
    fc.assert(property, { numRuns: isFull ? 300 : 12, seed: 20_261_122 });
  });

  const variable = (name: string): Expression => ({
    kind: "variable",
    name,
    subscripts: [],
    superscripts: [],
  });
  const claim: Claim = {
    comparison: { relation: "=", left: variable("a"), right: variable("b") },
    premises: [],
  };
  const context: Context = { definitions: [], independentDraws: [], discrete: [], laws: [] };
  const options = { seed: 1, work: 10 };

  it("asks once for the same question", () => {
    const cache = new VerdictCache();
    let asked = 0;
    for (let time = 0; time < 3; time++)
      cache.verdictOn(structuredClone(claim), context, options, () => {
        asked++;
        return { kind: "assumption" };
      });
    assert.equal(asked, 1);
  });

  it("asks anew when anything differs that a verdict depends on", () => {
    const cache = new VerdictCache();
    let asked = 0;
    const ask = (one: Claim, where: Context, how: Parameters<VerdictCache["verdictOn"]>[2]): void => {
      cache.verdictOn(one, where, how, () => {
        asked++;
        return { kind: "assumption" };
      });
    };
    const { comparison } = claim;
    ask(claim, context, options);
    ask({ ...claim, comparison: { ...comparison, relation: "≤" } }, context, options);
    ask({ ...claim, comparison: { ...comparison, right: variable("c") } }, context, options);
    ask({ ...claim, premises: [comparison] }, context, options);
    ask(claim, { ...context, definitions: [{ left: variable("a"), right: variable("b") }] }, options);
    ask(claim, { ...context, independentDraws: ["x"] }, options);
    ask(claim, { ...context, discrete: ["x"] }, options);
    ask(claim, { ...context, laws: ["x"] }, options);
    ask(claim, context, { ...options, seed: 2 });
    ask(claim, context, { ...options, work: 11 });
    ask(claim, context, { ...options, asWritten: false });
    assert.equal(asked, 11);
  });

  it("forgets what was not asked for longest", () => {
    const cache = new VerdictCache(2);
    const asked: string[] = [];
    const ask = (name: string): void => {
      const one = { ...claim, comparison: { ...claim.comparison, left: variable(name) } };
      cache.verdictOn(one, context, options, () => {
        asked.push(name);
        return { kind: "assumption" };
      });
    };
    ["a", "b", "a", "c", "a", "d", "a", "b"].forEach(ask);
    assert.deepEqual(asked, ["a", "b", "c", "d", "b"]);
  });
});
