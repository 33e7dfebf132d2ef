/**
 * `npm run bench:laboratory`: what readers feel of an experiment's page, in Chromium. For each experiment: how long after
 * it is opened the first picture stands, the longest gap between two animation frames while it trains for ten seconds,
 * and what has been reached then, with a picture of it in `.cache/laboratory/` to be looked at. An argument names the
 * backend (`wasm` without one).
 */
import fs from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { LaboratoryPage, serveLaboratory } from "../test/support/laboratoryPage.ts";
import { backendNames } from "../webview/backend.ts";
import { type ExperimentId, experiments } from "../webview/experiments/index.ts";
import { findChromium } from "./editor/install.ts";
import { startChromium } from "./editor/workbench.ts";

const seconds = 10;
const pictures = path.join(".cache", "laboratory");
const backend = backendNames.find((name) => name === process.argv[2]) ?? "wasm";

interface FrameWatch {
  /** When the first picture stood, after the extension said what to show; in milliseconds. */
  readonly firstPicture?: number;
  readonly longestGap: number;
}

/**
 * Takes, from the extension's message on, the time until the stage is no longer busy; and from `watchFrames()` on the
 * longest gap between frames. As text, because what bundles this file adds names that the page does not have.
 */
const watch = `
globalThis.frameWatch = { longestGap: 0 };
addEventListener("message", () => {
  const began = performance.now();
  const look = () => {
    if (document.querySelector('.stage[aria-busy="false"]') === null) requestAnimationFrame(look);
    else frameWatch.firstPicture ??= performance.now() - began;
  };
  look();
});
globalThis.watchFrames = () => {
  let last = performance.now();
  const frame = (now) => {
    frameWatch.longestGap = Math.max(frameWatch.longestGap, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};`;

const browser = await startChromium(await findChromium((line) => console.log(line)));
const server = await serveLaboratory();
fs.mkdirSync(pictures, { recursive: true });
try {
  console.log(`backend ${backend}; first picture and longest gap between frames in ms`);
  for (const experiment of Object.keys(experiments) as ExperimentId[]) await measure(browser, experiment);
} finally {
  await server.close();
  await browser.close();
}

async function measure(browser: Browser, experiment: ExperimentId): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  try {
    await page.addInitScript(watch);
    await page.goto(server.address());
    const laboratory = new LaboratoryPage(page);
    await laboratory.open(experiment, { backend });
    await laboratory.waitUntilMeasured();
    await laboratory.button("Play").click();
    await page.evaluate("watchFrames()");
    await page.waitForTimeout(seconds * 1000);
    const { firstPicture, longestGap } = await page.evaluate(
      () => (globalThis as unknown as { frameWatch: FrameWatch }).frameWatch,
    );
    await page.screenshot({ path: path.join(pictures, `${experiment}.png`) });
    const step = await laboratory.stepShown();
    const verdicts = (await laboratory.verdicts()).join("; ");
    console.log(
      `${experiment.padEnd(24)} ${String(Math.round(firstPicture ?? NaN)).padStart(5)} ${longestGap.toFixed(0).padStart(5)}` +
        `   step ${step} after ${seconds} s; ${verdicts}`,
    );
  } finally {
    await page.close();
  }
}
