/** What the page of an experiment shows where a run cannot go on, and that the ways on lead on. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { findChromium } from "../../../scripts/editor/install.ts";
import { startChromium } from "../../../scripts/editor/workbench.ts";
import {
  LaboratoryPage,
  type LaboratoryServer,
  serveLaboratory,
  workerScript,
} from "../../support/laboratoryPage.ts";
import { coinPicture, coinValues } from "../../support/samplePictures.ts";
import { scriptedWorker } from "../../support/scriptedWorker.ts";
import { type WatchedPage, watchPage } from "../../support/watchedPage.ts";

const worker = "/training.js";

describe("the page of an experiment, where a run cannot go on,", () => {
  let browser: Browser;
  let server: LaboratoryServer;
  let watched: WatchedPage;
  let laboratory: LaboratoryPage;
  let expected: RegExp | undefined;

  before(async function () {
    // Chromium may have to be installed.
    this.timeout(300_000);
    browser = await startChromium(await findChromium((line) => console.log(`    ${line}`)));
    server = await serveLaboratory();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    expected = undefined;
    watched = await watchPage(browser, server.address(), { viewport: { width: 1100, height: 760 } });
    laboratory = new LaboratoryPage(watched.page);
  });
  afterEach(async () => {
    server.scripts.clear();
    await watched.close(expected);
  });

  /** Loads the page anew, with another worker's script in the place of the one that was built. */
  async function loadWith(script: string): Promise<void> {
    server.scripts.set(worker, script);
    await watched.page.reload();
  }

  async function step(to: number): Promise<void> {
    await laboratory.button("Step").click();
    await laboratory.waitForStep(to);
  }

  it("says why the backend that was named cannot be used, and goes on with the best that can", async () => {
    // TensorFlow.js says so on the console as well.
    expected = /backend webgl|WebGL|webgl/;
    await loadWith(`OffscreenCanvas.prototype.getContext = () => null;${workerScript()}`);
    await laboratory.open("coin", { backend: "webgl" });
    await laboratory.failure.waitFor();
    assert.match(await laboratory.failure.innerText(), /cannot be used/);
    assert.ok((await laboratory.inkOf()) > 1000, "the first picture needs no backend");
    assert.equal(await laboratory.button("Play").isEnabled(), false);
    await laboratory.button("Use the best available").click();
    await laboratory.waitUntilMeasured();
    assert.equal(await laboratory.failure.count(), 0);
    await step(1);
    const backend = watched.page.locator(".backend");
    await backend.locator("summary").click();
    assert.match(await backend.innerText(), /WASM computes this run\.[\s\S]*WebGL: /);
  });

  it("goes on with WASM from where it was when the graphics device is lost", async () => {
    expected = /WebGL|webgl|CONTEXT_LOST/;
    const keepContexts = `{
      const { getContext } = OffscreenCanvas.prototype;
      self.contexts = [];
      OffscreenCanvas.prototype.getContext = function (...given) {
        const context = getContext.apply(this, given);
        self.contexts.push(context);
        return context;
      };
    }`;
    await loadWith(`${keepContexts}${workerScript()}`);
    await laboratory.open("coin", { backend: "webgl" });
    await laboratory.waitUntilMeasured();
    for (const to of [1, 2, 3]) await step(to);
    const before = await laboratory.values();
    await watched.page.workers()[0]?.evaluate(() => {
      for (const context of (self as unknown as { contexts: readonly WebGL2RenderingContext[] }).contexts)
        if (!context.isContextLost()) context.getExtension("WEBGL_lose_context")?.loseContext();
    });
    await laboratory.failure.waitFor();
    assert.match(await laboratory.failure.innerText(), /device is gone \(webgl: /);
    assert.deepEqual(await laboratory.values(), before);
    await laboratory.button("Go on with WASM").click();
    await laboratory.waitUntilMeasured();
    assert.equal(await laboratory.stepShown(), 3);
    await step(4);
    assert.match(await laboratory.status.innerText(), /WASM/);
    assert.equal(await laboratory.kept(), 5);
    await laboratory.waitForWorkers(1);
  });

  it("lets a run that diverged be looked back at, and begins another", async () => {
    const values = (at: number): ReturnType<typeof coinValues> | undefined =>
      at < 4 ? coinValues(at) : undefined;
    await loadWith(scriptedWorker({ picture: coinPicture, values, steps: 5 }));
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
    await laboratory.button("Play").click();
    await laboratory.failure.waitFor();
    assert.match(await laboratory.failure.innerText(), /diverged: after step 4/);
    assert.equal(await laboratory.stepShown(), 3);
    await laboratory.scrubTo(1);
    await laboratory.waitForStep(1);
    assert.equal(await laboratory.failure.count(), 0);
    assert.ok((await laboratory.inkOf()) > 1000);
    await laboratory.live.click();
    await laboratory.failure.waitFor();
    await laboratory.button("Settings").click();
    assert.equal(await laboratory.settings.getAttribute("open"), "");
    assert.equal(await laboratory.settings.evaluate((form) => form.contains(document.activeElement)), true);
    await laboratory.failure.getByRole("button", { name: "Reset" }).click();
    await laboratory.waitForStep(0);
    assert.equal(await laboratory.failure.count(), 0);
    await laboratory.waitUntilMeasured();
    await step(1);
  });

  it("starts again where the worker has crashed", async () => {
    const crashing = `${scriptedWorker({ picture: coinPicture, values: coinValues, steps: 9 })}
      answers.pause = () => { throw new Error("a mistake of ours"); };`;
    expected = /a mistake of ours/;
    await loadWith(crashing);
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
    for (const to of [1, 2]) await step(to);
    await laboratory.button("Play").click();
    await laboratory.waitForStepBeyond(2);
    await laboratory.button("Pause").click();
    await laboratory.failure.waitFor();
    assert.match(await laboratory.failure.innerText(), /a mistake of ours/);
    const reached = await laboratory.stepShown();
    await laboratory.button(`Start again from step ${reached}`).click();
    await laboratory.waitUntilMeasured();
    await step(reached + 1);
    const logged = (await laboratory.posted()).find(({ type }) => type === "log");
    assert.match(JSON.stringify(logged), /coin failed.*a mistake of ours/);
  });

  for (const [what, script] of [
    ["cannot be read", "this is no script"],
    ["is not there", undefined],
  ] as const) {
    it(`starts again where the worker's script ${what}`, async () => {
      expected = /Unexpected identifier|404|training\.js/;
      if (script === undefined)
        await watched.page.route(`**${worker}`, (route) => route.fulfill({ status: 404 }));
      await loadWith(script ?? "");
      await laboratory.send({ type: "open", experiment: "coin", backend: "wasm" });
      await laboratory.failure.waitFor();
      assert.equal(await watched.page.locator(".terms .katex").count(), 3);
      server.scripts.clear();
      await watched.page.unroute(`**${worker}`);
      await laboratory.button("Start again from step 0").click();
      await laboratory.waitForPicture();
      await laboratory.waitUntilMeasured();
      await step(1);
    });
  }
});
