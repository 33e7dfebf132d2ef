/** Lenses as an editor meets them: they come with the verdicts, and it is told when it has to ask for them anew. */
import assert from "node:assert/strict";
import { withServer } from "../../support/server.ts";

const uri = "file:///notes/a.md";
const coin = "$$\n\\ell(\\theta) = k \\log \\theta + (n - k) \\log (1 - \\theta)\n$$\n";
const square = "$$\n(a + b)^2 = a^2 + 2 a b + b^2\n$$\n";

describe("the server's lenses", () => {
  it("wait for the check, and follow the text", () =>
    withServer(async (client) => {
      await client.open(uri, coin);
      assert.deepEqual(await client.lenses(uri), ["0:coin"]);
      await client.edit(uri, 2, `\n${coin}\n${square}`);
      assert.deepEqual(await client.lenses(uri), ["1:coin"]);
      await client.edit(uri, 3, square);
      assert.deepEqual(await client.lenses(uri), []);
    }));

  it("are asked for anew where another cell changes what a cell says", () =>
    withServer(async (client) => {
      const [first, second] = ["vscode-notebook-cell:/n.ipynb#1", "vscode-notebook-cell:/n.ipynb#2"];
      // Whether F is a density of the data decides whether it can be a discriminator.
      const game = "$$\nV = \\mathbb{E}_{p(x)}[\\log F(x)] + \\mathbb{E}_{q(x)}[\\log (1 - F(x))]\n$$";
      await client.openNotebook("file:///n.ipynb", [
        { uri: first, text: "Nothing." },
        { uri: second, text: game },
      ]);
      assert.deepEqual(await client.lenses(second), ["0:generativeAdversarial"]);
      const before = client.refreshedLenses;
      await client.connection.sendNotification("notebookDocument/didChange", {
        notebookDocument: { uri: "file:///n.ipynb", version: 2 },
        change: {
          cells: {
            textContent: [
              {
                document: { uri: first, version: 2 },
                changes: [{ text: "$$\n\\mathbb{E}_{F(x)}[x] = \\int x F(x) \\, dx\n$$" }],
              },
            ],
          },
        },
      });
      await client.until(() => (client.refreshedLenses > before ? true : undefined));
      assert.deepEqual(await client.lenses(second), []);
    }));

  it("are none where the setting says so, and come back with it", () =>
    withServer(
      async (client) => {
        await client.open(uri, coin);
        await client.verdicts(uri, 1);
        assert.deepEqual(await client.lenses(uri), []);
        client.settings = { experiments: { codeLens: true } };
        const before = client.refreshedLenses;
        await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
        await client.until(() => (client.refreshedLenses > before ? true : undefined));
        assert.deepEqual(await client.lenses(uri), ["0:coin"]);
        client.settings = { enable: false, experiments: { codeLens: true } };
        await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
        await client.until(() => (client.refreshedLenses > before + 1 ? true : undefined));
        assert.deepEqual(await client.lenses(uri), []);
      },
      { settings: { experiments: { codeLens: false } } },
    ));

  it("are none of a document that is not open", () =>
    withServer(async (client) => assert.deepEqual(await client.lenses("file:///other.md"), [])));
});
