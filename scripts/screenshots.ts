/**
 * `npm run screenshots`: pictures of the extension at work for the documentation, made in a real VS Code with the notes of
 * `examples/`: marks, a hover with a witness, and the derivation panel, in dark, light and high contrast.
 */
import fs from "node:fs";
import path from "node:path";
import { findChromium, installEditor } from "./editor/install.ts";
import { serveEditor } from "./editor/serve.ts";
import { openWorkbench, type Workbench } from "./editor/workbench.ts";

const root = path.resolve(import.meta.dirname, "..");
const examples = path.join(root, "examples");
const note = path.join(examples, "evidenceLowerBound.md");
const images = path.join(root, "docs", "images");

/** Names of pictures by the names of VS Code's themes. */
const themes: Readonly<Record<string, string>> = {
  dark: "Dark Modern",
  light: "Light Modern",
  "high-contrast": "Dark High Contrast",
};

/** The line of the note whose wrong sign the pictures are about. */
const wrongLine =
  fs
    .readFileSync(note, "utf8")
    .split("\n")
    .findIndex((line) => line.includes("- \\mathbb{H}")) + 1;
const settings = {
  "editor.fontSize": 14,
  "editor.stickyScroll.enabled": false,
  "editor.wordWrap": "on",
  "editor.accessibilitySupport": "off",
  "editor.renderLineHighlight": "none",
  "workbench.activityBar.location": "hidden",
  "workbench.sideBar.location": "right",
};

const tell = (line: string): void => console.log(line);
const chromiumPath = await findChromium(tell);
const installation = await installEditor(tell);
fs.mkdirSync(images, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  const server = await serveEditor(installation, {
    automation: true,
    settings,
  });
  try {
    const options = { chromiumPath, folder: examples, file: note, extension: root };
    const workbench = await openWorkbench(server, { ...options, width: 1120, height: 700, scale: 2 });
    try {
      await workbench.setTheme(theme);
      await takePictures(workbench, name);
    } finally {
      await workbench.close();
    }
  } finally {
    await server.stop();
  }
}

async function takePictures(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench;
  const take = async (subject: string): Promise<void> => {
    const file = path.join(images, `${subject}-${name}.png`);
    await page.screenshot({ path: file });
    tell(`${path.relative(root, file)}: ${Math.round(fs.statSync(file).size / 1000)} kB`);
  };
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.goTo(wrongLine + 8, 1);
  await page.locator(".squiggly-error").first().waitFor();
  await workbench.goTo(wrongLine - 28, 1);
  await workbench.goTo(wrongLine - 1, 1);
  // Signs beside the steps come when VS Code next asks for them.
  await page.locator(".view-lines").getByText("✗").first().waitFor();
  await page.waitForTimeout(1000);
  await take("marks");

  const hover = await workbench.hover(page.locator(".squiggly-error").first());
  await hover.locator("img").first().waitFor();
  await page.waitForTimeout(1500);
  await take("hover");
  await workbench.endHover();

  await workbench.runCommand("Marginalia: Show Derivation");
  const panel = page.frameLocator("iframe.webview").frameLocator("iframe");
  await panel.locator(".katex").first().waitFor();
  await page.waitForTimeout(1000);
  await take("panel");
}
