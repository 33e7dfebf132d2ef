/** When the bar is drawn, and that nothing of it stays. */
import assert from "node:assert/strict";
import { createProgress } from "../../../src/surfaces/cli/progress.ts";

describe("createProgress", () => {
  function watch(isTerminal: boolean, moments: readonly number[]): string {
    let written = "";
    let time = 0;
    const output = { write: (text: string) => void (written += text), isTerminal, columns: 60 };
    const progress = createProgress(output, () => time);
    for (const moment of moments) {
      time = moment;
      progress.show(0.5, "notes/a.md");
    }
    progress.wipe();
    return written;
  }

  it("draws nothing in a short run, nor where there is no terminal", () => {
    assert.equal(watch(true, [10, 500, 900]), "");
    assert.equal(watch(false, [1000, 2000]), "");
  });

  it("draws at most ten times a second and wipes itself", () => {
    const written = watch(true, [1000, 1050, 1099, 1100]);
    assert.equal(written.split("50% notes/a.md").length - 1, 2);
    assert.ok(written.endsWith("\r\u001b[K"));
  });

  it("never grows wider than the terminal", () => {
    let longest = 0;
    const write = (text: string): void => {
      longest = Math.max(longest, text.replace("\r\u001b[K", "").length);
    };
    let time = 0;
    const progress = createProgress({ write, isTerminal: true, columns: 50 }, () => time);
    time = 5000;
    progress.show(1.2, "x".repeat(200));
    assert.ok(longest > 0 && longest < 50);
  });
});
