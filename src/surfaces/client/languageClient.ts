/**
 * The checker's process and the talk with it: the one caller of the language client's library. A server that crashes is
 * started again and the user is told once; after too many crashes it stays down until the user restarts it.
 */
import { type CancellationToken, type Disposable, type LogOutputChannel, type Uri, workspace } from "vscode";
import {
  CloseAction,
  CodeLensRequest,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
  type CloseHandlerResult,
  type LanguageClientOptions,
  type WorkDoneProgressBegin,
  type WorkDoneProgressReport,
} from "vscode-languageclient/node";
import { experiments } from "../../../webview/experiments/index.ts";
import {
  checkWorkspaceMethod,
  derivationMethod,
  marksMethod,
  sectionOfSettings,
  themeMethod,
  type CheckWorkspaceResult,
  type DerivationParams,
  type DerivationView,
  type DocumentMarks,
  type InitializationOptions,
  type MarksParams,
  type ThemeParams,
} from "../server/protocol.ts";
import { unpackMarks } from "../server/packedMarks.ts";
import { createCrashHistory } from "./crashHistory.ts";
import { noteSelector } from "./noteDocuments.ts";
import { inBackground, restartServer, showOutput, ask } from "./tell.ts";
import { currentTheme, watchTheme } from "./theme.ts";

export type ServerState = "starting" | "running" | "stopped";

export interface ServerEvents {
  readonly onMarks: (marks: DocumentMarks) => void;
  readonly onState: (state: ServerState) => void;
}

export interface Progress {
  /** From 0 to 100, where it is known. */
  readonly percentage?: number;
  readonly message?: string;
}

export interface LanguageServer {
  readonly derivation: (params: DerivationParams) => Promise<DerivationView | null>;
  readonly checkWorkspace: (
    folders: readonly string[],
    onProgress: (progress: Progress) => void,
    token: CancellationToken,
  ) => Promise<CheckWorkspaceResult>;
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The library's client, whose own messages end in a button and are never shown twice at once. */
class TellingClient extends LanguageClient {
  #isTelling = false;

  override error(message: string, data?: unknown, showNotification?: boolean | "force"): void {
    super.error(message, data, false);
    if (showNotification === false || showNotification === undefined || this.#isTelling) return;
    this.#isTelling = true;
    const advice = "Its output says more; restarting it may help.";
    inBackground(
      this.outputChannel,
      ask("error", `Marginalia: ${message} ${advice}`, restartServer, showOutput).finally(() => {
        this.#isTelling = false;
      }),
    );
  }
}

const titles = Object.fromEntries(Object.entries(experiments).map(([id, { title }]) => [id, title]));

export function createLanguageServer(
  extensionUri: Uri,
  serverModule: string,
  log: LogOutputChannel,
  events: ServerEvents,
): LanguageServer {
  const crashes = createCrashHistory();
  const closed = (): CloseHandlerResult => {
    const next = crashes.record(Date.now());
    log.warn(`The checker's process ended unexpectedly: ${next}.`);
    if (next === "restart-and-say")
      inBackground(log, ask("warning", "Marginalia's checker crashed and was started again.", showOutput));
    if (next !== "give-up") return { action: CloseAction.Restart, handled: true };
    inBackground(
      log,
      ask(
        "error",
        "Marginalia's checker crashed 5 times within 3 minutes, so notes are not checked any more. " +
          "The output says why. If one note is to blame, close it, then restart the server.",
        restartServer,
        showOutput,
      ),
    );
    return { action: CloseAction.DoNotRestart, handled: true };
  };
  const options: LanguageClientOptions = {
    documentSelector: noteSelector.map((filter) => ({ ...filter })),
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: ["marginalia.showDerivation"] }, supportHtml: false },
    initializationOptions: (): InitializationOptions => {
      const { kind, fontSize } = currentTheme();
      return {
        extensionUri: extensionUri.toString(),
        trustsCommands: true,
        theme: kind,
        fontSize,
        experiments: titles,
      };
    },
    middleware: {
      // Where the workspace is not trusted experiments are not opened, and so not offered.
      provideCodeLenses: (document, token, next) => (workspace.isTrusted ? next(document, token) : []),
    },
    errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed },
  };
  const run = { module: serverModule, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6011"] } };
  const client = new TellingClient(sectionOfSettings, "Marginalia", { run, debug }, options);
  client.onNotification(marksMethod, ({ uri, version, packed }: MarksParams) => {
    events.onMarks({ uri, version, marks: unpackMarks(packed) });
  });
  const subscriptions: Disposable[] = [
    workspace.onDidGrantWorkspaceTrust(() => {
      const lenses = client.getFeature(CodeLensRequest.method);
      const providers = workspace.textDocuments.map((document) => lenses.getProvider(document));
      for (const provider of new Set(providers)) provider?.onDidChangeCodeLensEmitter.fire();
    }),
    client.onDidChangeState(({ newState }) => events.onState(stateOf(newState))),
    watchTheme((theme: ThemeParams) => {
      if (client.isRunning()) inBackground(log, client.sendNotification(themeMethod, theme));
    }),
  ];

  const stop = async (): Promise<void> => {
    if (client.state === State.Starting) await client.start().catch(() => undefined);
    if (client.isRunning())
      await client.stop().catch((error: unknown) => log.warn(`While stopping: ${String(error)}`));
  };
  return {
    derivation: async (params) => client.sendRequest<DerivationView | null>(derivationMethod, params),
    checkWorkspace: async (folders, onProgress, token) => {
      const workDoneToken = `marginalia-${crypto.randomUUID()}`;
      const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== "end") onProgress(progressOf(value));
      });
      try {
        const params = { folders, workDoneToken };
        return await client.sendRequest<CheckWorkspaceResult>(checkWorkspaceMethod, params, token);
      } finally {
        progress.dispose();
      }
    },
    start: async () => client.start(),
    restart: async () => {
      crashes.forget();
      await stop();
      await client.start();
    },
    stop: async () => {
      for (const subscription of subscriptions) subscription.dispose();
      await stop();
    },
  };
}

function stateOf(state: State): ServerState {
  switch (state) {
    case State.Running:
      return "running";
    case State.Starting:
      return "starting";
    case State.Stopped:
    case State.StartFailed:
      return "stopped";
  }
}

function progressOf({ percentage, message }: WorkDoneProgressBegin | WorkDoneProgressReport): Progress {
  return {
    ...(percentage === undefined ? {} : { percentage }),
    ...(message === undefined ? {} : { message }),
  };
}
