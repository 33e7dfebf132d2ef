/**
 * Where the editor starts the extension: registers everything at once, loads and starts the rest just afterwards, and
 * hands what the server says to those who show it.
 */
import { commands, Disposable, Uri, window, workspace, type ExtensionContext } from "vscode";
import { sectionOfSettings } from "../server/protocol.ts";
import { registerCommands } from "./commands.ts";
import { createDerivationPanel, panelType } from "./derivationPanel.ts";
import { registerExperiments } from "./experiments.ts";
import { failingSteps } from "./failingSteps.ts";
import { createGutter } from "./gutter.ts";
import type { LanguageServer, ServerState } from "./languageClient.ts";
import { createMarkBook } from "./markBook.ts";
import { noteInFront } from "./noteInFront.ts";
import { createStatusBar } from "./statusBar.ts";
import { inBackground } from "./tell.ts";

let stopServer: (() => Promise<void>) | undefined;

export function activate(context: ExtensionContext): void {
  const { extensionUri, subscriptions, workspaceState } = context;
  const log = window.createOutputChannel("Marginalia", { log: true });
  const waiting = new Set<() => void>();
  let state: ServerState = "starting";
  let refreshing: NodeJS.Timeout | undefined;

  /** Something that is shown has changed: marks, or whether the checker runs. */
  const changed = (): void => {
    refreshSoon();
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const book = createMarkBook((uri) => {
    gutter.draw(uri);
    panel.marksChanged(uri);
    changed();
  });
  const gutter = createGutter(extensionUri, book);
  const statusBar = createStatusBar(book);
  const setContext = createContextKeys();
  const refresh = (): void => {
    const isEnabled = workspace.getConfiguration(sectionOfSettings).get<boolean>("enable", true);
    statusBar.refresh(isStopped(), isEnabled);
    const documents = noteInFront()?.documents;
    const marks = documents?.map(({ uri }) => book.marksOf(uri.toString())?.marks ?? []) ?? [];
    setContext("inNote", documents !== undefined);
    setContext("hasFailing", isEnabled && failingSteps(marks).length > 0);
  };
  /** The documents of a notebook come one by one, and are shown together. */
  const refreshSoon = (): void => {
    clearTimeout(refreshing);
    refreshing = setTimeout(refresh, 0);
  };

  /** Loads the language client and starts the server, once. */
  let server: Promise<LanguageServer> | undefined;
  const load = async (): Promise<LanguageServer> => {
    const { createLanguageServer } = await import("./languageClient.ts");
    const serverModule = Uri.joinPath(extensionUri, "dist", "server.js").fsPath;
    const created = createLanguageServer(extensionUri, serverModule, log, {
      onMarks: (params) => {
        const uri = Uri.parse(params.uri).toString();
        const open = workspace.textDocuments.find((document) => document.uri.toString() === uri);
        book.receive({ ...params, uri }, open?.version);
      },
      onState: (newState) => {
        state = newState;
        if (state !== "running") book.doubtAll();
        changed();
      },
    });
    stopServer = async () => created.stop();
    // A start that fails has been told by the client; requests then fail by themselves.
    inBackground(log, created.start());
    return created;
  };
  const getServer = async (): Promise<LanguageServer> => (server ??= load());

  const isChecked = (uri: string): boolean => book.marksOf(uri)?.stale === false;
  const isStopped = (): boolean => state === "stopped";
  const panel = createDerivationPanel(extensionUri, getServer, workspaceState, isChecked, log);
  const nextMarks = async (): Promise<void> => new Promise((resolve) => void waiting.add(resolve));
  subscriptions.push(
    log,
    gutter,
    statusBar,
    panel,
    registerCommands({ server: getServer, book, panel, log, isStopped, nextMarks }),
    registerExperiments(extensionUri, log),
    window.registerWebviewPanelSerializer(panelType, {
      deserializeWebviewPanel: async (kept) => panel.restore(kept),
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      book.edit(document.uri.toString(), contentChanges),
    ),
    workspace.onDidCloseTextDocument(({ uri }) => book.close(uri.toString())),
    workspace.onDidChangeNotebookDocument(refreshSoon),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(sectionOfSettings)) refreshSoon();
    }),
    window.onDidChangeActiveTextEditor(refreshSoon),
    window.onDidChangeActiveNotebookEditor(refreshSoon),
    new Disposable(() => clearTimeout(refreshing)),
  );
  refreshSoon();
  const starting = setImmediate(() => inBackground(log, getServer()));
  subscriptions.push(new Disposable(() => clearImmediate(starting)));
}

/** Ends the server's process; the editor waits for it. */
export async function deactivate(): Promise<void> {
  await stopServer?.();
}

/** Sets context keys of this extension, and only those that are others than before. */
function createContextKeys(): (name: "inNote" | "hasFailing", value: boolean) => void {
  const known = new Map<string, boolean>();
  return (name, value) => {
    if (known.get(name) === value) return;
    known.set(name, value);
    void commands.executeCommand("setContext", `${sectionOfSettings}.${name}`, value);
  };
}
