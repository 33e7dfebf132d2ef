/**
 * The panel beside the note that shows the derivation at the cursor. It follows the cursor unless it is pinned, tells when
 * what it shows is stale, and comes back after a reload of the window. The page keeps what is folded and scrolled.
 */
import { randomBytes } from "node:crypto";
import { Disposable, env, Uri, ViewColumn, window, workspace } from "vscode";
import type { LogOutputChannel, Memento, TextDocument, TextEditor, WebviewPanel } from "vscode";
import type { FromPage, ToPage } from "../../../webview/messages.ts";
import type { Area, DerivationView, Place } from "../server/protocol.ts";
import { derivationForPage, derivationMarkdown } from "./derivationTex.ts";
import type { LanguageServer } from "./languageClient.ts";
import { moveArea, movePlace } from "./moveMarks.ts";
import { isNoteDocument } from "./noteDocuments.ts";
import { editorInFront, nameOf, revealPlace } from "./noteInFront.ts";
import { panelPage } from "./panelPage.ts";
import { inBackground, tell } from "./tell.ts";

export const panelType = "marginalia.derivation";

export interface DerivationPanel extends Disposable {
  /** Opens the panel beside the editor, or brings it to the front, with the derivation at a place. */
  readonly show: (document: TextDocument, place: Place) => void;
  /** Takes over a panel that the editor has kept over a reload, with what it was pinned to. */
  readonly restore: (panel: WebviewPanel) => Promise<void>;
  /** The verdicts on a document are new, or have become stale. */
  readonly marksChanged: (uri: string) => void;
}

/** Milliseconds that the cursor rests before the panel follows it. */
const rest = 100;

const nothingAtCursor = "There is no derivation at the cursor. Put it on a formula with an equals sign.";
const stillChecking = "The note is being checked; its derivation will appear here.";
const noNote = "Open a Markdown note and put the cursor on a derivation.";

/** The key of the place that the panel is pinned to, in the editor's memory of this workspace. */
const pinnedKey = "marginalia.pinnedDerivation";

interface PinnedPlace {
  readonly uri: string;
  readonly place: Place;
}

/** What the panel shows, with the places of its steps moved along with the edits of the note. */
interface Shown {
  readonly document: TextDocument;
  place: Place;
  view?: DerivationView;
  areas: readonly { readonly left: Area; readonly right: Area; readonly sign: Area }[];
}

export function createDerivationPanel(
  extensionUri: Uri,
  server: () => Promise<LanguageServer>,
  memory: Memento,
  isChecked: (uri: string) => boolean,
  log: LogOutputChannel,
): DerivationPanel {
  const pages = Uri.joinPath(extensionUri, "dist", "webview");
  let panel: WebviewPanel | undefined;
  let shown: Shown | undefined;
  let isPinned = false;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;

  const post = (message: ToPage): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a panel's page has no origin to name.
    if (panel !== undefined) inBackground(log, Promise.resolve(panel.webview.postMessage(message)));
  };
  const postView = (): void => {
    if (shown?.view === undefined) return;
    const { document, view } = shown;
    const stale = view.version !== document.version || !isChecked(document.uri.toString());
    post({
      type: "show",
      derivation: derivationForPage(view, nameOf(document), stale),
    });
  };
  /** Asks for the derivation at the shown place; an answer that another question has overtaken is dropped. */
  const ask = async (): Promise<void> => {
    const target = shown;
    const question = ++asked;
    if (panel === undefined) return;
    if (target === undefined) {
      post({ type: "empty", reason: noNote });
      return;
    }
    try {
      const uri = target.document.uri.toString();
      const view = await (await server()).derivation({ uri, position: target.place });
      if (question !== asked) return;
      // An answer about an older text would have its places wrong; the verdicts on the new one are on their way.
      if (view !== null && view.version !== target.document.version) return;
      if (view === null) {
        // Before the check has ended nothing is known of the place; what is shown stays until then.
        if (!isChecked(uri) && target.view !== undefined) return;
        delete target.view;
        target.areas = [];
        post({ type: "empty", reason: isChecked(uri) ? nothingAtCursor : stillChecking });
        return;
      }
      target.view = view;
      target.areas = view.steps.map(({ left, right, sign }) => ({
        left: left.area,
        right: right.area,
        sign,
      }));
      postView();
    } catch (error) {
      log.error(`The derivation could not be shown: ${String(error)}`);
      if (question === asked)
        post({
          type: "empty",
          reason: "Marginalia's checker does not answer. Run “Marginalia: Restart Server”.",
        });
    }
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => inBackground(log, ask()), rest);
  };
  const follow = (editor: TextEditor | undefined): void => {
    if (panel === undefined || editor === undefined || !isNoteDocument(editor.document)) return;
    if (isPinned && shown !== undefined) return;
    shown = shownAt(editor.document, editor.selection.active);
    askSoon();
  };
  /** The same document keeps its view until the new one is there, so that the page does not flash. */
  const shownAt = (document: TextDocument, { line, character }: Place): Shown => {
    const place = { line, character };
    return shown?.document === document ? { ...shown, place } : { document, place, areas: [] };
  };

  const receive = async (message: FromPage): Promise<void> => {
    switch (message.type) {
      case "ready":
        await ask();
        return;
      case "pin":
        isPinned = message.pinned;
        await remember();
        if (!isPinned) follow(editorInFront() ?? visibleNote());
        return;
      case "copy":
        await copy();
        return;
      case "reveal": {
        const area = shown?.areas[message.step]?.[message.side];
        if (area !== undefined) await reveal(area.start);
      }
    }
  };
  const remember = async (): Promise<void> => {
    const pinned: PinnedPlace | undefined =
      isPinned && shown !== undefined
        ? { uri: shown.document.uri.toString(), place: shown.place }
        : undefined;
    await memory.update(pinnedKey, pinned);
  };
  const copy = async (): Promise<void> => {
    if (shown?.view === undefined) {
      tell("information", "There is no derivation to copy: put the cursor on one first.");
      return;
    }
    await env.clipboard.writeText(derivationMarkdown(shown.view));
    window.setStatusBarMessage("$(check) Derivation copied as Markdown", 3000);
  };
  const reveal = async ({ line, character }: Place): Promise<void> => {
    if (shown === undefined) return;
    const { uri } = shown.document;
    const beside = window.visibleTextEditors.find(({ document }) => document === shown?.document)?.viewColumn;
    await revealPlace(uri, line, character, beside ?? ViewColumn.One);
  };

  const adopt = (newPanel: WebviewPanel): void => {
    panel = newPanel;
    const { webview } = newPanel;
    webview.options = { enableScripts: true, localResourceRoots: [pages] };
    webview.onDidReceiveMessage((message: FromPage) => inBackground(log, receive(message)));
    newPanel.onDidDispose(() => {
      panel = undefined;
      shown = undefined;
      isPinned = false;
      clearTimeout(timer);
    });
    webview.html = panelPage({
      nonce: randomBytes(16).toString("base64url"),
      cspSource: webview.cspSource,
      title: "Derivation",
      script: webview.asWebviewUri(Uri.joinPath(pages, "derivation.js")).toString(),
      style: webview.asWebviewUri(Uri.joinPath(pages, "derivation.css")).toString(),
    });
  };
  const subscriptions = Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) follow(textEditor);
    }),
    window.onDidChangeActiveTextEditor(follow),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== shown?.document || contentChanges.length === 0) return;
      for (const change of contentChanges) shown.place = movePlace(shown.place, change, true);
      shown.areas = shown.areas.map(({ left, right, sign }) => ({
        left: moveArea(left, contentChanges),
        right: moveArea(right, contentChanges),
        sign: moveArea(sign, contentChanges),
      }));
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (document !== shown?.document) return;
      shown = undefined;
      askSoon();
    }),
  );
  return {
    show: (document, place) => {
      shown = shownAt(document, place);
      if (panel === undefined) {
        const showOptions = { viewColumn: ViewColumn.Beside, preserveFocus: true };
        adopt(window.createWebviewPanel(panelType, "Derivation", showOptions));
        // A new panel is pinned to nothing, whatever an earlier one was pinned to.
        inBackground(log, remember());
        return;
      }
      panel.reveal(undefined, true);
      inBackground(log, ask());
    },
    restore: async (kept) => {
      const note = visibleNote();
      const pinned = memory.get<PinnedPlace>(pinnedKey);
      const document = pinned && (await openedDocument(pinned.uri));
      isPinned = document !== undefined;
      if (pinned !== undefined && document !== undefined) shown = shownAt(document, pinned.place);
      else if (note !== undefined) shown = shownAt(note.document, note.selection.active);
      adopt(kept);
    },
    marksChanged: (uri) => {
      if (shown?.document.uri.toString() !== uri) return;
      if (isChecked(uri)) askSoon();
      else postView();
    },
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
      panel?.dispose();
    },
  };
}

/** The document at an address; undefined where there is none any more. */
async function openedDocument(address: string): Promise<TextDocument | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  if (open !== undefined) return open;
  try {
    return await workspace.openTextDocument(Uri.parse(address));
  } catch {
    return undefined;
  }
}

/** The note that can be seen while the panel itself has the focus. */
function visibleNote(): TextEditor | undefined {
  const active = editorInFront();
  if (active !== undefined && isNoteDocument(active.document)) return active;
  return window.visibleTextEditors.find(({ document }) => isNoteDocument(document));
}
