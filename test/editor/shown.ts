/** What a workbench shows of the extension, read from its page: icons beside lines, squiggles, the status bar, messages. */
import type { Page } from "playwright-core";

/** The icons in the gutter of all editors, each as `line:kind`, in order of their lines; `-stale` marks dimmed ones. */
async function gutterOf(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(`(() => {
    const lines = [...document.querySelectorAll(".monaco-editor .line-numbers")];
    const icons = [...document.querySelectorAll(".monaco-editor .glyph-margin-widgets .cgmr")];
    return icons.flatMap((icon) => {
      const [, kind] = /gutter(?:%2F|\\/)\\w+(?:%2F|\\/)([\\w-]+)\\.svg/.exec(getComputedStyle(icon).backgroundImage) ?? [];
      const top = icon.getBoundingClientRect().top;
      const line = lines.find((number) => Math.abs(number.getBoundingClientRect().top - top) < 4);
      return kind === undefined || line === undefined ? [] : [line.textContent.trim() + ":" + kind];
    }).sort((one, other) => parseInt(one) - parseInt(other));
  })()`);
}

/** Waits until the gutter shows exactly these icons; fails with what it shows instead. */
export async function untilGutter(page: Page, icons: readonly string[], patience = 20_000): Promise<void> {
  const deadline = Date.now() + patience;
  let shown = await gutterOf(page);
  while (shown.join(" ") !== icons.join(" ")) {
    if (Date.now() > deadline) {
      throw new Error(`the gutter should show ${icons.join(" ")} and shows ${shown.join(" ") || "nothing"}`);
    }
    await page.waitForTimeout(50);
    shown = await gutterOf(page);
  }
}

/** The words of the status bar's item for screen readers; empty while it is not shown. */
export async function statusOf(page: Page): Promise<string> {
  const label = await page.evaluate<string | null>(
    `document.querySelector('.statusbar-item[id="marginalia.marginalia.marginalia.status"], .statusbar-item[id*="marginalia.status"]')?.querySelector("a, [aria-label]")?.getAttribute("aria-label") ?? null`,
  );
  return label ?? "";
}
