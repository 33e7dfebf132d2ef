/**
 * The panels beside the note in which experiments run, one for each. The page keeps its state itself and is started anew
 * whenever it is seen again; the extension tells it which experiment it is, and does for it what a page may not: save
 * files, copy links, open the note on the experiment.
 */
import { randomBytes } from "node:crypto";
import { commands, env, ThemeIcon, UIKind, Uri, ViewColumn, window, workspace } from "vscode";
import type { Disposable, LogOutputChannel, WebviewPanel } from "vscode";
import { experiments, type ExperimentId } from "../../../webview/experiments/index.ts";
import type { SettingValues } from "../../../webview/experiments/settings.ts";
import type { FromLaboratory, ToLaboratory } from "../../../webview/laboratory/messages.ts";
import { sectionOfSettings } from "../server/protocol.ts";
import { linkTo } from "./experimentLink.ts";
import { panelPage } from "./panelPage.ts";
import { saveFile } from "./saveFile.ts";
import { inBackground, tell } from "./tell.ts";

export const experimentPanelType = "marginalia.experiment";

export interface ExperimentPanels extends Disposable {
  /** Opens an experiment beside the editor, or brings its panel to the front; `settings` are those of a link. */
  readonly open: (experiment: ExperimentId, settings?: SettingValues) => void;
  /** Takes over a panel that the editor has kept over a reload; its page knows which experiment it shows. */
  readonly restore: (panel: WebviewPanel) => void;
}

interface Shown {
  readonly panel: WebviewPanel;
  /** Not known of a restored panel until its page says it. */
  experiment?: ExperimentId;
  /** Of a link, until the page has been told them. */
  settings?: SettingValues;
  /** Whether the page runs: a panel behind another has none. */
  isLive: boolean;
}

type Backend = Extract<ToLaboratory, { readonly type: "open" }>["backend"];

const backends: Readonly<Record<Backend, true>> = {
  auto: true,
  webgpu: true,
  webgl: true,
  wasm: true,
  cpu: true,
};

export function createExperimentPanels(
  extensionUri: Uri,
  showGallery: () => void,
  log: LogOutputChannel,
): ExperimentPanels {
  const dist = Uri.joinPath(extensionUri, "dist");
  const pages = Uri.joinPath(dist, "webview");
  const all = new Set<Shown>();

  const post = ({ panel }: Shown, message: ToLaboratory): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a panel's page has no origin to name.
    inBackground(log, Promise.resolve(panel.webview.postMessage(message)));
  };
  const start = (shown: Shown): void => {
    const { experiment, settings } = shown;
    if (experiment === undefined || !shown.isLive) return;
    const backend = backendInSettings();
    post(shown, { type: "open", experiment, backend, ...(settings === undefined ? {} : { settings }) });
    delete shown.settings;
  };

  const receive = async (shown: Shown, message: FromLaboratory): Promise<void> => {
    switch (message.type) {
      case "ready":
        shown.isLive = true;
        becomes(shown, shown.experiment ?? message.experiment);
        start(shown);
        return;
      case "save":
        await save(shown, message.name, message.contents);
        return;
      case "copyLink":
        await env.clipboard.writeText(linkTo(schemeOfLinks(), message.experiment, message.settings));
        post(shown, { type: "tell", words: "A link to these settings is in the clipboard." });
        return;
      case "showDerivation":
        await showDerivation(message.experiment);
        return;
      case "showGallery":
        showGallery();
        return;
      case "log":
        log.warn(message.words);
    }
  };
  /** A panel whose experiment nobody knows, or that another panel shows already, is of no use. */
  const becomes = (shown: Shown, experiment: ExperimentId | undefined): void => {
    const isTaken = [...all].some((other) => other !== shown && other.experiment === experiment);
    if (experiment === undefined || isTaken) {
      shown.panel.dispose();
      return;
    }
    shown.experiment = experiment;
    shown.panel.title = experiments[experiment].title;
  };
  const save = async (shown: Shown, name: string, contents: string | Uint8Array): Promise<void> => {
    try {
      const file = await saveFile(name, contents);
      if (file !== undefined)
        post(shown, { type: "tell", words: `Saved as ${workspace.asRelativePath(file)}.` });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(`${name} could not be saved: ${reason}`);
      post(shown, { type: "tell", words: "It could not be saved." });
      tell("error", `${name} could not be saved: ${reason}`);
    }
  };
  const showDerivation = async (experiment: ExperimentId): Promise<void> => {
    const note = Uri.joinPath(dist, "experiments", `${experiment}.md`);
    await window.showTextDocument(note, { viewColumn: ViewColumn.One, preview: false });
    await commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
  };

  const adopt = (panel: WebviewPanel, experiment?: ExperimentId, settings?: SettingValues): void => {
    const shown: Shown = {
      panel,
      isLive: false,
      ...(experiment === undefined ? {} : { experiment }),
      ...(settings === undefined ? {} : { settings }),
    };
    all.add(shown);
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pages] };
    panel.iconPath = new ThemeIcon("beaker");
    webview.onDidReceiveMessage((message: FromLaboratory) => inBackground(log, receive(shown, message)));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) shown.isLive = false;
    });
    panel.onDidDispose(() => all.delete(shown));
    const addressOf = (...parts: readonly string[]): string =>
      webview.asWebviewUri(Uri.joinPath(pages, ...parts)).toString();
    webview.html = panelPage({
      nonce: randomBytes(16).toString("base64url"),
      cspSource: webview.cspSource,
      title: "Experiment",
      script: addressOf("laboratory.js"),
      style: addressOf("laboratory.css"),
      allows: "training",
      data: { worker: addressOf("training.js"), wasm: `${addressOf("wasm")}/` },
    });
  };

  return {
    open: (experiment, settings) => {
      const shown = [...all].find((one) => one.experiment === experiment);
      if (shown !== undefined) {
        if (settings !== undefined) shown.settings = settings;
        shown.panel.reveal();
        // A page that is started anew asks for itself.
        if (settings !== undefined) start(shown);
        return;
      }
      const { title } = experiments[experiment];
      const viewColumn = [...all][0]?.panel.viewColumn ?? ViewColumn.Beside;
      adopt(window.createWebviewPanel(experimentPanelType, title, viewColumn), experiment, settings);
    },
    restore: (kept) => adopt(kept),
    dispose: () => {
      for (const { panel } of all) panel.dispose();
    },
  };
}

function backendInSettings(): Backend {
  const chosen = workspace.getConfiguration(sectionOfSettings).get<string>("experiments.backend", "auto");
  return Object.hasOwn(backends, chosen) ? (chosen as Backend) : "auto";
}

/**
 * The editor's own scheme, which opens the link again wherever it is installed. In a browser nothing does, and VS Code on
 * the desktop is the next best. (The addresses that `asExternalUri` gives are for one answer to one window.)
 */
function schemeOfLinks(): string {
  return env.uiKind === UIKind.Web ? "vscode" : env.uriScheme;
}
