/**
 * Whether the readings of real notes account for every token, and whether what is printed reads back: counts over the
 * notes and the corpus that are kept beside the repository in ../shared, with some examples of each kind of oddity.
 */
import fs from "node:fs";
import path from "node:path";
import { findMath } from "../src/notes/findMath.ts";
import { coverageOf } from "../test/support/tokenCoverage.ts";

const mostExamples = 12;

for (const folder of ["../shared/notes", "../shared/corpus/files"]) {
  if (!fs.existsSync(folder)) console.log(`nothing to measure: there is no folder ${folder}`);
  else measure(folder);
}

function measure(folder: string): void {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:md|markdown|mdx|qmd|Rmd|ipynb)$/.test(name))
    .sort();
  let [sides, tokens, never, often, changed] = [0, 0, 0, 0, 0];
  const examples: string[] = [];
  for (const name of files) {
    const note = { path: name, text: fs.readFileSync(path.join(folder, name), "utf8") };
    for (const document of findMath(note).documents) {
      const coverage = coverageOf(document);
      sides += coverage.sides;
      tokens += coverage.tokens;
      never += coverage.odd.filter(({ times }) => times === 0).length;
      often += coverage.odd.filter(({ times }) => times > 1).length;
      changed += coverage.changed.length;
      examples.push(
        ...coverage.odd.map(({ token, times, side }) => `${token} is covered ${times} times in ${side}`),
      );
      examples.push(...coverage.changed.map(({ side, printed, why }) => `${side} prints ${printed}: ${why}`));
    }
  }
  console.log(`\n${folder}: ${files.length} notes, ${sides} sides read, ${tokens} tokens`);
  console.log(`covered once ${tokens - never - often}, never ${never}, more than once ${often}`);
  console.log(`printed and read again: the same ${sides - changed}, different ${changed}`);
  const step = Math.max(1, Math.floor(examples.length / mostExamples));
  for (const example of examples.filter((_, index) => index % step === 0)) {
    console.log(`  ${example.replace(/\s+/g, " ").slice(0, 220)}`);
  }
}
