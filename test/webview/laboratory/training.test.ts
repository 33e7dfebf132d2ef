/** The training as the page knows it, with a worker of the test's own: what is heard, what is not, what is sent. */
import assert from "node:assert/strict";
import { History } from "../../../webview/laboratory/history.ts";
import { Training } from "../../../webview/laboratory/training.ts";
import type { LinkEvents } from "../../../webview/laboratory/workers.ts";
import type { FromWorker, ToWorker } from "../../../webview/training/messages.ts";

const checkpoint = (step: number): { step: number; vectors: Record<string, Float32Array> } => ({
  step,
  vectors: { coin: Float32Array.of(step) },
});
const observed = (step: number, speed?: number): FromWorker => ({
  type: "observed",
  checkpoint: checkpoint(step),
  values: { theta: step },
  tensorsAlive: 3,
  ...(speed === undefined ? {} : { speed }),
});

interface FakeWorker extends LinkEvents {
  readonly received: ToWorker[];
  isClosed: boolean;
}

function stage(): {
  readonly training: Training;
  readonly workers: FakeWorker[];
  readonly changes: string[];
} {
  const workers: FakeWorker[] = [];
  const changes: string[] = [];
  const training = new Training({
    experiment: "coin",
    wasmFolder: "wasm/",
    openLink: (events) => {
      const worker: FakeWorker = { ...events, received: [], isClosed: false };
      workers.push(worker);
      return {
        send: (message) => worker.received.push(message),
        close: () => {
          worker.isClosed = true;
        },
      };
    },
    onChange: (what) => changes.push(what),
    onPicture: () => changes.push("picture"),
  });
  return { training, workers, changes };
}

const start = { settings: { seed: 1 }, backend: "auto", view: "data" } as const;

describe("the training of a page", () => {
  it("opens a worker with all that a run is determined by", () => {
    const { training, workers } = stage();
    training.start({ ...start, history: new History() });
    assert.deepEqual(workers[0]?.received, [
      {
        type: "open",
        experiment: "coin",
        settings: { seed: 1 },
        backend: "auto",
        wasmFolder: "wasm/",
        view: "data",
      },
    ]);
  });

  it("goes on from the newest observation of a history", () => {
    const { training, workers } = stage();
    const history = new History();
    history.add({ checkpoint: checkpoint(4), values: {} });
    history.add({ checkpoint: checkpoint(8), values: {} });
    training.start({ ...start, history });
    const [message] = workers[0]?.received ?? [];
    assert.ok(message?.type === "open");
    assert.deepEqual(message.checkpoint, checkpoint(8));
    assert.equal(training.newestCheckpoint?.step, 8);
  });

  it("keeps what is observed, and averages the speed", () => {
    const { training, workers, changes } = stage();
    training.start({ ...start, history: new History() });
    const [worker] = workers;
    worker?.onMessage({ type: "opened", checkpoint: checkpoint(0) });
    assert.equal(training.newestCheckpoint?.step, 0);
    worker?.onMessage({ type: "ready", backend: { backend: "wasm", refused: [] } });
    worker?.onMessage({ type: "playing", isPlaying: true });
    for (const speed of [100, 180]) worker?.onMessage(observed(speed, speed));
    assert.equal(training.speed, 110);
    assert.deepEqual([training.isPlaying, training.isReady, training.chosen?.backend], [true, true, "wasm"]);
    assert.equal(training.tensorsAlive, 3);
    assert.deepEqual(
      training.history.measurements.map(({ step }) => step),
      [100, 180],
    );
    assert.deepEqual(changes, ["opened", "ready", "playing", "observed", "observed"]);
  });

  it("knows whether a step is still to be taken", () => {
    const { training, workers } = stage();
    training.start({ ...start, history: new History() });
    training.step();
    training.step();
    workers[0]?.onMessage(observed(1));
    assert.equal(training.isStepping, true);
    workers[0]?.onMessage(observed(2));
    assert.equal(training.isStepping, false);
  });

  it("closes the worker of before, and begins without its failure and its history", () => {
    const { training, workers } = stage();
    training.start({ ...start, history: new History() });
    workers[0]?.onMessage(observed(5));
    workers[0]?.onMessage({ type: "failed", failure: { kind: "diverged", step: 6 } });
    training.start({ ...start, history: new History() });
    assert.deepEqual([workers[0]?.isClosed, workers[1]?.isClosed], [true, false]);
    assert.deepEqual(
      [training.failure, training.history.newest, training.newestCheckpoint],
      [undefined, undefined, undefined],
    );
  });

  it("takes no steps after a failure, and tells the first one", () => {
    const { training, workers, changes } = stage();
    training.start({ ...start, history: new History() });
    const [worker] = workers;
    worker?.onMessage({ type: "playing", isPlaying: true });
    worker?.onBroken("out of memory");
    worker?.onMessage({ type: "failed", failure: { kind: "diverged", step: 6 } });
    assert.deepEqual(training.failure, { kind: "crashed", reason: "out of memory" });
    worker?.onMessage({ type: "playing", isPlaying: true });
    worker?.onMessage(observed(7));
    assert.equal(training.isPlaying, false);
    assert.equal(training.history.newest, undefined);
    const sent = worker?.received.length;
    training.play();
    training.step();
    assert.equal(worker?.received.length, sent);
    assert.deepEqual(changes, ["playing", "failed"]);
  });
});
