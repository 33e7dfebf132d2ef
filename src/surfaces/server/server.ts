/**
 * The language server as wiring: what arrives on a connection, and which part deals with it. It knows no transport and no
 * clock of its own, so that tests run it in their own process.
 */
import { isDeepStrictEqual } from "node:util";
import {
  type CodeLens,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { VerdictCache } from "../../checkNote.ts";
import type {
  Appearance,
  CheckedDocument,
  CodeLensFeature,
  DerivationFeature,
  HoverFeature,
  InlayHintsFeature,
} from "./checkedNote.ts";
import { Checks } from "./checks.ts";
import { type ClientFacts, clientFacts, sizeAndColours } from "./clientFacts.ts";
import { type Clock, realClock } from "./clock.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { GivenLenses } from "./givenLenses.ts";
import { marksOf } from "./marks.ts";
import { OpenNotes } from "./notes.ts";
import { packMarks } from "./packedMarks.ts";
import {
  checkWorkspaceMethod,
  type CheckWorkspaceParams,
  derivationMethod,
  type DerivationParams,
  type DocumentMarks,
  marksMethod,
  type MarksParams,
  sectionOfSettings,
  themeMethod,
  type ThemeParams,
} from "./protocol.ts";
import { defaultSettings, readSettings, type Settings } from "./settings.ts";
import { Workspace } from "./workspace.ts";

/** What the server answers requests with, one function each. */
export interface Features {
  readonly hover: HoverFeature;
  readonly inlayHints: InlayHintsFeature;
  readonly derivation: DerivationFeature;
  readonly codeLens: CodeLensFeature;
}

/** Milliseconds that a reader who points at something, or opens the panel, waits for a check that runs. */
const patience = 150;

/** Inlay hints and lenses are drawn late in any case, and would flicker if they were left out while a check runs. */
const inlayPatience = 2000;

/** Answers on a connection until it is closed. */
export function serve(connection: Connection, features: Features, clock: Clock = realClock): void {
  const notes = new OpenNotes();
  const known = new VerdictCache();
  let facts: ClientFacts | undefined;
  let appearance: Appearance = { ...sizeAndColours({ kind: "", fontSize: 0 }), trustsCommands: false };
  let settings: Settings = defaultSettings;
  /** Documents whose inlay hints were asked for before there were verdicts. */
  const withoutHints = new Set<string>();
  const given = new GivenLenses();
  const log = (message: string): void => {
    connection.console.error(message);
  };
  const send = (answer: Promise<void>): void => {
    answer.catch((error: unknown) => {
      log(`A message could not be sent to the editor: ${String(error)}`);
    });
  };
  const refreshHints = (): void => {
    if (facts?.refreshesInlayHints === true) send(connection.languages.inlayHint.refresh());
  };
  const lensesOf = (document: CheckedDocument): CodeLens[] =>
    settings.experiments.codeLens && document.isChecked
      ? features.codeLens(document, facts?.experiments ?? {})
      : [];
  const refreshLenses = (): void => {
    if (facts?.refreshesLenses === true) send(connection.sendRequest(CodeLensRefreshRequest.type));
  };
  const sendMarks = ({ uri, version, marks }: DocumentMarks): void => {
    const params: MarksParams = { uri, version, packed: packMarks(marks) };
    send(connection.sendNotification(marksMethod, params));
  };
  const publish = (document: CheckedDocument): void => {
    const { uri, version } = document;
    sendMarks(marksOf(document));
    const diagnostics = diagnosticsOf(document, settings.severity, facts?.extensionUri);
    send(connection.sendDiagnostics({ uri, version, diagnostics }));
  };
  const checks = new Checks({
    clock,
    notes,
    known,
    log,
    publish: (documents) => {
      documents.forEach(publish);
      const missed = documents.filter(({ uri }) => withoutHints.delete(uri));
      if (missed.length > 0) refreshHints();
      if (documents.some((document) => given.isOutdated(document, lensesOf(document)))) refreshLenses();
    },
    withdraw: (uris) => {
      for (const uri of uris) {
        given.forget(uri);
        const version = notes.versionOf(uri);
        if (version !== undefined) sendMarks({ uri, version, marks: [] });
        send(connection.sendDiagnostics({ uri, diagnostics: [] }));
      }
    },
  });
  const workspace = new Workspace({
    clock,
    known,
    log,
    idle: () => checks.idle(),
    openNote: (uri) => notes.get(uri)?.note,
    publish: (uri, diagnostics) => {
      send(connection.sendDiagnostics({ uri, diagnostics }));
    },
    settings: () => ({ severity: settings.severity, extensionUri: facts?.extensionUri }),
  });

  const apply = (section: unknown): void => {
    const before = settings;
    const read = readSettings(section);
    read.complaints.forEach((complaint) => {
      connection.console.warn(complaint);
    });
    settings = read.settings;
    if (settings.enable !== before.enable)
      for (const key of notes.keys()) {
        if (settings.enable) checks.request(key, 0);
        else checks.forget(key);
      }
    if (!isDeepStrictEqual(settings.severity, before.severity)) checks.republish();
    if (settings.inlayHints !== before.inlayHints || settings.enable !== before.enable) refreshHints();
    if (!isDeepStrictEqual(settings.experiments, before.experiments) || settings.enable !== before.enable)
      refreshLenses();
  };
  const askForSettings = async (): Promise<void> => {
    const section: unknown = await connection.workspace.getConfiguration(sectionOfSettings);
    apply(section);
  };

  connection.onInitialize((params): InitializeResult => {
    facts = clientFacts(params);
    appearance = facts.appearance;
    return {
      serverInfo: { name: "Marginalia" },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        notebookDocumentSync: { notebookSelector: [{ notebook: "*", cells: [{ language: "markdown" }] }] },
        hoverProvider: true,
        inlayHintProvider: true,
        ...(Object.keys(facts.experiments).length > 0 ? { codeLensProvider: {} } : {}),
      },
    };
  });
  connection.onInitialized(() => {
    if (facts?.registersSettings === true)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: sectionOfSettings,
      });
    if (facts?.registersFiles === true)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*.{md,markdown,mdx,qmd,Rmd,ipynb}" }],
      });
    if (facts?.answersForSettings === true) send(askForSettings());
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    if (facts?.answersForSettings === true) send(askForSettings());
    else apply(Reflect.get(Object(sent) as object, sectionOfSettings));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      if (type !== FileChangeType.Deleted) send(workspace.fileChanged(uri));
      else if (notes.keyOf(uri) === undefined) workspace.fileDeleted(uri);
    }
  });
  notes.listen(connection, {
    opened: (key) => {
      if (settings.enable) checks.request(key, 0);
    },
    edited: (key) => {
      if (settings.enable) checks.request(key, settings.delay);
    },
    closed: (key) => {
      checks.forget(key);
      send(workspace.fileChanged(key));
    },
  });

  connection.onNotification(themeMethod, (params: ThemeParams) => {
    appearance = { ...appearance, ...sizeAndColours(params) };
  });
  connection.onHover(async ({ textDocument, position }) => {
    const document = await checks.at(textDocument.uri, patience);
    return document ? features.hover(document, document.lines.offsetAt(position), appearance) : null;
  });
  connection.onRequest(derivationMethod, async ({ uri, position }: DerivationParams) => {
    const document = await checks.at(uri, patience);
    return document ? features.derivation(document, document.lines.offsetAt(position)) : null;
  });
  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    if (settings.inlayHints === "off") return [];
    const document = await checks.at(textDocument.uri, inlayPatience);
    if (document?.isChecked !== true) {
      withoutHints.add(textDocument.uri);
      return [];
    }
    const { lines } = document;
    const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
    return features.inlayHints(document, span, settings.inlayHints);
  });
  connection.onCodeLens(async ({ textDocument }) => {
    const document = await checks.at(textDocument.uri, inlayPatience);
    if (!document) return [];
    const lenses = lensesOf(document);
    given.give(document, lenses);
    return lenses;
  });
  connection.onRequest(checkWorkspaceMethod, async (params: CheckWorkspaceParams, token) => {
    const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
    progress.begin("Checking the workspace", 0, undefined, true);
    try {
      return await workspace.check(params.folders, {
        report: (message, share) => {
          progress.report(Math.floor(share * 100), message);
        },
        isCancelled: () => token.isCancellationRequested,
      });
    } finally {
      progress.done();
    }
  });
  connection.listen();
}
