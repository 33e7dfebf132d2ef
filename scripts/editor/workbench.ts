/** Drives the editor's workbench in a headless Chromium: opens files, runs commands, types, hovers, reads what is shown. */
import path from "node:path";
import { format } from "node:util";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import type { EditorServer } from "./serve.ts";

export interface Workbench {
  readonly page: Page;
  /** Opens a file of the folder by its name and waits until it is in front. */
  openFile(file: string): Promise<void>;
  /** Runs a command by the name that the palette shows for it, category included. */
  runCommand(name: string): Promise<void>;
  /** Puts the cursor at a line and column of the active editor; both count from 1. */
  goTo(line: number, column: number): Promise<void>;
  /** Types text at the cursor, as a keyboard would. */
  type(text: string): Promise<void>;
  /** Rests the pointer on something of the page and returns the hover that appears. */
  hover(target: Locator): Promise<Locator>;
  /** Moves the pointer away and waits until no hover is shown. */
  endHover(): Promise<void>;
  /** Chooses one of the editor's own colour themes, and waits until it is there. */
  setTheme(theme: Theme): Promise<void>;
  /** The rows of the Problems panel, each as its text. */
  problems(): Promise<readonly string[]>;
  /** Loads the window anew, with the editors and panels that were open. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface Theme {
  /** As the list of themes shows it. */
  readonly name: string;
  /** The name of its file, without its ending. */
  readonly file: string;
}

export interface WorkbenchOptions {
  readonly chromiumPath: string;
  /** The absolute path of the folder to open. */
  readonly folder: string;
  /** The absolute path of a file to open in it. */
  readonly file?: string;
  /** The absolute path of an extension to run from its folder. */
  readonly extension?: string;
  readonly width?: number;
  readonly height?: number;
  /** How many device pixels a pixel of the page has. */
  readonly scale?: number;
}

const patience = 30_000;

/** A workbench on a server, usable. */
export async function openWorkbench(server: EditorServer, options: WorkbenchOptions): Promise<Workbench> {
  const browser = await startChromium(options.chromiumPath);
  try {
    const page = await newPage(browser, options);
    const load = async (file: string | undefined): Promise<void> => {
      await page.goto(
        addressOf(server, options.folder, [
          ...(file === undefined ? [] : [["openFile", remoteFile(server, file)] as const]),
          ...(options.extension === undefined
            ? []
            : [["extensionDevelopmentPath", remoteFile(server, options.extension)] as const]),
          ["skipWelcome", "true"],
        ]),
      );
      await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: patience });
    };
    await load(options.file);
    if (options.file !== undefined)
      await page.locator(".editor-instance .view-line").first().waitFor({ timeout: patience });
    return workbenchOn(page, browser, async () => load(undefined));
  } catch (error) {
    await browser.close();
    throw error;
  }
}

export interface HostedTests {
  readonly chromiumPath: string;
  readonly folder: string;
  readonly extension: string;
  /** The absolute path of a CommonJS file that exports `run(): Promise<void>`. */
  readonly tests: string;
  readonly tell: (line: string) => void;
  readonly timeout: number;
}

/** Runs tests inside an extension host and returns their exit code: 0 where all passed. */
export async function runHostedTests(server: EditorServer, options: HostedTests): Promise<number> {
  const browser = await startChromium(options.chromiumPath);
  try {
    const page = await newPage(browser, {});
    const ended = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(new Error(`the tests in the extension host did not end within ${options.timeout / 1000} s`)),
        options.timeout,
      );
      void page.exposeFunction("codeAutomationExit", (code: number) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
    await page.exposeFunction("codeAutomationLog", (_type: string, values: readonly unknown[]) =>
      options.tell(format(...values)),
    );
    await page.goto(
      addressOf(server, options.folder, [
        ["extensionDevelopmentPath", remoteFile(server, options.extension)],
        ["extensionTestsPath", remoteFile(server, options.tests)],
        ["enableProposedApi", ""],
        ["skipWelcome", "true"],
      ]),
    );
    return await ended;
  } finally {
    await browser.close();
  }
}

/** A headless browser without a profile that asks nothing of the network by itself. */
export async function startChromium(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Experiments train on WebGPU too, here on an adapter in software.
      "--enable-unsafe-webgpu",
    ],
  });
}

async function newPage(
  browser: Browser,
  { width = 1200, height = 800, scale = 1 }: Partial<WorkbenchOptions>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return page;
}

function addressOf(
  server: EditorServer,
  folder: string,
  payload: readonly (readonly [string, string])[],
): string {
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://${server.authority}/?${query.toString()}`;
}

function remoteFile(server: EditorServer, file: string): string {
  return `vscode-remote://${server.authority}${encodeURI(file)}`;
}

function workbenchOn(page: Page, browser: Browser, reload: () => Promise<void>): Workbench {
  const input = page.locator(".quick-input-widget input").first();
  const shownHover = page
    .locator(".monaco-hover:not(.hidden):not([aria-hidden='true'])")
    .filter({ has: page.locator(".hover-row, .hover-contents") });

  const openQuickInput = async (text: string): Promise<void> => {
    await page.keyboard.press("F1");
    await input.waitFor();
    await input.fill(text);
  };
  /** Clicks the row with a label. What is typed before a list is there may be lost, and then it is opened again. */
  const pickRow = async (open: () => Promise<void>, label: string): Promise<void> => {
    const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first();
    for (let attempt = 0; !(await row.isVisible()); attempt++) {
      if (attempt === 10) throw new Error(`no list shows ${label}`);
      await page.keyboard.press("Escape");
      await open();
      await row.waitFor({ timeout: patience / 10 }).catch(() => undefined);
    }
    await row.click();
  };
  const runCommand = async (name: string): Promise<void> => {
    await pickRow(async () => openQuickInput(`>${name}`), name);
    // A command that asks a question keeps the input open.
    await input.waitFor({ state: "hidden", timeout: 1000 }).catch(() => undefined);
  };
  const endHover = async (): Promise<void> => {
    await page.mouse.move(2, 2);
    await shownHover.first().waitFor({ state: "hidden" });
  };

  return {
    page,
    runCommand,
    endHover,
    reload,
    openFile: async (file) => {
      await openQuickInput(file);
      await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
      await page.keyboard.press("Enter");
      await input.waitFor({ state: "hidden" });
      const name = path.basename(file);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    },
    goTo: async (line, column) => {
      await openQuickInput(`:${line}:${column}`);
      await page.keyboard.press("Enter");
      await input.waitFor({ state: "hidden" });
    },
    type: async (text) => page.keyboard.type(text),
    hover: async (target) => {
      const box = await target.boundingBox();
      if (box === null) throw new Error("what should be hovered over is not on the screen");
      // A pointer that jumps opens no hover; it has to arrive by moving.
      await page.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      await shownHover.first().waitFor();
      return shownHover.first();
    },
    setTheme: async ({ name, file }) => {
      await pickRow(async () => {
        await runCommand("Preferences: Color Theme");
        await input.fill(name);
      }, name);
      await input.waitFor({ state: "hidden" });
      await page.locator(`.monaco-workbench.vscode-theme-defaults-themes-${file}-json`).waitFor();
    },
    problems: async () => {
      const rows = page.locator(".markers-panel .monaco-list-row");
      if ((await page.locator(".markers-panel").count()) === 0)
        await runCommand("Problems: Focus on Problems View");
      await page.locator(".markers-panel").waitFor();
      return await rows.allInnerTexts();
    },
    close: async () => browser.close(),
  };
}
