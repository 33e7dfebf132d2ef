/**
 * The extension in a real VS Code: its tests inside an extension host, whose own report is printed, and what a reader
 * sees and does in the workbench, driven through a headless Chromium.
 */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { Workbench } from "../scripts/editor/workbench.ts";
import { rightNote, turned } from "./editor/noteTexts.ts";
import { serversBelow } from "./editor/processes.ts";
import { statusOf, untilGutter } from "./editor/shown.ts";
import { prepareStand, type Stand } from "./editor/stand.ts";

const right = ["5:proved", "6:proved", "13:proved"];
const wrong = ["5:proved", "6:refuted", "13:proved"];

describe("the extension in a real VS Code", function () {
  // The first run fetches the editor and may have to install Chromium.
  this.timeout(900_000);
  let stand: Stand;
  before(async () => {
    stand = await prepareStand((line) => console.log(`    ${line}`));
  });
  after(async () => stand?.end());

  it("passes its tests inside the extension host", async () => {
    const printed: string[] = [];
    const code = await stand.runInHost((line) => {
      printed.push(line);
      if (line.startsWith("│ ")) console.log(line.replace(/^/gm, "      "));
    });
    const report = printed.filter((line) => line.startsWith("│ ")).join("\n");
    // Where there is no report, something else that the host has printed says why.
    if (report === "") console.log(printed.join("\n"));
    assert.equal(code, 0, "tests failed inside the extension host; its report is above");
    assert.match(report, /[1-9]\d* passing/);
  });

  describe("as a reader sees it", function () {
    this.timeout(120_000);
    let workbench: Workbench | undefined;
    afterEach(async () => {
      await workbench?.close();
      workbench = undefined;
    });

    it("marks a sign that is typed wrong, says why, and takes it back when it is undone", async () => {
      workbench = await stand.open("typed.md", rightNote);
      const { page } = workbench;
      await untilGutter(page, right);
      assert.match(await statusOf(page), /3 steps are proved/);

      await workbench.goTo(6, "  &= 2 a b ".length + 1);
      await page.keyboard.press("Delete");
      await workbench.type("-");
      await untilGutter(page, wrong);
      await page.locator(".squiggly-error").first().waitFor();
      assert.match(await statusOf(page), /1 step fails/);
      const problems = await workbench.problems();
      assert.ok(
        problems.some((row) => /differ/.test(row)),
        `the Problems panel shows ${JSON.stringify(problems)}`,
      );

      const hover = await workbench.hover(page.locator(".squiggly-error").first());
      await hover.getByText(/fails/i).first().waitFor();
      const picture = hover.locator('img[src^="data:image/svg+xml;base64,"]').first();
      await picture.waitFor();
      const box = await picture.boundingBox();
      assert.ok(box !== null && box.width > 40 && box.height > 10, "the picture of the step has no size");
      await workbench.endHover();

      await workbench.goTo(6, 1);
      await page.keyboard.press("Control+Z");
      await page.keyboard.press("Control+Z");
      await untilGutter(page, right);
      await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    });

    it("says once that its server died, and goes on", async () => {
      workbench = await stand.open("died.md", rightNote);
      const { page } = workbench;
      await untilGutter(page, right);
      const killed = await theOnlyServer(stand);
      process.kill(killed, "SIGKILL");
      // Driven by a test, VS Code shows messages in its list only.
      await workbench.runCommand("Notifications: Show Notifications");
      const messages = page.locator(".notifications-center .monaco-list-row").filter({ hasText: "crashed" });
      await messages.first().waitFor();
      await workbench.goTo(6, "  &= 2 a b ".length + 1);
      await page.keyboard.press("Delete");
      await workbench.type("-");
      await untilGutter(page, wrong);
      assert.equal(await messages.count(), 1);
    });

    it("shows the derivation at the cursor beside the note, and follows the cursor", async () => {
      workbench = await stand.open("shown.md", rightNote.replace(turned.right, turned.wrong));
      const { page } = workbench;
      await untilGutter(page, wrong);
      await workbench.goTo(6, 5);
      await workbench.runCommand("Marginalia: Show Derivation");
      const panel = page.frameLocator("iframe.webview").frameLocator("iframe");
      await panel
        .getByText(/differ/)
        .first()
        .waitFor();
      await panel.locator(".katex").first().waitFor();
      const formulas = await panel.locator("body").innerHTML();

      await page.keyboard.press("Control+1");
      await workbench.goTo(13, 12);
      await panel.locator("annotation", { hasText: "x - y" }).first().waitFor({ state: "attached" });
      assert.notEqual(await panel.locator("body").innerHTML(), formulas);
    });

    it("stops checking the workspace when it is cancelled", async () => {
      const total = 300;
      for (let index = 0; index < total; index++) {
        const note = longWrongNote(index);
        if (index % 2 === 0) stand.write(`many/${index}.md`, note);
        else stand.write(`many/${index}.ipynb`, notebookOf(note));
      }
      workbench = await stand.open("cancelled.md", rightNote);
      const { page } = workbench;
      await untilGutter(page, right);
      await workbench.runCommand("Marginalia: Check Workspace");
      await workbench.runCommand("Notifications: Show Notifications");
      const cancel = page.locator(".notifications-center").getByRole("button", { name: "Cancel" });
      await cancel.click();
      await cancel.waitFor({ state: "detached" });
      const afterwards = await countOfProblems(page.locator(".statusbar"));
      await pause(1500);
      assert.equal(await countOfProblems(page.locator(".statusbar")), afterwards, "the check went on");
      assert.ok(afterwards < total, `${afterwards} problems were found although the check was cancelled`);
    });
  });
});

/** A note of many steps that no other of these notes has; its last step is wrong. */
function longWrongNote(seed: number): string {
  const steps = Array.from({ length: 60 }, (_, index) => {
    const number = 100 * seed + index;
    return `$$\n(x + ${number})^2 = x^2 + ${2 * number} x + ${number * number}\n$$\n`;
  });
  return `${steps.join("\n")}\n$$\n(x + ${seed})^2 = x^2 - ${seed + 1}\n$$\n`;
}

/** A notebook with one Markdown cell. */
function notebookOf(source: string): string {
  const cells = [{ cell_type: "markdown", metadata: {}, source }];
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

/** The one server of the extension that runs once those of windows that were closed have ended. */
async function theOnlyServer({ server }: Stand): Promise<number> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const [only, ...others] = serversBelow(server.processId);
    if (only !== undefined && others.length === 0) return only;
    await pause(100);
  }
  throw new Error(`${serversBelow(server.processId).length} servers of the extension run where one should`);
}

/** How many errors the status bar counts. */
async function countOfProblems(statusBar: ReturnType<Workbench["page"]["locator"]>): Promise<number> {
  const label = await statusBar.locator('[id="status.problems"] a').getAttribute("aria-label");
  return Number(/(\d+) Error/.exec(label ?? "")?.[1] ?? 0);
}
