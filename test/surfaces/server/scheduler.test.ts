/** Who is checked when, by a clock that the tests move. */
import assert from "node:assert/strict";
import { Scheduler } from "../../../src/surfaces/server/scheduler.ts";
import { FakeClock } from "../../support/fakeClock.ts";

/** A scheduler whose checks take `steps` steps of so many milliseconds, and what has happened. */
function start(steps: number, milliseconds: number, throws: ReadonlySet<string> = new Set()) {
  const clock = new FakeClock();
  const events: string[] = [];
  const scheduler = new Scheduler({
    clock,
    *begin(key) {
      events.push(`begin ${key}`);
      for (let step = 0; step < steps; step++) {
        clock.spend(milliseconds);
        if (throws.has(key)) throw new Error("broken");
        yield;
      }
      events.push(`end ${key}`);
    },
    fail: (key, error) => {
      events.push(`fail ${key}: ${String(error)}`);
    },
  });
  return { clock, events, scheduler };
}

describe("the scheduler", () => {
  it("waits until the typing has stopped", () => {
    const { clock, events, scheduler } = start(1, 1);
    scheduler.request("a", 75);
    clock.pass(74);
    scheduler.request("a", 75);
    clock.pass(74);
    clock.turnAll();
    assert.deepEqual(events, []);
    clock.pass(1);
    clock.turnAll();
    assert.deepEqual(events, ["begin a", "end a"]);
  });

  it("checks in slices of five milliseconds, with a turn for others between", () => {
    const { clock, events, scheduler } = start(10, 2);
    scheduler.request("a", 0);
    assert.deepEqual(events, []);
    let turns = 0;
    while (clock.turn()) turns++;
    assert.deepEqual(events, ["begin a", "end a"]);
    assert.equal(turns, 4);
  });

  it("drops a check when a newer request comes", () => {
    const { clock, events, scheduler } = start(10, 5);
    scheduler.request("a", 0);
    clock.turn();
    clock.turn();
    scheduler.request("a", 75);
    clock.turnAll();
    assert.deepEqual(events, ["begin a"]);
    clock.pass(75);
    clock.turnAll();
    assert.deepEqual(events, ["begin a", "begin a", "end a"]);
  });

  it("lets the note that was edited last go first, and goes on with the others behind it", () => {
    const { clock, events, scheduler } = start(3, 5);
    scheduler.request("a", 0);
    clock.turn();
    scheduler.request("b", 0);
    clock.turnAll();
    assert.deepEqual(events, ["begin a", "begin b", "end b", "end a"]);
  });

  it("drops what is forgotten", () => {
    const { clock, events, scheduler } = start(3, 5);
    scheduler.request("a", 0);
    scheduler.request("b", 10);
    clock.turn();
    scheduler.forget("a");
    scheduler.forget("b");
    clock.pass(20);
    clock.turnAll();
    assert.deepEqual(events, ["begin a"]);
    assert.equal(scheduler.isPending("a"), false);
  });

  it("outlives a check that throws", () => {
    const { clock, events, scheduler } = start(1, 1, new Set(["a"]));
    scheduler.request("b", 0);
    scheduler.request("a", 0);
    clock.turnAll();
    assert.deepEqual(events, ["begin a", "fail a: Error: broken", "begin b", "end b"]);
  });

  it("tells who waits when a note is settled, and when all are", async () => {
    const { clock, events, scheduler } = start(2, 5);
    await scheduler.settled("a");
    scheduler.request("a", 0);
    scheduler.request("b", 0);
    const waiting = [
      scheduler.settled("b").then(() => events.push("b is settled")),
      scheduler.idle().then(() => events.push("all is")),
    ];
    for (let turn = 0; turn < 3; turn++) clock.turn();
    await new Promise(setImmediate);
    assert.deepEqual(events, ["begin b", "end b", "begin a", "b is settled"]);
    clock.turnAll();
    await Promise.all(waiting);
    assert.deepEqual(events.slice(4), ["end a", "all is"]);
  });
});
