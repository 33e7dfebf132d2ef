/** Work that is allowed: all of it may be spent, and no more. */
import assert from "node:assert/strict";
import { Budget } from "../../src/check/budget.ts";

describe("Budget", () => {
  it("allows exactly the work it was given", () => {
    const budget = new Budget(3);
    assert.deepEqual([budget.spend(2), budget.spend(1), budget.spend(1)], [true, true, false]);
  });

  it("is exhausted once all is spent", () => {
    const budget = new Budget(2);
    assert.equal(budget.exhausted, false);
    budget.spend(2);
    assert.equal(budget.exhausted, true);
  });

  it("spends what it refuses", () => {
    const budget = new Budget(2);
    assert.deepEqual([budget.spend(5), budget.spend(1)], [false, false]);
  });
});
