/** Saving what a page has made, a picture, numbers or weights, where the user says. */
import os from "node:os";
import { Uri, window, workspace } from "vscode";
import { fileNameOf } from "./fileName.ts";

/** What kinds of files are called in the dialog, by their endings. */
const kinds: Readonly<Record<string, string>> = {
  png: "Picture",
  svg: "Drawing",
  csv: "Table",
  json: "JSON",
  bin: "Binary",
};

/** Asks where, and writes it there. Undefined where the user would rather not; throws where it cannot be written. */
export async function saveFile(name: string, contents: string | Uint8Array): Promise<Uri | undefined> {
  const file = fileNameOf(name);
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(os.homedir());
  const ending = /\.(\w+)$/.exec(file)?.[1] ?? "";
  const kind = kinds[ending];
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, file),
    title: `Save ${file}`,
    ...(kind === undefined ? {} : { filters: { [kind]: [ending] } }),
  });
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(
    target,
    typeof contents === "string" ? new TextEncoder().encode(contents) : contents,
  );
  return target;
}
