/** The counts of the note in front in the status bar; nothing while another file is in front. */
import { type Disposable, StatusBarAlignment, window } from "vscode";
import type { MarkBook } from "./markBook.ts";
import { noteInFront } from "./noteInFront.ts";
import { statusText, stoppedText } from "./statusText.ts";

export interface StatusBar extends Disposable {
  /** Shows what holds now; `isStopped` where the server does not run and will not start by itself. */
  readonly refresh: (isStopped: boolean, isEnabled: boolean) => void;
}

export function createStatusBar(book: MarkBook): StatusBar {
  const item = window.createStatusBarItem("marginalia.status", StatusBarAlignment.Right, 100);
  item.name = "Marginalia: verdicts on this note";
  return {
    refresh: (isStopped, isEnabled) => {
      const note = isEnabled ? noteInFront() : undefined;
      if (note === undefined) {
        item.hide();
        return;
      }
      const { text, tooltip, label } = isStopped
        ? stoppedText
        : statusText(note.documents.map(({ uri }) => book.marksOf(uri.toString())));
      item.text = text;
      item.tooltip = tooltip;
      item.accessibilityInformation = { label, role: "button" };
      item.command = isStopped ? "marginalia.restartServer" : "workbench.actions.view.problems";
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
