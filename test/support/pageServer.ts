/**
 * A built page on a server of the loopback, under the policy that the extension gives it and inside what VS Code puts
 * around it: the colours of a theme, and `acquireVsCodeApi`, whose messages and state a test can read.
 */
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { Page } from "playwright-core";
import { type Allowance, panelPage } from "../../src/surfaces/client/panelPage.ts";
import { type ThemeName, themes } from "./themeVariables.ts";

export interface PageServer {
  /** The address of the page in a theme. */
  readonly address: (theme?: ThemeName) => string;
  readonly close: () => Promise<void>;
}

export interface ServedPage {
  /** The name of its script and its style sheet, without their endings. */
  readonly name: string;
  readonly title: string;
  readonly allows?: Allowance;
  readonly data?: Readonly<Record<string, string>>;
  /** Files by their address, each as what it holds; they come before those that were built. */
  readonly files?: ReadonlyMap<string, string | Uint8Array>;
}

/** What the page has in place of the extension, as globals. */
interface Stage {
  readonly posted: readonly unknown[];
  readonly violations: readonly string[];
}

const builtPages = path.join(import.meta.dirname, "..", "..", "dist", "webview");
const nonce = "cGFuZWw";
const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".png": "image/png",
};

/** Serves the folder of the built pages until it is closed. */
export async function servePage(page: ServedPage): Promise<PageServer> {
  if (!fs.existsSync(path.join(builtPages, `${page.name}.js`))) {
    throw new Error(`There is no page ${page.name} in ${builtPages}: build it by npm run build.`);
  }
  const server = http.createServer(({ url = "/" }, response) => {
    const { pathname, searchParams } = new URL(url, "http://loopback");
    if (pathname === "/") {
      const theme = searchParams.get("theme") as ThemeName;
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(htmlOf(page, theme));
      return;
    }
    // Browsers ask for it by themselves; an editor's panel has none.
    if (pathname === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const type = types[path.extname(pathname)];
    const file = path.join(builtPages, path.normalize(pathname));
    const body = page.files?.get(pathname) ?? (fs.existsSync(file) ? fs.readFileSync(file) : undefined);
    if (type === undefined || body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    address: (theme = "Dark Modern") => `http://127.0.0.1:${port}/?theme=${encodeURIComponent(theme)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Sends the page a message as the extension does. */
export async function sendTo(page: Page, message: unknown): Promise<void> {
  await page.evaluate((data) => window.dispatchEvent(new MessageEvent("message", { data })), message);
}

/** What the page has said to the extension so far, since it was last loaded. */
export async function postedBy(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(() => (globalThis as unknown as Stage).posted);
}

/** What the page's security policy has forbidden it so far. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as Stage).violations);
}

/** The page as the extension makes it, with what the editor puts around it. */
function htmlOf({ name, title, allows, data = {} }: ServedPage, theme: ThemeName): string {
  const { classes, variables } = themes[theme];
  const style = Object.entries(variables)
    .map(([variable, value]) => `--vscode-${variable}: ${value};`)
    .join(" ");
  const html = panelPage({
    nonce,
    cspSource: "'self'",
    title,
    script: `/${name}.js`,
    style: `/${name}.css`,
    data,
    ...(allows === undefined ? {} : { allows }),
  });
  return html
    .replace("<html", `<html style="${style}"`)
    .replace("<body", `<body class="${classes}"`)
    .replace("<link", `<style>${editorStyle}</style><link`)
    .replace("<script", `<script nonce="${nonce}">${stage}</script><script`);
}

/** What VS Code itself gives to every page, as far as ours have to overrule it. */
const editorStyle =
  "body { padding: 0 20px; font-size: 13px; } code { background: #8884; padding: 1px 3px; }";

const stage = `
const posted = [], violations = [];
Object.assign(globalThis, { posted, violations });
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(event.violatedDirective + " " + event.blockedURI));
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => void posted.push(message),
  getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined,
  setState: (state) => sessionStorage.setItem("state", JSON.stringify(state)),
});
`;
