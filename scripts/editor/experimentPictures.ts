/** Experiments at the end of their default runs, for pictures of them: opened in a workbench, played, and left at rest. */
import type { FrameLocator } from "playwright-core";
import { experiments, type ExperimentId } from "../../webview/experiments/index.ts";
import type { Workbench } from "./workbench.ts";

/** How long a default run may take, in milliseconds. */
const patience = 600_000;

/** Saves the picture of each experiment alone, without the window around it, as `<id>-<theme>.png`. */
export async function takeGalleryPictures(
  workbench: Workbench,
  fileOf: (id: ExperimentId) => string,
): Promise<void> {
  for (const id of Object.keys(experiments) as ExperimentId[]) {
    const panel = await runExperiment(workbench, id);
    await panel.locator("#picture canvas").screenshot({ path: fileOf(id) });
    await workbench.runCommand("View: Close Editor");
  }
}

/** Opens an experiment beside the note and waits until its run has ended; gives its page. */
export async function runExperiment(workbench: Workbench, id: ExperimentId): Promise<FrameLocator> {
  const { page } = workbench;
  const { title, steps, stepName } = experiments[id];
  await workbench.runCommand("Marginalia: Open Experiment…");
  await page.locator(`.quick-input-list .monaco-list-row[aria-label*="${title}"]`).first().click();
  await page.locator(`.tab.active[aria-label^="${title}"]`).waitFor();
  const panel = page.locator("iframe.webview.ready:visible").last().contentFrame().frameLocator("iframe");
  await panel.locator("#picture[aria-busy='false'] canvas").waitFor();
  await panel.getByRole("button", { name: "Play", exact: true }).click();
  await panel.getByText(`${stepName} ${steps} of ${steps}`, { exact: true }).waitFor({ timeout: patience });
  await panel.getByRole("button", { name: "Play", exact: true }).waitFor();
  // The pointer rests on nothing, and what was said of a button is gone.
  await page.mouse.move(2, 2);
  await page.waitForTimeout(1500);
  return panel;
}
