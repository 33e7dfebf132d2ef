/**
 * The built page of the derivation panel on a server of the loopback, inside what VS Code puts around it: the content
 * security policy, the colours of a theme, and `acquireVsCodeApi`, whose messages and state a test can read.
 */
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { Page } from "playwright-core";
import type { FromPage, ToPage } from "../../webview/messages.ts";
import { type ThemeName, themes } from "./themeVariables.ts";

export interface PanelServer {
  /** The address of the page in a theme. */
  readonly address: (theme?: ThemeName) => string;
  readonly close: () => Promise<void>;
}

/** What the page has in place of the extension, as globals. */
interface Stage {
  readonly posted: readonly FromPage[];
  readonly violations: readonly string[];
}

const builtPage = path.join(import.meta.dirname, "..", "..", "dist", "webview");
const nonce = "cGFuZWw";
const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** Serves the folder of the built page until it is closed. */
export async function servePanel(folder: string = builtPage): Promise<PanelServer> {
  if (!fs.existsSync(path.join(folder, "derivation.js"))) {
    throw new Error(`There is no page in ${folder}: build it by npm run build.`);
  }
  const server = http.createServer(({ url = "/" }, response) => {
    const { pathname, searchParams } = new URL(url, "http://loopback");
    if (pathname === "/") {
      const theme = searchParams.get("theme") as ThemeName;
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(pageIn(theme));
      return;
    }
    const file = path.join(folder, path.normalize(pathname));
    const type = types[path.extname(file)];
    if (type === undefined || !fs.existsSync(file)) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": type }).end(fs.readFileSync(file));
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
export async function send(page: Page, message: ToPage): Promise<void> {
  await page.evaluate((data) => window.dispatchEvent(new MessageEvent("message", { data })), message);
}

/** What the page has said to the extension so far, since it was last loaded. */
export async function postedBy(page: Page): Promise<readonly FromPage[]> {
  return page.evaluate(() => (globalThis as unknown as Stage).posted);
}

/** What the page's security policy has forbidden it so far. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as Stage).violations);
}

function pageIn(name: ThemeName): string {
  const { classes, variables } = themes[name];
  const style = Object.entries(variables)
    .map(([variable, value]) => `--vscode-${variable}: ${value};`)
    .join(" ");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en" style="${style}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { padding: 0 20px; font-size: 13px; } code { background: #8884; padding: 1px 3px; }</style>
<link rel="stylesheet" href="/derivation.css">
<title>Derivation</title>
</head>
<body class="${classes}">
<script nonce="${nonce}">
const posted = [], violations = [];
Object.assign(globalThis, { posted, violations });
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(event.violatedDirective + " " + event.blockedURI));
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => void posted.push(message),
  getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined,
  setState: (state) => sessionStorage.setItem("state", JSON.stringify(state)),
});
</script>
<script nonce="${nonce}" src="/derivation.js"></script>
</body>
</html>
`;
}
