/**
 * Everything that opens experiments: commands, links, the gallery, and panels that come back after a reload. It holds for
 * trusted workspaces alone; elsewhere notes are read and checked, and nothing more.
 */
import { commands, Disposable, type LogOutputChannel, type Uri, window, workspace } from "vscode";
import { experiments, type ExperimentId, isExperimentId } from "../../../webview/experiments/index.ts";
import { openExperimentCommand } from "../server/protocol.ts";
import { readLink } from "./experimentLink.ts";
import { createExperimentPanels, experimentPanelType } from "./experimentPanel.ts";
import { createGalleryPanel, galleryPanelType } from "./galleryPanel.ts";
import { tell } from "./tell.ts";

export function registerExperiments(extensionUri: Uri, log: LogOutputChannel): Disposable {
  const panels = createExperimentPanels(extensionUri, () => gallery.show(), log);
  const gallery = createGalleryPanel(extensionUri, (experiment) => panels.open(experiment), log);
  const restore = (take: (panel: Parameters<typeof panels.restore>[0]) => void) => ({
    deserializeWebviewPanel: async (kept: Parameters<typeof panels.restore>[0]): Promise<void> => {
      if (workspace.isTrusted) take(kept);
      else kept.dispose();
    },
  });
  return Disposable.from(
    panels,
    gallery,
    commands.registerCommand(openExperimentCommand, async (named: unknown) => {
      if (!isTrusted()) return;
      const experiment =
        typeof named === "string" && isExperimentId(named) ? named : await chooseExperiment();
      if (experiment !== undefined) panels.open(experiment);
    }),
    commands.registerCommand("marginalia.showGallery", () => {
      if (isTrusted()) gallery.show();
    }),
    window.registerUriHandler({
      handleUri: (uri) => {
        const link = readLink(uri);
        if (link === undefined) tell("warning", "This link names no experiment of Marginalia's.");
        else if (isTrusted()) panels.open(link.experiment, link.settings);
      },
    }),
    window.registerWebviewPanelSerializer(experimentPanelType, restore(panels.restore)),
    window.registerWebviewPanelSerializer(galleryPanelType, restore(gallery.restore)),
  );
}

/** Lets the user choose from a list; undefined where none is chosen. */
async function chooseExperiment(): Promise<ExperimentId | undefined> {
  const items = Object.entries(experiments).map(([id, { title, summary }]) => ({
    id,
    label: title,
    detail: summary,
  }));
  const chosen = await window.showQuickPick(items, {
    placeHolder: "Open an experiment",
    matchOnDetail: true,
  });
  return chosen !== undefined && isExperimentId(chosen.id) ? chosen.id : undefined;
}

/** Whether the workspace is trusted; where it is not, the user is told, and how to change it. */
function isTrusted(): boolean {
  if (workspace.isTrusted) return true;
  tell("information", "Experiments are opened in trusted workspaces only. Notes are checked all the same.", {
    title: "Manage Workspace Trust",
    command: "workbench.trust.manage",
  });
  return false;
}
