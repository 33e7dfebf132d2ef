/** The page's policy lets in our script and style, and nothing else. */
import assert from "node:assert/strict";
import { panelPage } from "../../../src/surfaces/client/panelPage.ts";

const derivation = {
  nonce: "abc123",
  cspSource: "https://*.vscode-cdn.net",
  title: 'A <b>"title"</b>',
  script: "https://x/derivation.js?a=1&b=2",
  style: "https://x/derivation.css",
};
const page = panelPage(derivation);

function policyOf(html: string): string | undefined {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
}

describe("panelPage", () => {
  it("has a strict policy", () => {
    assert.equal(
      policyOf(page),
      "default-src 'none'; script-src 'nonce-abc123'; style-src https://*.vscode-cdn.net 'unsafe-inline'; " +
        "font-src https://*.vscode-cdn.net",
    );
  });

  it("gives its one script the nonce, and escapes what it is given", () => {
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    assert.deepEqual(scripts, ['<script nonce="abc123" src="https://x/derivation.js?a=1&amp;b=2">']);
    assert.ok(page.includes("<title>A &lt;b&gt;&quot;title&quot;&lt;/b&gt;</title>"));
  });

  it("lets a page show the extension's pictures where it is said to", () => {
    assert.equal(
      policyOf(panelPage({ ...derivation, allows: "pictures" })),
      "default-src 'none'; script-src 'nonce-abc123'; style-src https://*.vscode-cdn.net 'unsafe-inline'; " +
        "font-src https://*.vscode-cdn.net; img-src https://*.vscode-cdn.net",
    );
  });

  it("lets a page train where it is said to, and still runs no text and reaches no network", () => {
    const policy = policyOf(panelPage({ ...derivation, allows: "training" }));
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-abc123' 'wasm-unsafe-eval'; " +
        "style-src https://*.vscode-cdn.net 'unsafe-inline'; font-src https://*.vscode-cdn.net; " +
        "img-src https://*.vscode-cdn.net blob: data:; worker-src blob:; connect-src https://*.vscode-cdn.net blob:",
    );
    assert.doesNotMatch(policy ?? "", /'unsafe-eval'|\*(?:;|$)|https?:(?:;|\s|$)/);
  });

  it("tells a page addresses as data of its body, escaped", () => {
    const html = panelPage({
      ...derivation,
      data: { worker: 'https://x/"><script>', wasm: "https://x/wasm/" },
    });
    assert.ok(
      html.includes('<body data-worker="https://x/&quot;&gt;&lt;script&gt;" data-wasm="https://x/wasm/">'),
    );
    assert.ok(page.includes("<body>"));
  });
});
