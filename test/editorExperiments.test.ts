/**
 * Experiments in a real VS Code, as a reader opens them: from the palette, from a lens over a derivation, from the gallery
 * and by a link. Their pages start, train, say nothing wrong to the console, end when they are closed, and come back
 * after the window is loaded anew.
 */
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import type { Workbench } from "../scripts/editor/workbench.ts";
import { experiments, type ExperimentId } from "../webview/experiments/index.ts";
import { noteOnExperiments } from "./editor/noteTexts.ts";
import { prepareStand, type Stand } from "./editor/stand.ts";

const ids = Object.keys(experiments) as ExperimentId[];
/** Names no experiment and no part of a title, so that a test can tell the panel from the editor. */
const file = "note.md";

describe("experiments in a real VS Code", function () {
  // The first run fetches the editor and may have to install Chromium.
  this.timeout(900_000);
  let stand: Stand;
  let workbench: Workbench;
  let errors: string[];

  before(async () => {
    stand = await prepareStand((line) => console.log(`    ${line}`));
    stand.server.writeSettings({
      // The one backend that is the same on every machine, and the one whose files have to be fetched.
      "marginalia.experiments.backend": "wasm",
      "extensions.confirmedUriHandlerExtensionIds": ["marginalia.marginalia"],
    });
    workbench = await stand.open(file, noteOnExperiments);
    errors = errorsOfPages(workbench.page);
    // Commands are there as soon as what they lead to is.
    await workbench.page.locator(".codelens-decoration a").first().waitFor();
  });
  after(async () => {
    await workbench?.close();
    await stand?.end();
  });
  afterEach(async () => {
    await workbench.runCommand("View: Close All Editors");
    await workbench.page.locator("iframe.webview").first().waitFor({ state: "detached" });
    assert.deepEqual(errors.splice(0), []);
    await workbench.openFile(file);
  });

  for (const id of ids) {
    it(`opens ${id} from the palette, and takes steps`, async () => {
      const { page } = workbench;
      await workbench.runCommand("Marginalia: Open Experiment…");
      const row = page.locator(`.quick-input-list .monaco-list-row[aria-label*="${experiments[id].title}"]`);
      await row.first().click();
      await untilTab(page, id);
      const panel = panelIn(page);
      const picture = panel.locator("#picture canvas");
      await picture.waitFor();
      await untilStep(panel, 0);
      for (let step = 1; step <= 3; step++) {
        await panel.getByRole("button", { name: "Step", exact: true }).click();
        await untilStep(panel, step);
      }
      const colours = await picture.evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas;
        const pixels = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
        return new Set(new Uint32Array(Uint8ClampedArray.from(pixels).buffer)).size;
      });
      assert.ok(colours > 4, `the picture has ${colours} colours`);
    });

    it(`opens ${id} from the lens over its derivation`, async () => {
      const { page } = workbench;
      await workbench.goTo(noteOnExperiments.split("\n").indexOf(`# ${id}`) + 1, 1);
      const lens = page.locator(".codelens-decoration a", { hasText: experiments[id].title });
      await lens.first().click();
      await untilTab(page, id);
      await panelIn(page).locator("#picture canvas").waitFor();
    });
  }

  it("offers each experiment once over the note, and no other", async () => {
    const { page } = workbench;
    await workbench.goTo(1, 1);
    const lenses = page.locator(".codelens-decoration a");
    await lenses.nth(ids.length - 1).waitFor();
    assert.deepEqual(
      (await lenses.allInnerTexts()).sort(),
      ids.map((id) => `▷ Open experiment: ${experiments[id].title}`).sort(),
    );
  });

  it("goes on where it was after the window is loaded anew", async () => {
    const { page } = workbench;
    await workbench.runCommand("Marginalia: Open Experiment…");
    await page.locator(".quick-input-list .monaco-list-row").first().click();
    const [id] = ids;
    assert.ok(id !== undefined);
    await untilTab(page, id);
    await untilStep(panelIn(page), 0);
    await panelIn(page).getByRole("button", { name: "Step", exact: true }).click();
    await untilStep(panelIn(page), 1);
    // The page writes its state down when it has rested for a while, and the editor writes that to its storage every
    // few seconds, of which nobody is told.
    await page.waitForTimeout(10_000);
    await workbench.reload();
    await untilTab(page, id);
    await untilStep(panelIn(page), 1);
    await panelIn(page).locator("#picture canvas").waitFor();
  });

  it("shows all of them in the gallery, each with its picture, and opens them from there", async () => {
    const { page } = workbench;
    await workbench.runCommand("Marginalia: Show Experiment Gallery");
    const gallery = panelIn(page);
    const cards = gallery.getByRole("listitem");
    await cards.first().waitFor();
    assert.equal(await cards.count(), ids.length);
    for (const id of ids) {
      const { title } = experiments[id];
      const card = gallery.locator(`[data-experiment="${id}"]`);
      await card.scrollIntoViewIfNeeded();
      await card.locator("img").evaluate(async (image: HTMLImageElement) => image.decode());
      assert.notEqual(await card.locator("img").getAttribute("alt"), "");
      await card.getByRole("button", { name: `Open ${title}`, exact: true }).waitFor();
    }
    const [last] = ids.slice(-1);
    assert.ok(last !== undefined);
    await gallery.getByRole("button", { name: `Open ${experiments[last].title}`, exact: true }).focus();
    await page.keyboard.press("Enter");
    await untilTab(page, last);
    await panelIn(page).locator("#picture canvas").waitFor();
  });

  it("opens the one that a link names, with its settings", async () => {
    const { page } = workbench;
    await workbench.runCommand("Developer: Open URL");
    const input = page.locator(".quick-input-widget input").first();
    await input.fill("code-oss://marginalia.marginalia/experiment/coin?seed=7");
    await page.keyboard.press("Enter");
    await untilTab(page, "coin");
    await panelIn(page).getByText("seed 7", { exact: true }).waitFor();
  });

  it("opens an experiment's derivation as a note that is checked", async () => {
    const { page } = workbench;
    await workbench.runCommand("Marginalia: Open Experiment…");
    await page.locator(".quick-input-list .monaco-list-row").first().click();
    const [id] = ids;
    assert.ok(id !== undefined);
    await untilTab(page, id);
    await panelIn(page).getByRole("button", { name: "Show derivation" }).click();
    await page.locator(`.tab.active[data-resource-name="${id}.md"]`).waitFor();
    await page.locator('.statusbar-item[id*="marginalia.status"]').getByText("✓").waitFor();
  });
});

/** The page of the panel in front. */
function panelIn(page: Page): FrameLocator {
  return page.locator("iframe.webview.ready:visible").last().contentFrame().frameLocator("iframe");
}

async function untilTab(page: Page, id: ExperimentId): Promise<void> {
  await page.locator(`.tab.active[aria-label^="${experiments[id].title}"]`).waitFor();
}

/** Waits until the page says that so many steps were taken, and what takes them: not every model has tensors. */
async function untilStep(panel: FrameLocator, step: number): Promise<void> {
  const status = panel.locator("footer");
  await status.getByText(new RegExp(`^(?:half )?step ${step} of \\d+$`)).waitFor();
  await status.getByText(/^(?:WASM|JavaScript)$/).waitFor();
}

/** Collects what the extension's pages and workers complain of; the editor's own complaints are its own affair. */
function errorsOfPages(page: Page): string[] {
  const errors: string[] = [];
  const isOurs = (place: string): boolean => /marginalia|\/dist\/webview\/|\/media\/|^blob:/.test(place);
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && (isOurs(url) || message.text().startsWith("Refused to")))
      errors.push(`${url}: ${message.text()}`);
  });
  page.on("pageerror", (error) => {
    if (isOurs(error.stack ?? "")) errors.push(String(error));
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page that is closed gives up what it was still loading.
    if (isOurs(request.url()) && reason !== "net::ERR_ABORTED")
      errors.push(`${request.url()} failed: ${reason}`);
  });
  return errors;
}
