/** *Check Workspace*: all notes below the open folders, with progress that can be cancelled, and what came of it. */
import { ProgressLocation, window, workspace, type LogOutputChannel } from "vscode";
import type { CheckWorkspaceResult } from "../server/protocol.ts";
import type { LanguageServer } from "./languageClient.ts";
import { restartServer, showOutput, showProblems, tell } from "./tell.ts";
import { describeWorkspace } from "./workspaceText.ts";

/** Checks the folders that lie on this machine's disk; says what to do where there are none. */
export async function checkWorkspace(
  server: () => Promise<LanguageServer>,
  log: LogOutputChannel,
): Promise<void> {
  const folders = (workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(({ scheme }) => scheme === "file")
    .map((uri) => uri.toString());
  if (folders.length === 0) {
    const openFolder = { title: "Open Folder", command: "workbench.action.files.openFolder" };
    const message = "Check Workspace needs an open folder on this machine's disk. Open one and try again.";
    tell("information", message, openFolder);
    return;
  }
  try {
    const result = await window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: "Marginalia: checking the workspace",
        cancellable: true,
      },
      async (progress, token) => {
        let reached = 0;
        const report = ({
          percentage = reached,
          message,
        }: {
          percentage?: number;
          message?: string;
        }): void => {
          progress.report({ increment: Math.max(percentage - reached, 0), ...(message ? { message } : {}) });
          reached = Math.max(percentage, reached);
        };
        return (await server()).checkWorkspace(folders, report, token);
      },
    );
    await tellResult(result, log);
  } catch (error) {
    log.error(`The workspace could not be checked: ${String(error)}`);
    const message = "The workspace could not be checked, because Marginalia's checker did not answer.";
    tell("error", message, restartServer, showOutput);
  }
}

async function tellResult(result: CheckWorkspaceResult, log: LogOutputChannel): Promise<void> {
  for (const { path, message } of result.errors) log.warn(`${path}: ${message}`);
  const { refuted, errors } = result;
  const buttons = [...(refuted > 0 ? [showProblems] : []), ...(errors.length > 0 ? [showOutput] : [])];
  tell(errors.length > 0 ? "warning" : "information", describeWorkspace(result), ...buttons);
}
