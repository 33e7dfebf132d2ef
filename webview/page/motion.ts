/** Whether the reader asked for less motion. */
/// <reference lib="dom" />

/** True where the system asks for it, or VS Code by its own setting. */
export function prefersStillness(): boolean {
  return (
    matchMedia("(prefers-reduced-motion: reduce)").matches ||
    document.body.classList.contains("vscode-reduce-motion")
  );
}
