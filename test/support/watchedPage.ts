/** A page that is watched for everything that must not happen on it: errors, refused requests, foreign addresses. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { violationsOf } from "./pageServer.ts";

export interface WatchedPage {
  readonly page: Page;
  /** The addresses that were asked for. */
  readonly requested: readonly string[];
  /** Closes the page; throws where something has happened that was not expected. */
  readonly close: (expected?: RegExp) => Promise<void>;
}

/** Opens an address in a new page. */
export async function watchPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const page = await browser.newPage(options);
  const errors: string[] = [];
  const requested: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() !== "log") errors.push(message.text());
  });
  page.on("requestfailed", (request) => errors.push(`${request.url()} failed`));
  page.on("response", (response) => {
    if (!response.ok()) errors.push(`${response.url()} answers ${response.status()}`);
  });
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(address);
  const { origin } = new URL(address);
  return {
    page,
    requested,
    close: async (expected) => {
      const violations = await violationsOf(page);
      await page.close();
      assert.deepEqual(
        errors.filter((error) => expected?.test(error) !== true),
        [],
      );
      assert.deepEqual(violations, []);
      // A blob has the origin of the page that has made it.
      assert.deepEqual(
        requested.filter((asked) => new URL(asked.replace(/^blob:/, "")).origin !== origin),
        [],
      );
    },
  };
}
