/** The server as a process of its own, on the channel that an editor opens: it answers, and it ends with its parent. */
import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
  type ProtocolConnection,
} from "vscode-languageserver/node";
import { unpackMarks } from "../../../src/surfaces/server/packedMarks.ts";
import { marksMethod, type MarksParams } from "../../../src/surfaces/server/protocol.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");

function start(): { readonly server: ChildProcess; readonly connection: ProtocolConnection } {
  const main = path.join(root, "src", "surfaces", "server", "main.ts");
  const server = fork(main, ["--node-ipc"], { cwd: root, execArgv: ["--import=tsx"], silent: true });
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  connection.listen();
  return { server, connection };
}

function initialize(connection: ProtocolConnection): Promise<InitializeResult> {
  return connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
}

describe("the server's process", () => {
  it("checks a note, answers a hover, and ends when it is told to", async () => {
    const { server, connection } = start();
    const { capabilities } = await initialize(connection);
    assert.equal(capabilities.hoverProvider, true);
    await connection.sendNotification("initialized", {});
    const marks = new Promise<MarksParams>((resolve) => {
      connection.onNotification(marksMethod, resolve);
    });
    const uri = "file:///a.md";
    const text = "$$ 2 + 2 = 4 = 5 $$\n";
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "markdown", version: 3, text },
    });
    const told = await marks;
    assert.equal(told.version, 3);
    assert.deepEqual(
      unpackMarks(told.packed).map(({ verdict }) => verdict),
      ["proved", "refuted"],
    );
    const hover = await connection.sendRequest("textDocument/hover", {
      textDocument: { uri },
      position: { line: 0, character: 15 },
    });
    assert.match(JSON.stringify(hover), /Fails/);
    const left = once(server, "exit");
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    assert.deepEqual(await left, [0, null]);
    connection.dispose();
  });

  it("ends when its parent has gone", async () => {
    const { server, connection } = start();
    await initialize(connection);
    const left = once(server, "exit");
    connection.dispose();
    server.disconnect();
    await left;
    assert.equal(server.connected, false);
  });
});
