/** The page of the derivation panel as it is built, in Chromium, under the policy that VS Code gives it. */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { findChromium } from "../../../scripts/editor/install.ts";
import { startChromium } from "../../../scripts/editor/workbench.ts";
import type { Derivation, Step } from "../../../webview/messages.ts";
import { type PanelServer, postedBy, send, servePanel } from "../../support/panelPage.ts";
import { longDerivation, sampleDerivation, sampleSteps } from "../../support/sampleDerivation.ts";
import { type WatchedPage, watchPage } from "../../support/watchedPage.ts";

describe("the page of the derivation panel", () => {
  let browser: Browser;
  let server: PanelServer;
  let page: Page;
  let watched: WatchedPage;

  before(async function () {
    // Chromium may have to be installed.
    this.timeout(300_000);
    browser = await startChromium(await findChromium((line) => console.log(`    ${line}`)));
    server = await servePanel();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    watched = await watchPage(browser, server.address(), { viewport: { width: 700, height: 600 } });
    ({ page } = watched);
  });
  afterEach(() => watched.close());

  const show = (derivation: Derivation): Promise<void> => send(page, { type: "show", derivation });
  const head = (index: number): ReturnType<Page["locator"]> => page.locator(".step > .head").nth(index);
  const isOpen = (index: number): Promise<string | null> => head(index).getAttribute("aria-expanded");

  it("says that it is there", async () => {
    assert.deepEqual(await postedBy(page), [{ type: "ready" }]);
  });

  it("draws every side once, with its formula for eyes and for screen readers", async () => {
    await show(sampleDerivation);
    assert.equal(await page.locator(".step").count(), 8);
    // The chain of four steps has five sides, and the four other steps have two each.
    assert.equal(await page.locator(".side").count(), 13);
    await page.locator(".side").last().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelectorAll(".side .katex-display").length === 13);
    assert.equal(await page.locator(".side math").count(), 13);
    assert.equal(await page.locator(".source, .katex-error").count(), 0);
    assert.equal(await page.evaluate(() => document.fonts.check("16px KaTeX_Main")), true);
    assert.ok(watched.requested.some((address) => address.endsWith(".woff2")));
  });

  it("names steps and counts for screen readers", async () => {
    await show(sampleDerivation);
    const name = /^Step 4: equals; Fails The sides differ/;
    assert.equal(await page.getByRole("button", { name }).count(), 1);
    const counts = await page.getByRole("list", { name: "Verdicts" }).getByRole("listitem").allInnerTexts();
    assert.deepEqual(
      counts.map((text) => Number(text.replace(/\D/g, ""))),
      [1, 1, 1, 1, 2, 1, 1],
    );
    assert.equal(await page.locator("h1 math").count(), 1);
  });

  it("opens a step to its proof, its reading and what it assumes", async () => {
    await show(sampleDerivation);
    await head(0).click();
    const detail = page.locator("#detail-0");
    assert.deepEqual(await detail.locator(".rule").allInnerTexts(), [
      "by marginalize",
      "by expectation as integral",
      "by conditional density",
      "by constant factor",
    ]);
    await page.waitForFunction(() => document.querySelectorAll("#detail-0 .form .katex").length === 6);
    assert.equal(await detail.locator(".source").count(), 0);
    assert.match(await detail.innerText(), /p without a parameter is the model/);
    assert.match(await detail.innerText(), /Assumed\s+nothing/);
    await head(0).click();
    assert.equal(await detail.isVisible(), false);
  });

  it("breaks the long forms of a proof between their terms", async () => {
    await page.setViewportSize({ width: 300, height: 600 });
    const terms = Array.from({ length: 20 }, (_, index) => `x_{${index}}`);
    const forms = [{ tex: terms.join(" + "), rule: "" }];
    const [step] = sampleSteps as [Step, ...Step[]];
    await show({ ...sampleDerivation, steps: [{ ...step, proof: [{ side: "left", forms }] }] });
    await head(0).click();
    const form = page.locator("#detail-0 .form");
    await form.locator(".katex").waitFor();
    const [height, overflow] = await form.evaluate((part) => [
      part.clientHeight,
      part.scrollWidth - part.clientWidth,
    ]);
    assert.ok(height !== undefined && height > 60, `the form is ${height} pixels high`);
    assert.equal(overflow, 0);
  });

  it("opens a step that fails to the world in which it does", async () => {
    await show(sampleDerivation);
    await head(3).click();
    const tables = page.locator("#detail-3 table");
    assert.match(await tables.nth(0).innerText(), /Left\s+3\/5 log.*\s+Right\s+−2\.14266/);
    assert.equal(await tables.nth(1).locator("tr").count(), 7);
    assert.equal(await tables.nth(1).locator("th math").count(), 7);
  });

  it("is used by the keyboard alone", async () => {
    await show({ ...sampleDerivation, current: 0 });
    await head(0).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    assert.deepEqual([await isOpen(0), await isOpen(1), await isOpen(2)], ["false", "true", "false"]);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Show in the note");
    await page.keyboard.press("Escape");
    assert.equal(await isOpen(1), "false");
    assert.equal(await head(1).evaluate((button) => button === document.activeElement), true);
    await page.keyboard.press("End");
    assert.equal(await head(7).evaluate((button) => button === document.activeElement), true);
    await page.keyboard.press("ArrowDown");
    assert.equal(await head(7).evaluate((button) => button === document.activeElement), true);
    assert.equal(await page.locator(".head[tabindex='0']").count(), 1);
  });

  it("asks the extension to reveal what is clicked, to copy and to pin", async () => {
    await show(sampleDerivation);
    await page.locator(".side").nth(0).click();
    await page.locator(".side").nth(2).click();
    await head(0).click();
    await page.getByRole("button", { name: "Show in the note" }).click();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Pin" }).click();
    assert.equal(await page.getByRole("button", { name: "Pin", pressed: true }).count(), 1);
    await page.getByRole("button", { name: "Pin" }).click();
    assert.deepEqual(await postedBy(page), [
      { type: "ready" },
      { type: "reveal", step: 0, side: "left" },
      { type: "reveal", step: 1, side: "right" },
      { type: "reveal", step: 0, side: "sign" },
      { type: "copy" },
      { type: "pin", pinned: true },
      { type: "pin", pinned: false },
    ]);
  });

  it("goes nowhere when a formula is selected", async () => {
    await show(sampleDerivation);
    const box = await page.locator(".side").nth(2).locator(".katex-html").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    await page.mouse.up();
    assert.equal(await page.evaluate(() => getSelection()?.isCollapsed), false);
    assert.deepEqual(await postedBy(page), [{ type: "ready" }]);
  });

  it("leaves what is hostile in a note without effect", async () => {
    const tag = '<img src="x" onerror="globalThis.hacked = true">';
    const hostile = [
      String.raw`\href{javascript:globalThis.hacked=true}{l}`,
      String.raw`\url{javascript:globalThis.hacked=true}`,
      String.raw`\htmlClass{hostile}{c} \htmlId{hostile}{i} \htmlStyle{position: fixed}{s} \htmlData{hostile=1}{d}`,
      String.raw`\includegraphics{https://example.org/picture.png}`,
      String.raw`\text{${tag}}`,
      tag,
      String.raw`\byMacro`,
      String.raw`\def\grow{\grow\grow}\grow`,
      String.raw`\rule{100000em}{100000em}`,
    ];
    const steps = hostile.map((tex): Step => ({
      verdict: "refuted",
      relation: tag,
      left: tex,
      right: "0",
      reason: tag,
      proof: [{ side: "left", forms: [{ tex, rule: tag }] }],
      witness: { left: tag, right: tag, rows: [[tag, tag]] },
      reading: [tag],
      assumptions: [tag, tex],
    }));
    const macros = { "\\byMacro": String.raw`\href{javascript:globalThis.hacked=true}{m}` };
    await show({ title: tag, file: tag, macros, steps, stale: false });
    for (const index of steps.keys()) await head(index).click();
    for (const side of await page.locator(".side").all()) await side.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelectorAll(".formula:empty").length === 0);
    const found = await page.evaluate(() => ({
      planted: document.querySelectorAll(
        "a, img, iframe, object, .hostile, #hostile, [data-hostile], [onerror], [style*=fixed]",
      ).length,
      hacked: "hacked" in globalThis,
      widest: Math.max(
        ...[...document.querySelectorAll(".katex-rule")].map((rule) => rule.getBoundingClientRect().width),
      ),
    }));
    assert.deepEqual([found.planted, found.hacked], [0, false]);
    assert.ok(found.widest > 0 && found.widest < 1000, `a rule is ${found.widest} pixels wide`);
    assert.equal(await page.locator("h1").innerText(), tag);
    assert.equal(await page.locator(".reason").first().innerText(), tag);
    assert.ok(
      (await page.locator(".side .source").allInnerTexts()).includes(String.raw`\def\grow{\grow\grow}\grow`),
    );
  });

  it("shows a formula that cannot be drawn as its source", async () => {
    const [step] = sampleSteps as [Step, ...Step[]];
    const sides = { left: String.raw`\frac{x}{`, right: String.raw`a & b \\ & c \label{e} \tag{1}` };
    await show({
      ...sampleDerivation,
      steps: [
        { ...step, ...sides, relation: "" },
        { ...step, ...sides },
      ],
    });
    assert.equal(await page.locator(".side").count(), 3);
    assert.deepEqual(await page.locator(".side .source").allInnerTexts(), [sides.left, sides.left]);
    assert.equal(await page.locator(".side .katex-display").count(), 1);
  });

  it("says in one sentence why it is empty, with an example", async () => {
    await show(sampleDerivation);
    await send(page, { type: "empty", reason: "Put the cursor on a derivation." });
    assert.equal(await page.locator(".empty p").innerText(), "Put the cursor on a derivation.");
    assert.equal(await page.locator(".empty figure .katex-display").count(), 2);
    assert.equal(await page.getByRole("button").count(), 0);
    await show(sampleDerivation);
    assert.equal(await page.locator(".empty").count(), 0);
    assert.equal(await page.locator(".step").count(), 8);
  });

  it("is as it was after it is loaded anew", async () => {
    const derivation = { ...longDerivation(60), current: 3 };
    await show(derivation);
    await head(3).click();
    await page.getByRole("button", { name: "Pin" }).click();
    await page.locator(".step").nth(40).scrollIntoViewIfNeeded();
    const first = await page.waitForFunction(() => {
      const state = JSON.parse(sessionStorage.getItem("state") ?? "{}");
      return state.scroll?.step > 20 ? state.scroll : undefined;
    });
    const { step, offset } = (await first.jsonValue()) as { step: number; offset: number };
    await page.reload();
    assert.equal(await page.locator(".step").count(), 60);
    assert.match(await page.locator("header").innerText(), /Out of date/);
    await show(derivation);
    assert.doesNotMatch(await page.locator("header").innerText(), /Out of date/);
    assert.equal(await isOpen(3), "true");
    assert.equal(await page.getByRole("button", { name: "Pin", pressed: true }).count(), 1);
    const top = await page
      .locator(".step")
      .nth(step)
      .evaluate((item) => item.getBoundingClientRect().top);
    assert.ok(Math.abs(top - offset) < 3, `step ${step} begins at ${top}, and began at ${offset}`);
    assert.deepEqual(await postedBy(page), [{ type: "pin", pinned: true }, { type: "ready" }]);
  });

  it("draws of a long derivation what is seen, and the rest when it is scrolled to", async () => {
    const derivation = longDerivation(300);
    const drawnAtOnce = await page.evaluate((derivation) => {
      dispatchEvent(new MessageEvent("message", { data: { type: "show", derivation } }));
      return document.querySelectorAll(".side .katex-display").length;
    }, derivation);
    assert.ok(drawnAtOnce > 0 && drawnAtOnce < 20, `${drawnAtOnce} sides were drawn at once`);
    assert.equal(await page.locator(".side").first().locator(".katex").count(), 1);
    await page.waitForFunction(() => document.querySelectorAll(".side .katex-display").length > 10);
    assert.ok((await page.locator(".side .katex-display").count()) < 100);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.locator(".side").last().locator(".katex-display").waitFor();
    assert.ok((await page.locator(".side .katex-display").count()) < 200);
  });

  it("follows the cursor, at once where motion is not wanted", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await show({ ...longDerivation(60), current: 0 });
    for (const current of [4, 50, 20]) {
      const seen = await page.evaluate(
        ({ derivation, current }) => {
          dispatchEvent(
            new MessageEvent("message", { data: { type: "show", derivation: { ...derivation, current } } }),
          );
          const item = document.querySelector("[aria-current=step]");
          const { top = -1, bottom = Infinity } = item?.getBoundingClientRect() ?? {};
          return {
            number: [...document.querySelectorAll(".step")].indexOf(item as Element),
            isSeen: top >= (document.querySelector("header")?.offsetHeight ?? 0) && bottom <= innerHeight,
            isDrawn: item?.querySelector(".katex") !== null,
          };
        },
        { derivation: longDerivation(60), current },
      );
      assert.deepEqual(seen, { number: current, isSeen: true, isDrawn: true });
    }
  });

  it("draws after an edit only what has changed", async () => {
    await show(sampleDerivation);
    await head(3).click();
    await head(3).focus();
    await page.evaluate(() => {
      for (const formula of document.querySelectorAll(".side .formula"))
        formula.setAttribute("data-kept", "");
    });
    const steps = sampleSteps.with(3, {
      ...(sampleSteps[3] as Step),
      right: String.raw`\E_{q} \left[ \log p(x) \right]`,
      verdict: "proved",
    });
    await show({ ...sampleDerivation, steps, stale: true });
    const { length: changed } = await page.locator(".side .formula:not([data-kept])").all();
    assert.equal(changed, 1);
    assert.equal(await isOpen(3), "true");
    assert.equal(await head(3).evaluate((button) => button === document.activeElement), true);
    assert.match(await page.getByRole("status").innerText(), /Out of date/);
    assert.equal(await page.locator(".steps.stale").count(), 1);
  });

  for (const width of [300, 1200]) {
    it(`fits a panel of ${width} pixels, wide formulas scrolling in their own rows`, async () => {
      await page.setViewportSize({ width, height: 600 });
      await show({ ...sampleDerivation, stale: true });
      for (const index of [0, 1, 3]) await head(index).click();
      const { overflow, scrolling } = await page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - innerWidth,
        scrolling: [...document.querySelectorAll(".side")].filter(
          (side) => side.scrollWidth > side.clientWidth && getComputedStyle(side).overflowX === "auto",
        ).length,
      }));
      assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
      const clipped = await page.evaluate(() =>
        [...document.querySelectorAll(".step, .detail, .proof, .witness, .said, .reason, header")]
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .map((part) => part.className),
      );
      assert.deepEqual(clipped, []);
      assert.equal(scrolling > 0, width === 300);
    });
  }
});
