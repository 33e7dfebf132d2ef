/** The loop of a run, on a clock that the test moves: what it does in any order of demands, and when things go wrong. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { settle, StandIn } from "../../support/standInRun.ts";

const lost = { kind: "device-lost", backend: "webgl", reason: "unplugged" } as const;

describe("the loop of a run", () => {
  it("plays to its end, pauses there, and goes on for as long once more", async () => {
    const standIn = new StandIn();
    await standIn.loop.open();
    void standIn.loop.play();
    await standIn.rest();
    assert.deepEqual(standIn.observed, [0, 10, 20, 30, 40]);
    assert.deepEqual(standIn.heard.at(-1), { type: "playing", isPlaying: false });
    void standIn.loop.play();
    await standIn.rest();
    assert.equal(standIn.step, 80);
  });

  for (const stepTime of [0.01, 1, 30, 700]) {
    it(`measures at the same steps where each takes ${stepTime} ms`, async () => {
      const standIn = new StandIn({ stepTime });
      await standIn.loop.open();
      void standIn.loop.play();
      await standIn.rest();
      assert.deepEqual(
        standIn.observed.filter((step) => step % 10 === 0),
        [0, 10, 20, 30, 40],
      );
    });
  }

  it("does not leave a slow run unmeasured for more than half a second", async () => {
    const standIn = new StandIn({ stepTime: 170, experiment: { steps: 9, measureEvery: 100 } });
    void standIn.loop.play();
    await standIn.rest();
    assert.deepEqual(standIn.observed, [3, 6, 9]);
  });

  it("ends where a run ends, though it is not measured there by its own", async () => {
    const standIn = new StandIn({ experiment: { steps: 9, measureEvery: 100 } });
    void standIn.loop.play();
    await standIn.rest();
    assert.deepEqual(standIn.observed, [9]);
  });

  it("hears messages after each slice of a dozen milliseconds", async () => {
    const standIn = new StandIn({ stepTime: 5, experiment: { steps: 100, measureEvery: 100 } });
    void standIn.loop.play();
    await settle();
    assert.equal(standIn.step, 3);
    await standIn.tick();
    assert.equal(standIn.step, 6);
  });

  it("keeps its pace, and takes as long for a step that is slow", async () => {
    const standIn = new StandIn({ stepTime: 5, experiment: { steps: 100, measureEvery: 1, pace: 50 } });
    void standIn.loop.play();
    await settle();
    assert.deepEqual([standIn.step, standIn.pauses[0]?.milliseconds], [1, 15]);
    const slow = new StandIn({ stepTime: 90, experiment: { steps: 100, measureEvery: 1, pace: 50 } });
    void slow.loop.play();
    await settle();
    assert.deepEqual([slow.step, slow.pauses[0]?.milliseconds], [1, 0]);
  });

  it("says how many steps a second it takes, only while it plays", async () => {
    const standIn = new StandIn({ stepTime: 4 });
    await standIn.loop.open();
    await standIn.loop.step();
    void standIn.loop.play();
    await standIn.rest();
    const speeds = standIn.heard.flatMap((one) =>
      one.type === "observed" ? [one.speed && Math.round(one.speed)] : [],
    );
    assert.deepEqual(speeds, [undefined, undefined, 250, 250, 250, 250]);
  });

  it("measures where it is paused", async () => {
    const standIn = new StandIn({ stepTime: 5 });
    void standIn.loop.play();
    await settle();
    standIn.loop.pause();
    await standIn.rest();
    assert.deepEqual(standIn.observed, [3]);
  });

  it("keeps one loop when it is played, paused and played again", async () => {
    const standIn = new StandIn({ stepTime: 5 });
    void standIn.loop.play();
    await settle();
    for (let time = 0; time < 5; time++) {
      standIn.loop.pause();
      void standIn.loop.play();
    }
    await settle();
    assert.equal(standIn.pauses.length, 1);
    await standIn.tick();
    assert.equal(standIn.pauses.length, 1);
    await standIn.rest();
    assert.equal(standIn.step, 40);
    assert.deepEqual(standIn.heard.at(-1), { type: "playing", isPlaying: false });
  });

  it("goes on undisturbed when it is played while it plays", async () => {
    const standIn = new StandIn({ stepTime: 5 });
    void standIn.loop.play();
    await settle();
    void standIn.loop.play();
    await standIn.rest();
    assert.deepEqual(standIn.observed, [10, 20, 30, 40]);
  });

  it("takes a single step before it goes on playing", async () => {
    const standIn = new StandIn({ stepTime: 5 });
    void standIn.loop.play();
    await settle();
    void standIn.loop.step();
    void standIn.loop.play();
    await standIn.tick();
    // Three of the first slice, where it is measured as it pauses; the one; and those of the next slice.
    assert.deepEqual(standIn.observed, [3, 4]);
    assert.equal(standIn.step, 7);
  });

  it("plays the next stretch where the last single step has ended one", async () => {
    const standIn = new StandIn({ experiment: { steps: 1, measureEvery: 1 } });
    void standIn.loop.step();
    void standIn.loop.play();
    await standIn.rest();
    assert.equal(standIn.step, 2);
  });

  it("stops where the numbers end, says so once, and was last observed before that", async () => {
    for (const end of [NaN, Infinity, -Infinity]) {
      const standIn = new StandIn({ valueAt: (step) => (step < 17 ? step : end) });
      await standIn.loop.open();
      void standIn.loop.play();
      await standIn.rest();
      void standIn.loop.play();
      void standIn.loop.step();
      await standIn.rest();
      assert.deepEqual(standIn.failures, [{ kind: "diverged", step: 20 }]);
      assert.equal(standIn.observed.at(-1), 10);
      assert.equal(standIn.step, 20);
      await standIn.loop.close();
      assert.equal(standIn.disposals, 1);
    }
  });

  it("takes an infinite value for a value, and one that is no number for the end", async () => {
    const infinite = new StandIn({ valueAt: () => 0, measuredAt: () => Infinity });
    await infinite.loop.open();
    assert.deepEqual(infinite.observed, [0]);
    const none = new StandIn({ valueAt: () => 0, measuredAt: () => NaN });
    await none.loop.open();
    assert.deepEqual(none.failures, [{ kind: "diverged", step: 0 }]);
  });

  it("says that a step has failed, once, and takes no more", async () => {
    const standIn = new StandIn({ crashAt: 7 });
    await standIn.loop.open();
    void standIn.loop.play();
    await standIn.rest();
    void standIn.loop.step();
    void standIn.loop.play();
    await standIn.rest();
    assert.deepEqual(standIn.failures, [{ kind: "crashed", reason: "a step that fails" }]);
    assert.equal(standIn.step, 6);
    assert.deepEqual(
      standIn.heard.filter(({ type }) => type === "playing"),
      [
        { type: "playing", isPlaying: true },
        { type: "playing", isPlaying: false },
      ],
    );
    await standIn.loop.close();
    assert.equal(standIn.disposals, 1);
  });

  it("explains an error by the loss of the device that is heard of after it", async () => {
    const standIn = new StandIn({ crashAt: 1 });
    void standIn.loop.step();
    await settle();
    standIn.loop.end(lost);
    await standIn.rest();
    assert.deepEqual(standIn.failures, [lost]);
  });

  it("ends with its device, though a reading back is never answered", async () => {
    const standIn = new StandIn({ isSlow: true });
    void standIn.loop.play();
    await settle();
    assert.equal(standIn.unanswered.length, 1);
    standIn.loop.end(lost);
    await standIn.loop.close();
    assert.equal(standIn.disposals, 1);
    assert.deepEqual(standIn.failures, [lost]);
    // An answer that comes after all is not passed on.
    await standIn.rest();
    assert.deepEqual(standIn.observed, []);
  });

  it("closes with its device where the loss comes while it waits", async () => {
    const standIn = new StandIn({ isSlow: true });
    void standIn.loop.open();
    await settle();
    const closing = standIn.loop.close();
    await settle();
    assert.equal(standIn.disposals, 0);
    standIn.loop.end(lost);
    await closing;
    assert.equal(standIn.disposals, 1);
    assert.deepEqual(standIn.heard, []);
  });

  it("does not believe what is read back from a device that is lost", async () => {
    const standIn = new StandIn({ isDeviceLost: () => true });
    void standIn.loop.open();
    await standIn.rest();
    assert.deepEqual(standIn.observed, []);
    assert.deepEqual(standIn.failures, [{ kind: "crashed", reason: "The graphics device was lost." }]);
  });

  it("keeps its promises in any order of demands", async () => {
    const demands = ["open", "play", "pause", "step", "tick", "answer", "lose", "close"] as const;
    const demand = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...demands.slice(0, 6)) },
      { weight: 1, arbitrary: fc.constantFrom(...demands.slice(6)) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(demand, { maxLength: 40 }),
        fc.record({
          isSlow: fc.boolean(),
          stepTime: fc.constantFrom(1, 5, 300),
          crashAt: fc.constantFrom(undefined, 3, 25),
          divergeAt: fc.constantFrom(Infinity, 4, 25),
        }),
        async (order, { isSlow, stepTime, crashAt, divergeAt }) => {
          const standIn = new StandIn({
            isSlow,
            stepTime,
            ...(crashAt === undefined ? {} : { crashAt }),
            valueAt: (step) => (step < divergeAt ? step : NaN),
          });
          let beforeClose: { heard: number; step: number; observations: number } | undefined;
          for (const one of order) {
            if (one === "tick" || one === "answer") await standIn[one]();
            else if (one === "lose") standIn.loop.end(lost);
            else void standIn.loop[one]();
            if (one === "close")
              beforeClose ??= {
                heard: standIn.heard.length,
                step: standIn.step,
                observations: standIn.observations,
              };
            // One loop, or one error that waits to be explained: never two of them.
            assert.ok(standIn.pauses.length <= 1);
            assert.ok(standIn.unanswered.length <= 1);
          }
          standIn.loop.pause();
          await standIn.rest();

          const { heard, observed, failures } = standIn;
          if (beforeClose !== undefined) {
            assert.equal(heard.length, beforeClose.heard, "something is said after it was closed");
            assert.equal(standIn.step, beforeClose.step, "a step is taken after it was closed");
            assert.equal(standIn.observations, beforeClose.observations, "is measured after it was closed");
            assert.equal(standIn.disposals, 1);
            return;
          }
          assert.equal(standIn.disposals, 0);
          assert.ok(failures.length <= 1);
          if (failures.length === 1) assert.equal(heard.at(-1)?.type, "failed");
          assert.ok(observed.every((step, index) => index === 0 || step >= (observed[index - 1] ?? 0)));
          for (const [index, one] of heard.filter(({ type }) => type === "playing").entries()) {
            assert.deepEqual(one, { type: "playing", isPlaying: index % 2 === 0 });
          }
          if (failures.length > 0) return;
          assert.equal(heard.filter(({ type }) => type === "playing").length % 2, 0, "is left playing");
          if (standIn.step > 0) assert.equal(observed.at(-1), standIn.step);
          for (let due = 10; due <= standIn.step; due += 10) assert.ok(observed.includes(due));
        },
      ),
      { numRuns: 300 },
    );
  });
});
