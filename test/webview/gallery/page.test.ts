/** The page of the gallery as it is built, in Chromium, under the policy that the extension gives it. */
import assert from "node:assert/strict";
import fs from "node:fs";
import type { Browser } from "playwright-core";
import { findChromium } from "../../../scripts/editor/install.ts";
import { startChromium } from "../../../scripts/editor/workbench.ts";
import { experiments, type ExperimentId } from "../../../webview/experiments/index.ts";
import { type PageServer, postedBy, servePage } from "../../support/pageServer.ts";
import type { ThemeName } from "../../support/themeVariables.ts";
import { type WatchedPage, watchPage } from "../../support/watchedPage.ts";

const ids = Object.keys(experiments) as ExperimentId[];
const pictureOf = (id: string, theme: string): string => `/pictures/${id}-${theme}.png`;

describe("the page of the gallery", () => {
  const files = new Map<string, Uint8Array>();
  let browser: Browser;
  let server: PageServer;
  let watched: WatchedPage;

  before(async function () {
    // Chromium may have to be installed.
    this.timeout(300_000);
    browser = await startChromium(await findChromium((line) => console.log(`    ${line}`)));
    const data = { pictures: "/pictures/" };
    server = await servePage({ name: "gallery", title: "Experiments", allows: "pictures", data, files });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(() => {
    files.clear();
    for (const id of ids)
      for (const theme of ["dark", "light"])
        files.set(pictureOf(id, theme), fs.readFileSync(`media/experiments/${id}-${theme}.png`));
  });

  const open = async (theme?: ThemeName): Promise<void> => {
    watched = await watchPage(browser, server.address(theme), { viewport: { width: 900, height: 700 } });
  };

  it("has a card for each experiment: a picture with words, a title, a summary, a button", async () => {
    await open();
    const { page } = watched;
    assert.equal(await page.getByRole("listitem").count(), ids.length);
    for (const [index, id] of ids.entries()) {
      const { title, summary, views } = experiments[id];
      const card = page.getByRole("listitem").nth(index);
      await card.getByRole("img", { name: `${views[0].title}, after a run.`, exact: true }).waitFor();
      await card.getByRole("heading", { name: title, exact: true }).waitFor();
      await card.getByText(summary, { exact: true }).waitFor();
      const button = card.getByRole("button", { name: `Open ${title}`, exact: true });
      assert.equal(await button.getAttribute("aria-describedby"), `experiment-${id}-summary`);
    }
    await watched.close();
  });

  it("opens an experiment by its button, by its card and by the keyboard", async () => {
    await open();
    const { page } = watched;
    const [first, second] = ids;
    assert.ok(first !== undefined && second !== undefined);
    await page.getByRole("button", { name: `Open ${experiments[first].title}` }).click();
    // The button lies over the whole of its card.
    await page.getByRole("img").nth(1).click({ force: true });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.deepEqual((await postedBy(page)).slice(0, 2), [
      { type: "open", experiment: first },
      { type: "open", experiment: second },
    ]);
    assert.equal((await postedBy(page)).length, 3);
    await watched.close();
  });

  it("shows the pictures that were taken in such a theme, and follows it", async () => {
    for (const [theme, kind] of [
      ["Dark Modern", "dark"],
      ["Light Modern", "light"],
      ["Dark High Contrast", "dark"],
      ["Light High Contrast", "light"],
    ] as const) {
      await open(theme);
      const { page } = watched;
      const sources = async (): Promise<readonly (string | null)[]> =>
        page.getByRole("img").evaluateAll((images) => images.map((image) => image.getAttribute("src")));
      assert.deepEqual(
        await sources(),
        ids.map((id) => pictureOf(id, kind)),
      );
      await page.evaluate(() => (document.body.className = "vscode-light"));
      await page.waitForFunction(() => document.querySelector("img")?.src.endsWith("-light.png"));
      await watched.close();
    }
  });

  it("leaves out a picture that is not there", async () => {
    files.delete(pictureOf(ids[0] ?? "", "dark"));
    await open();
    const { page } = watched;
    await page
      .getByRole("img")
      .nth(ids.length - 1)
      .waitFor({ state: "detached" });
    assert.equal(await page.getByRole("img").count(), ids.length - 1);
    await watched.close(/404/);
  });

  it("fits a narrow panel", async () => {
    await open();
    const { page } = watched;
    await page.setViewportSize({ width: 260, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await watched.close();
  });
});
