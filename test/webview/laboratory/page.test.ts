/** The page of an experiment as it is built, in Chromium, under the policy that the extension gives it. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { findChromium } from "../../../scripts/editor/install.ts";
import { startChromium } from "../../../scripts/editor/workbench.ts";
import { experiments, type ExperimentId } from "../../../webview/experiments/index.ts";
import { LaboratoryPage, type LaboratoryServer, serveLaboratory } from "../../support/laboratoryPage.ts";
import { themes } from "../../support/themeVariables.ts";
import { type WatchedPage, watchPage } from "../../support/watchedPage.ts";

const viewport = { width: 1100, height: 760 };

describe("the page of an experiment", () => {
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
  beforeEach(async () => {
    watched = await watchPage(browser, server.address(), { viewport });
    laboratory = new LaboratoryPage(watched.page);
  });
  afterEach(() => watched.close());

  /** What a run shows after so many single steps. */
  async function takeSteps(count: number): Promise<{ values: readonly string[]; picture: number }> {
    await laboratory.waitUntilMeasured();
    const from = await laboratory.stepShown();
    for (let step = 1; step <= count; step++) {
      await laboratory.button("Step").click();
      await laboratory.waitForStep(from + step);
    }
    return { values: await laboratory.values(), picture: await laboratory.settledFingerprint() };
  }

  it("says that it is there, and waits to hear which experiment to show", async () => {
    assert.deepEqual(await laboratory.posted(), [{ type: "ready" }]);
    assert.match(await watched.page.getByRole("status").innerText(), /being opened/);
  });

  it("shows data, untrained model and equation before any training", async () => {
    await laboratory.open("coin");
    assert.ok((await laboratory.inkOf()) > 1000);
    assert.equal(await watched.page.locator("h1").innerText(), "Coin: maximum likelihood");
    assert.equal(await watched.page.locator(".terms .katex").count(), 3);
    assert.equal(await watched.page.locator(".source, .katex-error").count(), 0);
    await laboratory.waitUntilMeasured();
    assert.equal(await laboratory.stepShown(), 0);
    assert.deepEqual((await laboratory.values())[0], "−0.69315");
    assert.match((await laboratory.verdicts())[0] ?? "", /^closes/);
    assert.match(await laboratory.status.innerText(), /WASM/);
    assert.match(await laboratory.status.innerText(), /tensors alive/);
  });

  it("takes single steps, and the same ones again after a reset", async () => {
    await laboratory.open("coin");
    const first = await takeSteps(3);
    await laboratory.button("Reset").click();
    await laboratory.waitForStep(0);
    assert.notDeepEqual((await takeSteps(1)).values, first.values);
    assert.deepEqual(await takeSteps(2), first);
  });

  it("plays and pauses, by buttons and by keys", async () => {
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
    await laboratory.button("Play").click();
    await laboratory.waitForStepBeyond(3);
    await laboratory.button("Pause").click();
    await laboratory.waitForPause();
    await watched.page.locator("h1").click();
    const paused = await laboratory.stepShown();
    await watched.page.keyboard.press("Space");
    await laboratory.waitForStepBeyond(paused + 2);
    await watched.page.keyboard.press("Space");
    await laboratory.waitForPause();
    await watched.page.keyboard.press("r");
    await laboratory.waitForStep(0);
    await laboratory.waitUntilMeasured();
    for (const step of [1, 2]) {
      await watched.page.keyboard.press("ArrowRight");
      await laboratory.waitForStep(step);
    }
    assert.equal((await laboratory.kept()) >= 3, true);
  });

  it("leaves keys to the parts that have a use for them", async () => {
    await laboratory.open("coin");
    await takeSteps(2);
    await laboratory.settings.locator("summary").click();
    const seed = laboratory.settings.getByRole("textbox", { name: /Seed/ });
    await seed.focus();
    for (const key of ["End", "r", "Space", "ArrowRight"]) await watched.page.keyboard.press(key);
    assert.equal(await seed.inputValue(), "1r ");
    await laboratory.button("Reset").focus();
    await watched.page.keyboard.press("Space");
    await laboratory.waitForStep(0);
    await takeSteps(2);
    await laboratory.slider.focus();
    await watched.page.keyboard.press("ArrowLeft");
    await laboratory.waitForStep(1);
    await watched.page.keyboard.press("ArrowRight");
    await laboratory.waitForStep(2);
    const [first, second] = experiments.coin.views;
    await laboratory.tab(first.title).focus();
    await watched.page.keyboard.press("ArrowRight");
    assert.equal(await laboratory.tab(second.title).getAttribute("aria-selected"), "true");
    assert.equal(await laboratory.stepShown(), 2);
  });

  it("looks back at any step that was observed, and returns", async () => {
    await laboratory.open("coin");
    const untrained = await takeSteps(0);
    const trained = await takeSteps(6);
    await laboratory.scrubTo(0);
    await laboratory.waitForStep(0);
    assert.deepEqual(await laboratory.shown(), untrained);
    assert.equal(await laboratory.live.getAttribute("aria-pressed"), "false");
    await laboratory.live.click();
    await laboratory.waitForStep(6);
    assert.deepEqual(await laboratory.shown(), trained);
    const chart = watched.page.locator(".curves .u-over").first();
    const box = await chart.boundingBox();
    assert.ok(box);
    await chart.click({ position: { x: (3 / experiments.coin.steps) * box.width, y: 20 } });
    await laboratory.waitForStep(3);
    await laboratory.button("Step").click();
    await laboratory.waitForStep(7);
    assert.equal(await laboratory.live.getAttribute("aria-pressed"), "true");
  });

  it("shows each of its views, with a legend of its own", async () => {
    await laboratory.open("coin");
    await takeSteps(1);
    const seen = new Set<string>();
    for (const { title } of experiments.coin.views) {
      await laboratory.tab(title).click();
      await laboratory.settledFingerprint();
      seen.add(await watched.page.locator(".seen .legend").innerText());
      assert.notEqual(await laboratory.picture.getAttribute("aria-label"), "");
    }
    assert.equal(seen.size, experiments.coin.views.length);
  });

  it("begins anew with settings that are applied, and refuses wrong ones", async () => {
    await laboratory.open("coin");
    await takeSteps(2);
    await laboratory.settings.locator("summary").click();
    const flips = laboratory.settings.getByRole("textbox", { name: /Flips/ }).first();
    await flips.fill("0");
    assert.equal(await laboratory.settings.getByText("From 1 to 2000.").isVisible(), true);
    await laboratory.button("Apply and reset").click();
    assert.equal(await laboratory.stepShown(), 2);
    await flips.fill("7");
    assert.equal(await laboratory.settings.getByText("From 1 to 2000.").count(), 0);
    await laboratory.settings.getByRole("combobox").click();
    await laboratory.settings.getByRole("option", { name: "1, drawn anew" }).click();
    assert.equal(await laboratory.settings.getByText("Not applied yet.").isVisible(), true);
    await laboratory.button("Apply and reset").click();
    await laboratory.waitForStep(0);
    await laboratory.waitUntilMeasured();
    assert.equal(await laboratory.settings.getByText("Not applied yet.").count(), 0);
    await laboratory.button("Copy link").click();
    const copied = (await laboratory.posted()).find(({ type }) => type === "copyLink");
    assert.deepEqual(copied, {
      type: "copyLink",
      experiment: "coin",
      settings: { flips: 7, bias: 0.7, learningRate: 0.05, batch: "single", seed: 1 },
    });
  });

  it("takes the settings of a link, and another experiment in its place", async () => {
    await laboratory.open("coin", { settings: { seed: 5, flips: "many" } });
    await laboratory.waitUntilMeasured();
    assert.match(await laboratory.status.innerText(), /seed 5/);
    await takeSteps(1);
    await laboratory.send({ type: "open", experiment: "coin", backend: "wasm" });
    assert.equal(await laboratory.stepShown(), 1);
    await laboratory.open("coin", { settings: { seed: 6 } });
    await laboratory.waitForStep(0);
    assert.match(await laboratory.status.innerText(), /seed 6/);
    const another = (Object.keys(experiments) as ExperimentId[]).find((id) => id !== "coin");
    assert.ok(another);
    await laboratory.open(another);
    assert.equal(await watched.page.locator("h1").innerText(), experiments[another].title);
    await laboratory.waitForWorkers(1);
  });

  it("goes on after it was loaded anew as if nothing had been", async () => {
    await laboratory.open("coin", { settings: { batch: "few" } });
    await takeSteps(4);
    const uninterrupted = await takeSteps(3);
    await laboratory.button("Reset").click();
    await laboratory.waitForStep(0);
    await laboratory.tab(experiments.coin.views[1].title).click();
    await laboratory.tab(experiments.coin.views[0].title).click();
    const before = await takeSteps(4);
    await laboratory.waitUntilKept(4);
    await watched.page.reload();
    assert.deepEqual(await laboratory.posted(), [{ type: "ready", experiment: "coin" }]);
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
    assert.deepEqual(await takeSteps(0), before);
    assert.equal(await laboratory.kept(), 5);
    assert.deepEqual(await takeSteps(3), uninterrupted);
  });

  it("remembers its view and whether its form is open", async () => {
    await laboratory.open("coin");
    const [, second] = experiments.coin.views;
    await laboratory.tab(second.title).click();
    await laboratory.settings.locator("summary").click();
    await laboratory.waitUntilMeasured();
    await laboratory.waitUntilKept(0, { isFormOpen: true });
    await watched.page.reload();
    await laboratory.open("coin");
    assert.equal(await laboratory.tab(second.title).getAttribute("aria-selected"), "true");
    assert.equal(await laboratory.settings.getAttribute("open"), "");
  });

  it("saves picture, numbers and weights", async () => {
    await laboratory.open("coin");
    await takeSteps(2);
    for (const item of ["Picture (PNG)", "Numbers (CSV)", "Numbers (JSON)", "Weights (JSON)"]) {
      await laboratory.button("Save").click();
      await watched.page.getByRole("menuitem", { name: item }).click();
    }
    const files = new Map((await laboratory.saved(4)).map(({ name, contents }) => [name, contents]));
    const names = ["coin-step-2.png", "coin-numbers.csv", "coin-numbers.json", "coin-weights-step-2.json"];
    const [picture, table, numbers, weights] = names.map((name) => files.get(name));
    assert.ok(picture instanceof Uint8Array && picture.length > 5000);
    assert.deepEqual([...picture.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const lines = String(table).trimEnd().split("\n");
    assert.equal(lines.filter((line) => /^[012],/.test(line)).length, 3);
    assert.ok(lines.includes("# flips: 40"));
    const read = JSON.parse(String(numbers)) as { measurements: unknown[]; settings: unknown };
    assert.equal(read.measurements.length, 3);
    const { step, vectors } = JSON.parse(String(weights)) as { step: number; vectors: object };
    assert.deepEqual([step, "coin" in vectors], [2, true]);
  });

  it("opens its menu and chooses from it by the keyboard", async () => {
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
    const isOpen = (): Promise<string | null> => laboratory.button("Save").getAttribute("aria-expanded");
    await laboratory.button("Save").focus();
    await watched.page.keyboard.press("ArrowDown");
    assert.equal(await isOpen(), "true");
    await watched.page.keyboard.press("Escape");
    assert.equal(await isOpen(), "false");
    await watched.page.keyboard.press("Enter");
    await watched.page.keyboard.press("ArrowDown");
    await watched.page.keyboard.press("Enter");
    assert.deepEqual(
      (await laboratory.saved(1)).map(({ name }) => name),
      ["coin-numbers.csv"],
    );
    assert.equal(await isOpen(), "false");
    assert.equal(
      await laboratory.button("Save").evaluate((button) => button === document.activeElement),
      true,
    );
    assert.equal(await laboratory.stepShown(), 0);
  });

  it("asks for the derivation and for the other experiments", async () => {
    await laboratory.open("coin");
    await laboratory.button("Show derivation").click();
    await laboratory.button("All experiments").click();
    assert.deepEqual((await laboratory.posted()).slice(1), [
      { type: "showDerivation", experiment: "coin" },
      { type: "showGallery" },
    ]);
    await laboratory.send({ type: "tell", words: "The link was copied." });
    assert.match(await laboratory.status.innerText(), /The link was copied\./);
  });

  it("pauses while it is hidden, and goes on and says so when it is seen again", async () => {
    await laboratory.open("coin");
    await laboratory.waitUntilMeasured();
    await laboratory.button("Play").click();
    await laboratory.waitForStepBeyond(2);
    await laboratory.setHidden(true);
    await laboratory.waitForPause();
    const step = await laboratory.stepShown();
    await laboratory.waitUntilKept(step);
    await laboratory.setHidden(false);
    await laboratory.waitForStepBeyond(step);
    assert.match(await laboratory.status.innerText(), /goes on/);
    await laboratory.button("Pause").click();
    await laboratory.waitForPause();
    await laboratory.setHidden(true);
    await laboratory.setHidden(false);
    assert.equal(await laboratory.button("Pause").count(), 0);
  });

  it("follows the theme, with the run where it was", async () => {
    await laboratory.open("coin");
    const dark = (await takeSteps(2)).picture;
    for (const name of ["Light Modern", "Dark High Contrast", "Light High Contrast"] as const) {
      await laboratory.setTheme(themes[name]);
      assert.notEqual(await laboratory.settledFingerprint(), dark, name);
      assert.ok((await laboratory.inkOf()) > 1000, name);
    }
    await laboratory.setTheme(themes["Dark Modern"]);
    assert.equal(await laboratory.settledFingerprint(), dark);
    assert.equal(await laboratory.stepShown(), 2);
  });

  it("names what is drawn, and says what the run does", async () => {
    await laboratory.open("coin");
    await takeSteps(1);
    const announced = watched.page.locator("body > [role=status]");
    assert.match(await announced.innerText(), /^Step 1\. Likelihood, entropy and divergence: closes/);
    await laboratory.button("Play").click();
    await announced.filter({ hasText: "Playing." }).waitFor();
    await laboratory.button("Pause").click();
    await announced.filter({ hasText: "Paused." }).waitFor();
    await laboratory.settledFingerprint();
    const unnamed = await watched.page.locator("canvas").evaluateAll((canvases) =>
      canvases
        .filter((canvas) => canvas.getAttribute("aria-hidden") !== "true")
        .filter((canvas) => canvas.role !== "img" || (canvas.ariaLabel ?? "") === "")
        .map((canvas) => canvas.outerHTML),
    );
    assert.deepEqual(unnamed, []);
    const bias = await watched.page
      .getByRole("img", { name: /^Bias over the steps/ })
      .getAttribute("aria-label");
    assert.match(bias ?? "", new RegExp(`At step ${await laboratory.stepShown()}: the coin's bias 0\\.`));
  });

  for (const [width, height] of [
    [300, 700],
    [560, 700],
    [1100, 420],
    [1600, 1000],
  ] as const) {
    it(`fits a panel of ${width} by ${height} pixels`, async () => {
      await watched.page.setViewportSize({ width, height });
      await laboratory.open("coin");
      await laboratory.waitUntilMeasured();
      await laboratory.settings.locator("summary").click();
      assert.deepEqual(await laboratory.clipped(), []);
    });
  }

  for (const id of Object.keys(experiments) as ExperimentId[]) {
    it(`trains ${id}, shows all of its views and closes its identities`, async () => {
      await laboratory.open(id, { backend: "wasm" });
      const untrained = await takeSteps(0);
      assert.equal(untrained.values.length > 0, true);
      const trained = await takeSteps(2);
      assert.deepEqual(
        trained.values.filter((value) => !/^−?(?:[\d.]+(?:·10\S+)?|∞)$/.test(value)),
        [],
      );
      assert.notDeepEqual(trained, untrained);
      for (const verdict of await laboratory.verdicts()) assert.match(verdict, /^closes/);
      for (const { title } of experiments[id].views) {
        await laboratory.tab(title).click();
        await laboratory.settledFingerprint();
        assert.ok((await laboratory.inkOf()) > 1000, title);
      }
      await laboratory.tab(experiments[id].views[0].title).click();
      await laboratory.scrubTo(0);
      await laboratory.waitForStep(0);
      assert.deepEqual(await laboratory.shown(), untrained);
      await laboratory.button("Reset").click();
      await laboratory.waitForStep(0);
      assert.deepEqual(await takeSteps(2), trained);
      assert.deepEqual(await laboratory.clipped(), []);
    });
  }

  it("trains with WebGL where it is asked to", async () => {
    await laboratory.open("coin", { backend: "webgl" });
    await takeSteps(3);
    assert.match((await laboratory.verdicts())[0] ?? "", /^closes/);
    assert.match(await laboratory.status.innerText(), /WebGL/);
  });
});
