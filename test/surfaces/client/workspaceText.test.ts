/** The sentence after a check of the workspace. */
import assert from "node:assert/strict";
import { describeWorkspace } from "../../../src/surfaces/client/workspaceText.ts";

const unreadable = { path: "a.md", message: "permission denied" };

describe("describeWorkspace", () => {
  it("counts notes, steps and failures", () => {
    const result = { notes: 85, steps: 512, refuted: 3, cancelled: false, errors: [] };
    assert.equal(describeWorkspace(result), "Checked 85 notes with 512 steps: 3 fail.");
  });

  it("says that it was cancelled, and what could not be read", () => {
    const result = { notes: 1, steps: 1, refuted: 0, cancelled: true, errors: [unreadable] };
    const words =
      "Cancelled after 1 note with 1 step: none fails. 1 file could not be read; the output says why.";
    assert.equal(describeWorkspace(result), words);
  });
});
