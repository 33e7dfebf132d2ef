/** `npm run measure`: the three scores over real and labelled notes, which are kept beside the repository in ../shared. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";

const folder = "../shared";
const scores = [["notes/score.mjs"], ["bench/score.mjs", `${folder}/bench/dev`], ["corpus/score.mjs"]];
const command = [process.execPath, "dist/cli.js", "check", "--format", "json"];

if (!fs.existsSync(folder)) {
  console.log(`nothing to measure: there is no folder ${folder}`);
} else {
  for (const [script = "", ...options] of scores) {
    console.log(`\n${script}`);
    const { status } = spawnSync(process.execPath, [`${folder}/${script}`, ...options, "--", ...command], {
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = 1;
  }
}
