/** The page's policy lets in our script and style, and nothing else. */
import assert from "node:assert/strict";
import { panelPage } from "../../../src/surfaces/client/panelPage.ts";

const page = panelPage({
  nonce: "abc123",
  cspSource: "https://*.vscode-cdn.net",
  title: 'A <b>"title"</b>',
  script: "https://x/derivation.js?a=1&b=2",
  style: "https://x/derivation.css",
});

describe("panelPage", () => {
  it("has a strict policy", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-abc123'; style-src https://*.vscode-cdn.net 'unsafe-inline'; " +
        "font-src https://*.vscode-cdn.net",
    );
  });

  it("gives its one script the nonce, and escapes what it is given", () => {
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    assert.deepEqual(scripts, ['<script nonce="abc123" src="https://x/derivation.js?a=1&amp;b=2">']);
    assert.ok(page.includes("<title>A &lt;b&gt;&quot;title&quot;&lt;/b&gt;</title>"));
  });
});
