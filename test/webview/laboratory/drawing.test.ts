/** That each kind of layer is drawn, where it stands, and how often the page draws. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { findChromium } from "../../../scripts/editor/install.ts";
import { startChromium } from "../../../scripts/editor/workbench.ts";
import type { Layer } from "../../../webview/experiments/picture.ts";
import { LaboratoryPage, type LaboratoryServer, serveLaboratory } from "../../support/laboratoryPage.ts";
import { coinPicture, coinValues, pictureOf, sampleLayers } from "../../support/samplePictures.ts";
import { scriptedWorker } from "../../support/scriptedWorker.ts";
import { type WatchedPage, watchPage } from "../../support/watchedPage.ts";

describe("the pictures of experiments", () => {
  let browser: Browser;
  let server: LaboratoryServer;
  let watched: WatchedPage;
  let laboratory: LaboratoryPage;

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
  afterEach(async () => {
    server.scripts.clear();
    await watched.close();
  });

  async function show(layers: readonly Layer[], options: BrowserContextOptions = {}): Promise<void> {
    const plan = { picture: pictureOf(...layers), values: coinValues, steps: 1000 };
    server.scripts.set("/training.js", scriptedWorker(plan));
    watched = await watchPage(browser, server.address(), {
      viewport: { width: 1100, height: 760 },
      ...options,
    });
    laboratory = new LaboratoryPage(watched.page);
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
  }

  for (const [what, layer] of Object.entries(sampleLayers)) {
    it(`draw ${what}, and a sample of it in the legend`, async () => {
      await show([]);
      const empty = await laboratory.inkOf();
      await watched.close();
      await show([layer]);
      assert.ok((await laboratory.inkOf()) > empty + 200);
      const samples = watched.page.locator(".seen .legend li");
      assert.match((await samples.allInnerTexts()).join(), new RegExp(`^${layer.label}`));
      const isDrawn = await samples.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
        const { data } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(
          0,
          0,
          canvas.width,
          canvas.height,
        );
        return data.some((byte) => byte > 0);
      });
      assert.equal(isDrawn, true);
    });
  }

  it("are sharp on screens with two pixels for one", async () => {
    await show(Object.values(sampleLayers), { deviceScaleFactor: 2 });
    const [drawn, shown] = await laboratory.picture.evaluate((canvas: HTMLCanvasElement) => [
      canvas.width,
      canvas.clientWidth,
    ]);
    assert.equal(drawn, 2 * (shown ?? 0));
  });

  it("are drawn again when there is more room for them", async () => {
    await show(Object.values(sampleLayers));
    const before = await laboratory.picture.evaluate((canvas: HTMLCanvasElement) => canvas.width);
    await watched.page.setViewportSize({ width: 1500, height: 1000 });
    await laboratory.settledFingerprint();
    const after = await laboratory.picture.evaluate((canvas: HTMLCanvasElement) => canvas.width);
    assert.ok(after > before + 50, `${before} and ${after}`);
    assert.ok((await laboratory.inkOf()) > 1000);
  });

  it("change little where motion is not wanted, and are up to date when the run pauses", async () => {
    const asked = async (): Promise<number> =>
      Number(/^\d+/.exec((await watched.page.locator(".picture-words").innerText()) ?? "")?.[0] ?? NaN);
    await show(coinPicture.layers, { reducedMotion: "reduce" });
    const before = await asked();
    await laboratory.button("Play").click();
    await laboratory.waitForStepBeyond(before + 150);
    await laboratory.button("Pause").click();
    await laboratory.waitForPause();
    await laboratory.settledFingerprint();
    const step = await laboratory.stepShown();
    const questions = (await asked()) - before;
    assert.ok(questions > 0 && questions < step / 15, `${questions} pictures in ${step} steps`);
  });
});
