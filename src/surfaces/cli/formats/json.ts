/** The report for scripts: one JSON object on standard output, printed when everything is checked. */
import type { FileContract, FolderContract, InputError } from "../../contract.ts";

export function formatJson(files: readonly FileContract[], errors: readonly InputError[]): string {
  const report: FolderContract = { version: 1, errors, files };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
