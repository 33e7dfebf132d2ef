/** Messages with buttons, and the promises that nobody waits for. */
import { commands, window, type LogOutputChannel } from "vscode";

/** A button and the command that it runs. */
export interface Button {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

export const showOutput: Button = { title: "Show Output", command: "marginalia.showOutput" };
export const restartServer: Button = { title: "Restart Server", command: "marginalia.restartServer" };
export const showProblems: Button = { title: "Show Problems", command: "workbench.actions.view.problems" };

type Level = "information" | "warning" | "error";

/**
 * Shows a message, and runs the command of the button that is pressed, however much later: nobody waits for it, so that
 * a command ends when its work is done and not when its message is dismissed.
 */
export function tell(level: Level, message: string, ...buttons: readonly Button[]): void {
  void ask(level, message, ...buttons);
}

/** The same for who wants to know when the message is dismissed. */
export async function ask(level: Level, message: string, ...buttons: readonly Button[]): Promise<void> {
  const titles = buttons.map(({ title }) => title);
  const pressed = await {
    information: () => window.showInformationMessage(message, ...titles),
    warning: () => window.showWarningMessage(message, ...titles),
    error: () => window.showErrorMessage(message, ...titles),
  }[level]();
  const button = buttons.find(({ title }) => title === pressed);
  if (button !== undefined) await commands.executeCommand(button.command, ...(button.arguments ?? []));
}

/** Lets a task run by itself; what goes wrong with it is written into the log. */
export function inBackground(log: LogOutputChannel, task: Promise<unknown>): void {
  task.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
}
