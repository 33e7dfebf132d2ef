/** The panel that shows all experiments as cards; its page knows them by itself and says which one to open. */
import { randomBytes } from "node:crypto";
import {
  type Disposable,
  type LogOutputChannel,
  ThemeIcon,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from "vscode";
import { type ExperimentId, isExperimentId } from "../../../webview/experiments/index.ts";
import type { FromGallery } from "../../../webview/laboratory/messages.ts";
import { panelPage } from "./panelPage.ts";

export const galleryPanelType = "marginalia.gallery";

export interface GalleryPanel extends Disposable {
  readonly show: () => void;
  /** Takes over a panel that the editor has kept over a reload. */
  readonly restore: (panel: WebviewPanel) => void;
}

export function createGalleryPanel(
  extensionUri: Uri,
  open: (experiment: ExperimentId) => void,
  log: LogOutputChannel,
): GalleryPanel {
  const pages = Uri.joinPath(extensionUri, "dist", "webview");
  const pictures = Uri.joinPath(extensionUri, "media", "experiments");
  let panel: WebviewPanel | undefined;

  const adopt = (newPanel: WebviewPanel): void => {
    panel = newPanel;
    const { webview } = newPanel;
    webview.options = { enableScripts: true, localResourceRoots: [pages, pictures] };
    newPanel.iconPath = new ThemeIcon("beaker");
    webview.onDidReceiveMessage(({ experiment }: FromGallery) => {
      if (isExperimentId(experiment)) open(experiment);
      else log.warn(`The gallery asked for an experiment that there is not: ${String(experiment)}`);
    });
    newPanel.onDidDispose(() => {
      panel = undefined;
    });
    const addressOf = (file: Uri): string => webview.asWebviewUri(file).toString();
    webview.html = panelPage({
      nonce: randomBytes(16).toString("base64url"),
      cspSource: webview.cspSource,
      title: "Experiments",
      script: addressOf(Uri.joinPath(pages, "gallery.js")),
      style: addressOf(Uri.joinPath(pages, "gallery.css")),
      allows: "pictures",
      data: { pictures: `${addressOf(pictures)}/` },
    });
  };

  return {
    show: () => {
      if (panel === undefined)
        adopt(window.createWebviewPanel(galleryPanelType, "Experiments", ViewColumn.Active));
      else panel.reveal();
    },
    restore: adopt,
    dispose: () => panel?.dispose(),
  };
}
