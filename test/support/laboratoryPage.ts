/**
 * The built page of an experiment on a server of the loopback, with the policy and the addresses that the extension gives
 * it; and the page as its reader uses it: by what can be pressed and what is shown, without scripts of one's own.
 */
import fs from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import type { BackendChoice } from "../../webview/backend.ts";
import type { ExperimentId } from "../../webview/experiments/index.ts";
import type { SettingValues } from "../../webview/experiments/settings.ts";
import type { FromLaboratory, ToLaboratory } from "../../webview/laboratory/messages.ts";
import { type PageServer, postedBy, sendTo, servePage } from "./pageServer.ts";
import type { ThemeName, themes } from "./themeVariables.ts";

export interface LaboratoryServer extends PageServer {
  /** Texts of scripts by their addresses, which are served in place of those that were built. */
  readonly scripts: Map<string, string>;
}

const root = path.join(import.meta.dirname, "..", "..");

/** The text of the built training worker. */
export function workerScript(): string {
  return fs.readFileSync(path.join(root, "dist", "webview", "training.js"), "utf8");
}

/** Serves the built page until it is closed. */
export async function serveLaboratory(): Promise<LaboratoryServer> {
  const scripts = new Map<string, string>();
  const server = await servePage({
    name: "laboratory",
    title: "Experiment",
    allows: "training",
    data: { worker: "/training.js", wasm: "/wasm/" },
    files: scripts,
  });
  return { ...server, scripts };
}

/** How long a run may take to show what is waited for, in milliseconds. */
const patience = 30_000;

export class LaboratoryPage {
  readonly page: Page;
  readonly picture: Locator;
  readonly slider: Locator;
  readonly live: Locator;
  readonly failure: Locator;
  readonly status: Locator;
  readonly settings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.picture = page.locator("canvas.picture");
    this.slider = page.getByRole("slider", { name: "Step shown" });
    this.live = page.getByRole("button", { name: "Live" });
    this.failure = page.getByRole("alert").filter({ has: page.locator(".what") });
    this.status = page.locator("footer");
    this.settings = page.locator("details.settings");
  }

  /** Has the extension say which experiment to show, and waits for the first picture. */
  async open(experiment: ExperimentId, options: OpenOptions = {}): Promise<void> {
    await this.send({ type: "open", experiment, backend: "wasm", ...options });
    await this.waitForPicture();
  }

  async send(message: ToLaboratory): Promise<void> {
    await sendTo(this.page, message);
  }

  async posted(): Promise<readonly FromLaboratory[]> {
    return (await postedBy(this.page)) as readonly FromLaboratory[];
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  tab(title: string): Locator {
    return this.page.getByRole("tab", { name: title, exact: true });
  }

  async waitForPicture(): Promise<void> {
    await this.page.locator('.stage[aria-busy="false"]').waitFor({ timeout: patience });
  }

  /** Waits until the run can train, and has been measured as it is. */
  async waitUntilMeasured(): Promise<void> {
    await this.page.locator('.verdict:not([data-mark="waiting"])').first().waitFor({ timeout: patience });
  }

  /** The step that the scrubber says is shown. */
  async stepShown(): Promise<number> {
    return numberIn(await this.page.locator(".step-shown").innerText());
  }

  async waitForStep(step: number): Promise<void> {
    await this.page
      .locator(".step-shown")
      .filter({ hasText: new RegExp(`step ${step} of`, "i") })
      .waitFor({ timeout: patience });
  }

  /** The values under the terms of all identities, as they are written, in order. */
  async values(): Promise<readonly string[]> {
    return this.page.locator(".terms .value").allInnerTexts();
  }

  /** Whether and how closely each identity closes, in the page's words. */
  async verdicts(): Promise<readonly string[]> {
    return this.page.locator(".verdict-words").allInnerTexts();
  }

  /** Moves the slider to one of the kept observations. */
  async scrubTo(index: number): Promise<void> {
    await this.slider.fill(String(index));
  }

  async kept(): Promise<number> {
    return Number(await this.slider.getAttribute("max")) + 1;
  }

  /** Waits for the run to stand still. */
  async waitForPause(): Promise<void> {
    await this.button("Play").waitFor({ timeout: patience });
  }

  async waitForStepBeyond(step: number): Promise<void> {
    await this.page.waitForFunction(
      (bound) => Number(/\d+/.exec(document.querySelector(".step-shown")?.textContent ?? "")?.[0]) > bound,
      step,
      { timeout: patience },
    );
  }

  /** Waits until the page has asked the editor to remember that step as its newest, and what else is named. */
  async waitUntilKept(step: number, others: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.page.waitForFunction(
      ([newest, named]) => {
        const kept = JSON.parse(sessionStorage.getItem("state") ?? "{}") as Record<string, unknown>;
        const observations = (kept["observations"] ?? []) as readonly { readonly step: number }[];
        return (
          observations.at(-1)?.step === newest &&
          Object.entries(named).every(([name, value]) => kept[name] === value)
        );
      },
      [step, others] as const,
      { timeout: patience },
    );
  }

  /** Waits until no more than so many workers are alive. */
  async waitForWorkers(count: number): Promise<void> {
    const until = Date.now() + patience;
    while (this.page.workers().length > count) {
      if (Date.now() > until) throw new Error(`${this.page.workers().length} workers are alive.`);
      await this.page.waitForTimeout(50);
    }
  }

  /** The files that the page has asked to save, once there are so many. */
  async saved(count: number): Promise<readonly SavedFile[]> {
    await this.page.waitForFunction(
      (expected) =>
        (globalThis as unknown as { posted: readonly { type: string }[] }).posted.filter(
          ({ type }) => type === "save",
        ).length >= expected,
      count,
      { timeout: patience },
    );
    return (await this.posted()).filter((message) => message.type === "save");
  }

  /** Hides the page or shows it, as the editor does when the reader turns to another tab. */
  async setHidden(isHidden: boolean): Promise<void> {
    await this.page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  }

  /** Changes the theme of the page as the editor does. */
  async setTheme({ classes, variables }: (typeof themes)[ThemeName]): Promise<void> {
    await this.page.evaluate(
      ([kind, colours]) => {
        document.body.className = kind;
        document.documentElement.removeAttribute("style");
        for (const [name, value] of Object.entries(colours))
          document.documentElement.style.setProperty(`--vscode-${name}`, value);
      },
      [classes, variables] as const,
    );
  }

  /** How many pixels of the picture are drawn on. */
  async inkOf(): Promise<number> {
    return (await this.#pixels()).ink;
  }

  /** A number that two pictures share only where they are drawn alike; taken when nothing is being drawn any more. */
  async settledFingerprint(): Promise<number> {
    for (let before: number | undefined; ;) {
      const now = (await this.#pixels()).hash;
      if (now === before) return now;
      before = now;
      await this.page.waitForTimeout(120);
    }
  }

  /** The values under the terms and the picture, as they are shown now. */
  async shown(): Promise<{ readonly values: readonly string[]; readonly picture: number }> {
    return { picture: await this.settledFingerprint(), values: await this.values() };
  }

  /** What is wider than the place that it has: the page itself, or one of its parts. */
  async clipped(): Promise<readonly string[]> {
    return this.page.evaluate(() => [
      ...(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []),
      ...[
        ...document.querySelectorAll(
          "header, .tools, .controls, .tabs, .terms, .meeting, .status, .legend, .fields, figcaption",
        ),
      ]
        .filter((part) => part.scrollWidth > part.clientWidth + 1)
        .map((part) => part.className || part.localName),
    ]);
  }

  async #pixels(): Promise<{ readonly ink: number; readonly hash: number }> {
    return this.picture.evaluate(async (drawn: HTMLCanvasElement) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const { width, height } = drawn;
      // The page's own canvas would be drawn more slowly from then on.
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      if (copy === null || width * height === 0) return { ink: 0, hash: 0 };
      copy.drawImage(drawn, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      let [ink, hash] = [0, 0];
      for (const [index, byte] of data.entries()) {
        if (index % 4 === 3 && byte > 0) ink++;
        hash = (Math.imul(hash, 31) + byte) | 0;
      }
      return { ink, hash };
    });
  }
}

type SavedFile = Extract<FromLaboratory, { readonly type: "save" }>;

interface OpenOptions {
  readonly settings?: SettingValues;
  readonly backend?: BackendChoice;
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? NaN);
}
