/** A crashed server is started again, said once, and given up after five crashes in three minutes. */
import assert from "node:assert/strict";
import { createCrashHistory } from "../../../src/surfaces/client/crashHistory.ts";

const minute = 60_000;

describe("createCrashHistory", () => {
  it("says the first crash, restarts quietly, and gives up at the fifth within three minutes", () => {
    const history = createCrashHistory();
    const outcomes = [0, 0.5, 1, 1.5, 2].map((time) => history.record(time * minute));
    assert.deepEqual(outcomes, ["restart-and-say", "restart", "restart", "restart", "give-up"]);
  });

  it("never gives up where crashes are rare, and says each of those", () => {
    const history = createCrashHistory();
    for (let time = 0; time < 60; time += 4) assert.equal(history.record(time * minute), "restart-and-say");
  });

  it("begins anew when the user restarts the server", () => {
    const history = createCrashHistory();
    for (let crash = 0; crash < 5; crash++) history.record(0);
    history.forget();
    assert.equal(history.record(1), "restart-and-say");
  });
});
