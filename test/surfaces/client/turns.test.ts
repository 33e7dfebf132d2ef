/** Work in parts: each gets its turn, other things come in between, and new work replaces the old of its key. */
import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { createTurns } from "../../../src/surfaces/client/turns.ts";

describe("createTurns", () => {
  function* work(name: string, done: string[]): Generator<void, void> {
    for (const part of [1, 2, 3]) {
      yield;
      done.push(`${name}${part}`);
    }
  }

  async function afterTurns(count: number): Promise<void> {
    for (let index = 0; index < count; index++) await turn();
  }

  it("does one part a turn, and one piece of work after the other", async () => {
    const [turns, done]: [ReturnType<typeof createTurns<string>>, string[]] = [createTurns(), []];
    turns.take("a", work("a", done));
    turns.take("b", work("b", done));
    assert.deepEqual(done, []);
    await afterTurns(3);
    assert.ok(done.length >= 1 && done.length < 3, `${done.length} parts in three turns`);
    await afterTurns(10);
    assert.deepEqual(done, ["a1", "a2", "a3", "b1", "b2", "b3"]);
  });

  it("drops what is left of the work that a key had", async () => {
    const [turns, done]: [ReturnType<typeof createTurns<string>>, string[]] = [createTurns(), []];
    turns.take("a", work("old", done));
    await afterTurns(3);
    turns.take("a", work("new", done));
    await afterTurns(10);
    assert.deepEqual(done.slice(-3), ["new1", "new2", "new3"]);
    assert.ok(!done.includes("old3"), "the old work was done to its end");
  });

  it("does nothing more once it is disposed of", async () => {
    const [turns, done]: [ReturnType<typeof createTurns<string>>, string[]] = [createTurns(), []];
    turns.take("a", work("a", done));
    turns.dispose();
    await afterTurns(6);
    assert.deepEqual(done, []);
  });
});
