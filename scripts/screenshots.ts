/**
 * `npm run screenshots`: pictures of the extension at work for the documentation, made in a real VS Code with the notes of
 * `examples/`: marks, a hover with a witness, the derivation panel and an experiment, in dark, light and high contrast;
 * and those of all experiments for the gallery. Takes some minutes, in which every experiment is run to its end.
 */
import fs from "node:fs";
import path from "node:path";
import { runExperiment, takeGalleryPictures } from "./editor/experimentPictures.ts";
import { findChromium, installEditor } from "./editor/install.ts";
import { type EditorServer, serveEditor } from "./editor/serve.ts";
import { openWorkbench, type Theme, type Workbench } from "./editor/workbench.ts";

const root = path.resolve(import.meta.dirname, "..");
const examples = path.join(root, "examples");
const note = path.join(examples, "evidenceLowerBound.md");
const images = path.join(root, "docs", "images");
const gallery = path.join(root, "media", "experiments");

/** VS Code's themes by what the names of pictures say of them. */
const themes: Readonly<Record<string, Theme>> = {
  dark: { name: "Dark Modern", file: "dark_modern" },
  light: { name: "Light Modern", file: "light_modern" },
  "high-contrast": { name: "Dark High Contrast", file: "hc_black" },
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
  // What every machine has, so that the pictures are the same everywhere.
  "marginalia.experiments.backend": "wasm",
};

const tell = (line: string): void => console.log(line);
const chromiumPath = await findChromium(tell);
const installation = await installEditor(tell);
for (const folder of [images, gallery]) fs.mkdirSync(folder, { recursive: true });
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
    await takeExperiments(server, name, theme);
  } finally {
    await server.stop();
  }
}

/** The gallery's pictures are square in a narrow panel; in a wide one everything stands side by side. */
async function takeExperiments(server: EditorServer, name: string, theme: Theme): Promise<void> {
  const options = { chromiumPath, folder: examples, file: note, extension: root };
  if (name === "dark" || name === "light") {
    const narrow = await openWorkbench(server, { ...options, width: 1500, height: 860 });
    try {
      await prepare(narrow, theme);
      await takeGalleryPictures(narrow, (id) => path.join(gallery, `${id}-${name}.png`));
      tell(`${path.relative(root, gallery)}: one picture of each experiment, ${name}`);
    } finally {
      await narrow.close();
    }
  }
  const wide = await openWorkbench(server, { ...options, width: 1800, height: 920, scale: 1.25 });
  try {
    await prepare(wide, theme);
    await runExperiment(wide, "variationalAutoencoder");
    await take(wide, "experiment", name);
  } finally {
    await wide.close();
  }
}

/** Waits until the note is checked, and leaves it alone on the screen. */
async function prepare(workbench: Workbench, theme: Theme): Promise<void> {
  await workbench.setTheme(theme);
  await workbench.page.locator(".codelens-decoration a").first().waitFor();
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
}

async function takePictures(workbench: Workbench, name: string): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
  await workbench.goTo(wrongLine + 8, 1);
  await page.locator(".squiggly-error").first().waitFor();
  await workbench.goTo(wrongLine - 28, 1);
  await workbench.goTo(wrongLine - 1, 1);
  // Signs beside the steps come when VS Code next asks for them.
  await page.locator(".view-lines").getByText("✗").first().waitFor();
  await page.waitForTimeout(1000);
  await take(workbench, "marks", name);

  const hover = await workbench.hover(page.locator(".squiggly-error").first());
  await hover.locator("img").first().waitFor();
  await page.waitForTimeout(1500);
  await take(workbench, "hover", name);
  await workbench.endHover();

  await workbench.runCommand("Marginalia: Show Derivation");
  const panel = page.frameLocator("iframe.webview").frameLocator("iframe");
  await panel.locator(".katex").first().waitFor();
  await page.waitForTimeout(1000);
  await take(workbench, "panel", name);
}

/** Saves what the whole window shows. */
async function take({ page }: Workbench, subject: string, name: string): Promise<void> {
  const file = path.join(images, `${subject}-${name}.png`);
  await page.screenshot({ path: file });
  tell(`${path.relative(root, file)}: ${Math.round(fs.statSync(file).size / 1000)} kB`);
}
