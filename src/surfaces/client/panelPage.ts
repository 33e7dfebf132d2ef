/**
 * The HTML that a panel's page starts from. Nothing loads but our own script and style: the script by a nonce that is
 * new each time, styles and fonts from the extension's folder, and nothing from elsewhere. Only what a page needs more
 * is allowed to it.
 */

export interface PanelPage {
  readonly nonce: string;
  /** The editor's name for the extension's own files in a policy. */
  readonly cspSource: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** What the page may do besides showing itself. */
  readonly allows?: Allowance;
  /** What the page is told before it starts, as `data-…` of its body: addresses of what it loads later. */
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * `pictures`: pictures of the extension's own. `training`: also those that the page makes, a worker made from the text
 * of a script, WebAssembly, and reading the extension's own files, which the worker is handed as blobs since it can load
 * none by itself. Neither lets text be run as code or reaches any network.
 */
export type Allowance = "pictures" | "training";

export function panelPage({ nonce, cspSource, title, script, style, allows, data = {} }: PanelPage): string {
  const isTraining = allows === "training";
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'${isTraining ? " 'wasm-unsafe-eval'" : ""}`,
    `style-src ${cspSource} 'unsafe-inline'`,
    `font-src ${cspSource}`,
    ...(allows === undefined ? [] : [`img-src ${cspSource}${isTraining ? " blob: data:" : ""}`]),
    ...(isTraining ? ["worker-src blob:", `connect-src ${cspSource} blob:`] : []),
  ].join("; ");
  const attributes = Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`)
    .join("");
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeAttribute(title)}</title>
    <link rel="stylesheet" href="${escapeAttribute(style)}">
  </head>
  <body${attributes}>
    <script nonce="${escapeAttribute(nonce)}" src="${escapeAttribute(script)}"></script>
  </body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
