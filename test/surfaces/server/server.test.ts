/** The server as an editor meets it: documents are opened, edited and closed, and marks and diagnostics come. */
import assert from "node:assert/strict";
import { withServer } from "../../support/server.ts";

const uri = "file:///notes/a.md";
const right = "$$\n\\log p(x, z) = \\log p(x) + \\log p(z \\mid x)\n$$\n";
const wrong = "$$\n\\log p(x, z) = \\log p(x) - \\log p(z \\mid x)\n$$\n";

describe("the server", () => {
  it("marks a note when it is opened, and again when it is edited", () =>
    withServer(async (client) => {
      await client.open(uri, right);
      assert.deepEqual(await client.verdicts(uri, 1), ["proved"]);
      await client.edit(uri, 2, wrong);
      assert.deepEqual(await client.verdicts(uri, 2), ["refuted"]);
      const [diagnostic] = await client.until(() => {
        const found = client.diagnosticsOf(uri);
        return found && found.length > 0 ? found : undefined;
      });
      assert.equal(diagnostic?.code, "refuted");
      assert.equal(diagnostic?.source, "Marginalia");
      assert.equal(diagnostic?.codeDescription?.href, "file:///extension/docs/verdicts.md#refuted");
      assert.deepEqual(diagnostic?.range, {
        start: { line: 1, character: 13 },
        end: { line: 1, character: 43 },
      });
      await client.edit(uri, 3, right);
      assert.deepEqual(await client.verdicts(uri, 3), ["proved"]);
      await client.until(() => (client.diagnosticsOf(uri)?.length === 0 ? true : undefined));
    }));

  it("never sends marks of a version that is no more", () =>
    withServer(async (client) => {
      await client.open(uri, right);
      for (let version = 2; version <= 12; version++)
        await client.edit(uri, version, version % 2 === 0 ? wrong : right);
      assert.deepEqual(await client.verdicts(uri, 12), ["refuted"]);
      const versions = client.marks.map(({ version }) => version);
      assert.deepEqual(
        versions,
        versions.toSorted((first, second) => first - second),
      );
      assert.ok(
        versions.every((version) => version === 1 || version === 12),
        versions.join(", "),
      );
    }));

  it("sends no marks for a note without steps, and says so", () =>
    withServer(async (client) => {
      await client.open(uri, "Nothing here.\n");
      assert.deepEqual(await client.verdicts(uri, 1), []);
    }));

  it("reads the cells of a notebook as one note and marks each by itself", () =>
    withServer(async (client) => {
      const [first, second] = ["vscode-notebook-cell:/n.ipynb#1", "vscode-notebook-cell:/n.ipynb#2"];
      await client.openNotebook("file:///n.ipynb", [
        { uri: first, text: "Let\n\n$$\nm := a + b\n$$" },
        { uri: second, text: "$$\n2 m = 2 a + 2 b\n$$" },
      ]);
      assert.deepEqual(await client.verdicts(first, 1), ["definition"]);
      assert.deepEqual(await client.verdicts(second, 1), ["proved"]);
      await client.connection.sendNotification("notebookDocument/didChange", {
        notebookDocument: { uri: "file:///n.ipynb", version: 2 },
        change: {
          cells: {
            textContent: [
              { document: { uri: first, version: 2 }, changes: [{ text: "Let\n\n$$\nm := a - b\n$$" }] },
            ],
          },
        },
      });
      assert.deepEqual(await client.verdicts(first, 2), ["definition"]);
      const last = await client.until(() => {
        const told = client.marks.filter((one) => one.uri === second);
        return told.length > 1 ? told.at(-1) : undefined;
      });
      assert.equal(last.version, 1);
      assert.deepEqual(
        last.marks.map(({ verdict }) => verdict),
        ["refuted"],
      );
    }));

  it("answers a hover by the verdicts on the version that is there", () =>
    withServer(async (client) => {
      await client.open(uri, right);
      await client.verdicts(uri, 1);
      const answer: unknown = await client.connection.sendRequest("textDocument/hover", {
        textDocument: { uri },
        position: { line: 1, character: 3 },
      });
      assert.deepEqual(answer, { contents: "offset 6" });
      const [document] = client.asked;
      assert.equal(document?.isChecked, true);
      assert.equal(document?.derivations[0]?.steps[0]?.verdict.kind, "proved");
      assert.deepEqual(
        document?.formulas.map(({ tex }) => tex.trim()),
        ["\\log p(x, z) = \\log p(x) + \\log p(z \\mid x)"],
      );
    }));

  it("says nothing of what is no note", () =>
    withServer(async (client) => {
      await client.open("file:///a.txt", wrong, "plaintext");
      await client.open(uri, right);
      await client.verdicts(uri, 1);
      assert.deepEqual(
        client.marks.map((one) => one.uri),
        [uri],
      );
      const answer: unknown = await client.connection.sendRequest("textDocument/hover", {
        textDocument: { uri: "file:///a.txt" },
        position: { line: 0, character: 0 },
      });
      assert.equal(answer, null);
    }));

  it("follows the settings, and complains of wrong ones", () =>
    withServer(
      async (client) => {
        await client.until(() => client.log.find((line) => line.includes("marginalia.delay")));
        await client.open(uri, wrong);
        await client.verdicts(uri, 1);
        await client.until(() => (client.diagnosticsOf(uri)?.[0]?.severity === 3 ? true : undefined));
        client.settings = { severity: { refuted: "off" } };
        await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
        await client.until(() => (client.diagnosticsOf(uri)?.length === 0 ? true : undefined));
        client.settings = { enable: false };
        await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
        await client.until(() => (client.marks.at(-1)?.marks.length === 0 ? true : undefined));
      },
      { settings: { delay: -3, severity: { refuted: "information" } } },
    ));

  it("withdraws what it has said of a note that is closed", () =>
    withServer(async (client) => {
      await client.open(uri, wrong);
      await client.until(() => (client.diagnosticsOf(uri)?.length === 1 ? true : undefined));
      await client.close(uri);
      await client.until(() => (client.diagnosticsOf(uri)?.length === 0 ? true : undefined));
    }));
});
