/** The derivation of every experiment is read by our own checker, which proves something of it and refutes nothing. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { checkNote } from "../../../src/surfaces/engine.ts";

const folder = path.join(import.meta.dirname, "..", "..", "..", "webview", "experiments");
const readmes = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => path.join(folder, name, "README.md"));

describe("the derivations of the experiments", () => {
  it("are looked at", () => assert.ok(readmes.length >= 2));

  for (const readme of readmes) {
    it(path.relative(folder, readme), () => {
      const text = fs.readFileSync(readme, "utf8");
      const report = checkNote(text);
      const steps = report.derivations.flatMap((derivation) => derivation.steps);
      const found = (kind: string) => steps.filter(({ verdict }) => verdict === kind);
      assert.match(text, /^# \S/);
      assert.deepEqual(found("refuted"), []);
      assert.ok(found("proved").length > 0, "nothing is proved");
    });
  }
});
