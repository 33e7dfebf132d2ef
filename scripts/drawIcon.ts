/** Draws `media/icon.png` from `media/icon.svg`: galleries take no SVG. Run it after the drawing has changed. */
import fs from "node:fs";
import { chromium } from "playwright-core";
import { findChromium } from "./editor/install.ts";

const size = 256;
const drawing = fs.readFileSync("media/icon.svg", "utf8");
const browser = await chromium.launch({
  executablePath: await findChromium(console.log),
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: "media/icon.png", omitBackground: true });
} finally {
  await browser.close();
}
