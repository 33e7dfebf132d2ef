/**
 * The HTML that a panel's page starts from. Nothing loads but our own script and style: the script by a nonce that is
 * new each time, styles and fonts from the extension's folder, and nothing from elsewhere.
 */

export interface PanelPage {
  readonly nonce: string;
  /** The editor's name for the extension's own files in a policy. */
  readonly cspSource: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
}

export function panelPage({ nonce, cspSource, title, script, style }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'unsafe-inline'`,
    `font-src ${cspSource}`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeAttribute(title)}</title>
    <link rel="stylesheet" href="${escapeAttribute(style)}">
  </head>
  <body>
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
