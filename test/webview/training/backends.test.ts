/**
 * Every experiment in a real Chromium on every backend, the graphics ones drawn in software: the first steps of a run
 * agree with plain JavaScript's, and closing frees all that a run held.
 */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { findChromium } from "../../../scripts/editor/install.ts";
import { startChromium } from "../../../scripts/editor/workbench.ts";
import type { BackendName } from "../../../webview/backend.ts";
import type { Values } from "../../../webview/experiments/experiment.ts";
import { type ExperimentId, experiments } from "../../../webview/experiments/index.ts";
import { serveWorker, WorkerOnPage, type WorkerServer } from "../../support/trainingWorker.ts";

const steps = 3;

/** How far the values of three steps may be from plain JavaScript's, relative to the greatest of them and at least 1. */
const tolerances: Readonly<Record<Exclude<BackendName, "cpu">, number>> = {
  wasm: 1e-4,
  // Graphics processors round sums in another order, and their exp and tanh to fewer digits.
  webgl: 2e-3,
  webgpu: 2e-3,
};

describe("the training worker in Chromium", () => {
  let browser: Browser;
  let server: WorkerServer;
  let page: Page;
  const onCpu = new Map<ExperimentId, Values>();

  before(async function () {
    this.timeout(300_000);
    browser = await startChromium(await findChromium((line) => console.log(`    ${line}`)));
    server = await serveWorker();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => page.close());

  for (const experiment of Object.keys(experiments) as ExperimentId[]) {
    it(`${experiment} trains on cpu`, async () => {
      onCpu.set(experiment, await train(experiment, "cpu"));
    });
    for (const [backend, tolerance] of Object.entries(tolerances) as [BackendName, number][]) {
      it(`${experiment} trains on ${backend} as on cpu`, async () => {
        const values = await train(experiment, backend);
        for (const [name, expected] of Object.entries(onCpu.get(experiment) ?? {})) {
          const off = Math.abs((values[name] ?? NaN) - expected);
          assert.ok(
            off <= tolerance * Math.max(1, Math.abs(expected)),
            `${name}: ${values[name]}, not ${expected}`,
          );
        }
      });
    }
  }

  /** The values after the first steps; demands that the named backend has computed them and that nothing is left. */
  async function train(experiment: ExperimentId, backend: BackendName): Promise<Values> {
    const worker = await WorkerOnPage.start(page, server.address);
    await worker.post({
      type: "open",
      experiment,
      settings: {},
      backend,
      wasmFolder: `${server.address}wasm/`,
    });
    const { checkpoint } = await worker.next("opened");
    const view = experiments[experiment].views[0].name;
    await worker.post({ type: "look", view, checkpoint });
    const { picture } = await worker.next("picture");
    assert.ok(picture.layers.length > 0 && picture.words !== "");
    const ready = await worker.next("ready");
    if (ready.backend !== undefined) assert.deepEqual(ready.backend, { backend, refused: [] });
    await worker.next("observed");
    let values: Values = {};
    for (let step = 1; step <= steps; step++) {
      await worker.post({ type: "step" });
      const observed = await worker.next("observed");
      assert.equal(observed.checkpoint.step, step);
      ({ values } = observed);
    }
    await worker.post({ type: "close" });
    assert.equal((await worker.next("closed")).tensorsAlive, 0);
    assert.deepEqual(await worker.violations(), []);
    return values;
  }
});
