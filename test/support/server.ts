/**
 * The language server for tests, in the same process: a client that speaks the protocol with it over two streams, opens
 * and edits documents as an editor does, and remembers what it is told.
 */
import { PassThrough } from "node:stream";
import type { CodeLens, Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { codeLens } from "../../src/surfaces/server/features/codeLens.ts";
import type { CheckedDocument } from "../../src/surfaces/server/checkedNote.ts";
import { unpackMarks } from "../../src/surfaces/server/packedMarks.ts";
import {
  type DocumentMarks,
  marksMethod,
  type MarksParams,
  type VerdictName,
} from "../../src/surfaces/server/protocol.ts";
import { serve } from "../../src/surfaces/server/server.ts";

export interface ServerOptions {
  /** What the client answers for the section of the settings. */
  readonly settings?: unknown;
}

/** A client with a server of its own. */
export class TestClient {
  readonly connection: ProtocolConnection;
  /** Everything that was told, in order. */
  readonly marks: DocumentMarks[] = [];
  readonly diagnostics: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly progress: string[] = [];
  /** How often it was asked to ask for lenses anew. */
  refreshedLenses = 0;
  /** The documents that the server's features were handed. */
  readonly asked: CheckedDocument[] = [];
  settings: unknown;
  #waiting: (() => void)[] = [];

  constructor({ settings }: ServerOptions) {
    this.settings = settings;
    const [there, back] = [new PassThrough(), new PassThrough()];
    serve(createConnection(ProposedFeatures.all, there, back), {
      hover: (document, offset) => {
        this.asked.push(document);
        return { contents: `offset ${offset}` };
      },
      inlayHints: (document, range, choice) => {
        this.asked.push(document);
        return [{ position: document.lines.positionAt(range.end), label: choice }];
      },
      derivation: (document) => {
        this.asked.push(document);
        return null;
      },
      codeLens,
    });
    this.connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    const remember = <T>(list: T[], value: T): void => {
      list.push(value);
      for (const resolve of this.#waiting.splice(0)) resolve();
    };
    this.connection.onNotification(marksMethod, ({ uri, version, packed }: MarksParams) =>
      remember(this.marks, { uri, version, marks: unpackMarks(packed) }),
    );
    this.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) =>
      remember(this.diagnostics, params),
    );
    this.connection.onNotification("window/logMessage", ({ message }: { message: string }) =>
      remember(this.log, message),
    );
    this.connection.onNotification("$/progress", ({ value }: { value: { message?: string } }) => {
      if (value.message !== undefined) remember(this.progress, value.message);
    });
    this.connection.onRequest("workspace/configuration", () => [this.settings]);
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest("workspace/codeLens/refresh", () => {
      this.refreshedLenses++;
      for (const resolve of this.#waiting.splice(0)) resolve();
      return null;
    });
    this.connection.listen();
  }

  async start(): Promise<void> {
    await this.connection.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } },
      initializationOptions: {
        extensionUri: "file:///extension",
        trustsCommands: true,
        theme: "light",
        fontSize: 16,
        experiments: { coin: "Coin", generativeAdversarial: "Game" },
      },
    });
    await this.connection.sendNotification("initialized", {});
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    this.connection.dispose();
  }

  open(uri: string, text: string, languageId = "markdown"): Promise<void> {
    return this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text. */
  edit(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** Opens a notebook whose cells are all Markdown. */
  openNotebook(
    uri: string,
    cells: readonly { readonly uri: string; readonly text: string }[],
  ): Promise<void> {
    return this.connection.sendNotification("notebookDocument/didOpen", {
      notebookDocument: {
        uri,
        notebookType: "jupyter-notebook",
        version: 1,
        cells: cells.map((cell) => ({ kind: 1, document: cell.uri })),
      },
      cellTextDocuments: cells.map((cell) => ({
        uri: cell.uri,
        languageId: "markdown",
        version: 1,
        text: cell.text,
      })),
    });
  }

  /** The lenses on a document, each as `line:experiment`. */
  async lenses(uri: string): Promise<readonly string[]> {
    const lenses = await this.connection.sendRequest<readonly CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri },
    });
    return lenses.map(({ range, command }) => `${range.start.line}:${String(command?.arguments?.[0])}`);
  }

  /** Resolves with the first value that `find` gives, looked for whenever something was told. */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** The verdicts on a document at a version, as soon as its marks have come. */
  verdicts(uri: string, version: number): Promise<readonly VerdictName[]> {
    return this.until(() =>
      this.marks
        .find((one) => one.uri === uri && one.version === version)
        ?.marks.map(({ verdict }) => verdict),
    );
  }

  /** The diagnostics that stand for a document now. */
  diagnosticsOf(uri: string): readonly Diagnostic[] | undefined {
    return this.diagnostics.findLast((one) => one.uri === uri)?.diagnostics;
  }
}

/** Runs `use` with a client whose server is ready, and stops both behind it. */
export async function withServer(
  use: (client: TestClient) => Promise<void>,
  options: ServerOptions = {},
): Promise<void> {
  const client = new TestClient(options);
  await client.start();
  try {
    await use(client);
  } finally {
    await client.stop();
  }
}
