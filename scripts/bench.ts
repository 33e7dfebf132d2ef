/**
 * What checking costs, held against rendering: the time of `checkNote` over the time of KaTeX's `renderToString` on the
 * same passages, in one process, warm and without caches; medians over several rounds.
 */
import fs from "node:fs";
import path from "node:path";
import katex from "katex";
import { checkNote } from "../src/checkNote.ts";
import { findMath } from "../src/notes/findMath.ts";
import type { Note } from "../src/notes/note.ts";

const warmUps = 3;
const rounds = 7;
const folder = fs.existsSync("../shared/notes") ? "../shared/notes" : "examples";

const notes = fs
  .readdirSync(folder)
  .filter((name) => /\.(?:md|ipynb)$/.test(name))
  .sort()
  .map((name): Note => ({ path: name, text: fs.readFileSync(path.join(folder, name), "utf8") }));

let checking = 0;
let rendering = 0;
for (const note of notes) {
  const check = medianTime(() => drain(checkNote(note, {})));
  const passages = findMath(note).documents.flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind === "passage"),
  );
  const render = medianTime(() => {
    const macros = {};
    for (const { tex, display } of passages) {
      katex.renderToString(tex, {
        displayMode: display,
        throwOnError: false,
        strict: false,
        globalGroup: true,
        macros,
      });
    }
  });
  console.log(
    `${note.path}: ${passages.length} passages, check ${check.toFixed(1)} ms, render ${render.toFixed(1)} ms`,
  );
  checking += check;
  rendering += render;
}
console.log(`check/render ratio ${(checking / rendering).toFixed(2)}`);

/** The median time of a task in milliseconds, after warming up. */
function medianTime(task: () => void): number {
  const times: number[] = [];
  for (let round = 0; round < warmUps + rounds; round++) {
    const began = performance.now();
    task();
    if (round >= warmUps) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function drain(steps: Generator): void {
  while (steps.next().done !== true);
}
