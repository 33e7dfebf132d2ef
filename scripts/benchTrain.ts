/**
 * `npm run bench:train`: steps a second of the training steps of VAE and GAN, on each backend, beside the same steps as
 * they are usually written with TensorFlow.js. CPU and WASM in Node.js, WebGL and WebGPU in Chromium.
 */
import path from "node:path";
import { build } from "esbuild";
import { measure, type Timing } from "./benchTrain/measure.ts";
import type { PageOfMeasurements } from "./benchTrain/page.ts";
import { findChromium } from "./editor/install.ts";
import { startChromium } from "./editor/workbench.ts";

const root = path.resolve(import.meta.dirname, "..");
const wasmFolder = `${path.join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`;
const columns = [38, 6, 16, 16, 6] as const;
const adapters: string[] = [];

print(["backend", "step", "ours", "usual", "ratio"]);
for (const backend of ["cpu", "wasm"] as const) {
  printTimings(`${backend}, Node.js`, await measure(backend, wasmFolder));
}
await measureInChromium();
console.log(`
Steps a second at batch 256 and width 64, medians of rounds that take turns, and the ratio of the two. In ours all
parameters of a player are one vector, so that Adam is a dozen operations; noise comes from a seeded generator; nothing is
read back before a round ends. The usual steps have a tensor for each weight and bias, noise by tf.randomNormal, and
read their loss in each step. Drawn in software, a graphics backend does not tell how fast a card is.
${adapters.join("\n")}`);

async function measureInChromium(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "scripts/benchTrain/page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    logLevel: "warning",
  });
  const [bundle] = outputFiles;
  const browser = await startChromium(await findChromium((line) => console.log(line)));
  try {
    for (const backend of ["webgl", "webgpu"] as const) {
      const page = await browser.newPage();
      // WebGPU is for secure origins alone, such as this one, which no network is asked for.
      const address = "http://localhost/measurements";
      await page.route(address, (route) =>
        route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Measurements</title>" }),
      );
      await page.goto(address);
      await page.addScriptTag({ content: bundle?.text ?? "" });
      const adapter = await page.evaluate(
        (name) => (globalThis as unknown as PageOfMeasurements).adapterOf(name),
        backend,
      );
      const timings = await page
        .evaluate((name) => (globalThis as unknown as PageOfMeasurements).measure(name), backend)
        .catch((error: unknown) => String(error));
      adapters.push(`${backend} is drawn by ${adapter}.`);
      const kind = /swiftshader|llvmpipe|software/i.test(adapter) ? "in software" : "on a graphics card";
      if (typeof timings === "string") console.log(`${backend} was not measured: ${timings}`);
      else printTimings(`${backend}, Chromium, ${kind}`, timings);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

function printTimings(backend: string, timings: readonly Timing[]): void {
  for (const { experiment, ours, usual } of timings) {
    const speeds = [ours, usual].map((milliseconds) => `${(1000 / milliseconds).toFixed(1)} steps/s`);
    print([backend, experiment, ...speeds, (usual / ours).toFixed(2)]);
  }
}

function print(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, index) => cell.padEnd(columns[index] ?? 0))
      .join(" ")
      .trimEnd(),
  );
}
