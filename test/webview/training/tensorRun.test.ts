/** Runs with tensors: turns, checkpoints, what lives and what dies, and what happens when something throws. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import { coin } from "../../../webview/experiments/coin/index.ts";
import { createCoin } from "../../../webview/experiments/coin/model.ts";
import { generativeAdversarial } from "../../../webview/experiments/generativeAdversarial/index.ts";
import { createGame } from "../../../webview/experiments/generativeAdversarial/model.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import {
  add,
  log,
  mul,
  sub,
  sum,
  tensor1d,
  tensorsAlive,
  type Scalar,
  type Tensor,
} from "../../../webview/tensors.ts";
import { Noise } from "../../../webview/training/noise.ts";
import { initialCheckpoint, startTensorRun, type TensorModel } from "../../../webview/training/tensorRun.ts";

const noise = Noise.of(4).branch("steps");

/** Two players, each of which goes down a slope of its own, if nothing else is said of the first. */
function walkers(
  more: { readonly turns?: number; readonly loss?: (own: Tensor) => Scalar } = {},
): TensorModel {
  const { turns = 1, loss = (own) => sum(own) } = more;
  return {
    players: {
      leader: {
        initial: Float32Array.of(1, 2),
        loss: ({ leader }, { slopes }) => add(loss(leader as Tensor), mul(0, sum(slopes as Tensor))),
        adam: { learningRate: 0.01 },
        turns,
      },
      follower: {
        initial: Float32Array.of(5),
        loss: ({ follower }) => mul(3, sum(follower as Tensor)),
        adam: { learningRate: 0.01 },
      },
    },
    inputs: (drawn) => ({ slopes: { values: drawn.uniforms(3), shape: [3] } }),
    measured: ({ leader, follower }) => ({ leads: sum(leader as Tensor), follows: sum(follower as Tensor) }),
    exact: ({ leader }) => ({ first: leader?.[0] ?? NaN }),
  };
}

describe("a run with tensors", () => {
  before(() => useBackend("cpu"));

  it("takes as many turns a step as each player has, and corrects Adam's moments for each", async () => {
    // Along a constant slope Adam moves by its learning rate in every turn, if its moments are corrected for the turn.
    for (const turns of [1, 2, 5]) {
      const run = startTensorRun(walkers({ turns }), noise);
      for (let step = 0; step < 10; step++) run.advance();
      const { checkpoint, values } = await run.observe();
      run.dispose();
      assert.equal(checkpoint.step, 10);
      const [first = NaN, second = NaN] = checkpoint.vectors["leader"] ?? [];
      assert.ok(Math.abs(first - (1 - 0.1 * turns)) <= 1e-5);
      assert.ok(Math.abs(second - (2 - 0.1 * turns)) <= 1e-5);
      assert.ok(Math.abs((values["follows"] ?? NaN) - 4.9) <= 1e-4);
      assert.equal(values["first"], first);
    }
  });

  it("draws inputs anew for each turn, and the same ones for the same turn", () => {
    const drawn: string[] = [];
    const model = walkers({ turns: 3 });
    const watched: TensorModel = {
      ...model,
      inputs: (from) => {
        const inputs = model.inputs(from);
        drawn.push([...(inputs["slopes"]?.values ?? [])].join(" "));
        return inputs;
      },
    };
    for (let time = 0; time < 2; time++) {
      const run = startTensorRun(watched, noise);
      run.advance();
      run.advance();
      run.dispose();
    }
    assert.equal(drawn.length, 12);
    assert.equal(new Set(drawn).size, 6);
    assert.deepEqual(drawn.slice(0, 6), drawn.slice(6));
  });

  it("goes on from a checkpoint as if there had been no break", async () => {
    const model = createCoin({ ...defaultsOf(coin.settings), batch: "few" });
    const whole = startTensorRun(model, noise);
    for (let step = 0; step < 12; step++) whole.advance();
    const early = startTensorRun(model, noise);
    for (let step = 0; step < 7; step++) early.advance();
    const late = startTensorRun(model, noise, (await early.observe()).checkpoint);
    for (let step = 0; step < 5; step++) late.advance();
    assert.deepEqual(await late.observe(), await whole.observe());
    for (const run of [whole, early, late]) run.dispose();
  });

  it("is not changed by being observed", async () => {
    const [seen, unseen] = [startTensorRun(walkers(), noise), startTensorRun(walkers(), noise)];
    for (let step = 0; step < 5; step++) {
      seen.advance();
      await seen.observe();
      unseen.advance();
    }
    assert.deepEqual(await seen.observe(), await unseen.observe());
    seen.dispose();
    unseen.dispose();
  });

  it("leaves the checkpoint that it goes on from as it was", async () => {
    const model = walkers();
    const from = initialCheckpoint(model);
    const run = startTensorRun(model, noise, from);
    run.advance();
    await run.observe();
    run.dispose();
    assert.deepEqual(from, initialCheckpoint(walkers()));
  });

  it("refuses a checkpoint of other vectors", () => {
    const before = tensorsAlive();
    const { vectors } = initialCheckpoint(walkers());
    const { follower: _, ...without } = vectors;
    for (const other of [{}, without, { ...vectors, leader: new Float32Array(3) }]) {
      assert.throws(
        () => startTensorRun(walkers(), noise, { step: 1, vectors: other }),
        /checkpoint has no (leader|follower) of \d numbers/,
      );
    }
    assert.equal(tensorsAlive(), before);
  });

  const models: readonly [what: string, model: () => TensorModel, steps: number][] = [
    ["the coin", () => createCoin({ ...defaultsOf(coin.settings), batch: "few" }), 1000],
    ["two players", () => walkers({ turns: 2 }), 1000],
    [
      "a game",
      () =>
        createGame({
          ...defaultsOf(generativeAdversarial.settings),
          width: "small",
          units: 2,
          batch: 8,
          turns: 2,
        }),
      100,
    ],
  ];
  for (const [what, model, steps] of models) {
    it(`holds as many tensors after ${steps} steps as after one, and none in the end: ${what}`, async () => {
      const before = tensorsAlive();
      const run = startTensorRun(model(), noise);
      run.advance();
      const held = tensorsAlive();
      for (let step = 1; step < steps; step++) {
        run.advance();
        if (step % 20 === 0) await run.observe();
        assert.equal(tensorsAlive(), held);
      }
      run.dispose();
      assert.equal(tensorsAlive(), before);
    });
  }

  it("leaves no tensor behind where a loss throws", () => {
    const before = tensorsAlive();
    const run = startTensorRun(
      walkers({
        loss: () => {
          throw new Error("a loss that fails");
        },
      }),
      noise,
    );
    assert.throws(() => run.advance(), /a loss that fails/);
    assert.equal(run.step, 0);
    run.dispose();
    assert.equal(tensorsAlive(), before);
  });

  it("leaves no tensor behind where a reading back fails", async () => {
    const before = tensorsAlive();
    const run = startTensorRun(walkers(), noise);
    const held = tensorsAlive();
    const prototype = Object.getPrototypeOf(tensor1d([0])) as Pick<Tensor, "data">;
    const { data } = prototype;
    prototype.data = () => Promise.reject(new Error("the device is gone"));
    try {
      await assert.rejects(run.observe(), /the device is gone/);
    } finally {
      prototype.data = data;
    }
    assert.equal(tensorsAlive() - held, 1, "only the tensor that this test has made");
    run.dispose();
    assert.equal(tensorsAlive() - before, 1);
  });

  it("asks for nothing exact where the parameters are no numbers", async () => {
    const model = walkers({ loss: (own) => sum(log(sub(own, 1))) });
    const run = startTensorRun({ ...model, exact: () => assert.fail("is asked for exact values") }, noise);
    run.advance();
    const { checkpoint, values } = await run.observe();
    run.dispose();
    assert.ok(checkpoint.vectors["leader"]?.some(Number.isNaN));
    assert.deepEqual(Object.keys(values), ["leads", "follows"]);
  });
});
