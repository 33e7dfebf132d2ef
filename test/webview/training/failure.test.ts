/** What went wrong is said in words that name it, with what to do. */
import assert from "node:assert/strict";
import { describeFailure, type Failure } from "../../../webview/training/failure.ts";

const failures: readonly [failure: Failure, what: RegExp, advice: RegExp][] = [
  [{ kind: "diverged", step: 70 }, /step 70 .* no longer finite/, /learning rate.*reset/],
  [{ kind: "device-lost", backend: "webgl", reason: "unplugged" }, /webgl: unplugged/, /go on/],
  [{ kind: "no-backend", reason: "webgpu is not available here" }, /webgpu is not available/, /Automatic/],
  [{ kind: "crashed", reason: "the vector is too short" }, /mistake of ours: the vector/, /report/],
];

describe("the words for a failure", () => {
  for (const [failure, what, advice] of failures) {
    it(`say what happened and what to do: ${failure.kind}`, () => {
      const words = describeFailure(failure);
      assert.match(words.what, what);
      assert.match(words.advice, advice);
    });
  }
});
