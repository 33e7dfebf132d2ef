/** A bounded table: it keeps what was asked for lately, and makes everything else anew. */
import assert from "node:assert/strict";
import { Recent } from "../src/recent.ts";

describe("Recent", () => {
  it("keeps a bounded number of values, those used last", () => {
    const made: string[] = [];
    const recent = new Recent<{ readonly of: string }>(2);
    for (const key of ["a", "b", "a", "c", "a", "d", "a", "b"]) {
      const value = recent.get(key, () => {
        made.push(key);
        return { of: key };
      });
      assert.equal(value.of, key);
    }
    assert.deepEqual(made, ["a", "b", "c", "d", "b"]);
  });
});
