/** How the editor looks, as the server must know it for pictures of formulas in hovers. */
import { ColorThemeKind, Disposable, window, workspace } from "vscode";
import type { ThemeKind, ThemeParams } from "../server/protocol.ts";

const kinds: Readonly<Record<ColorThemeKind, ThemeKind>> = {
  [ColorThemeKind.Light]: "light",
  [ColorThemeKind.Dark]: "dark",
  [ColorThemeKind.HighContrast]: "high-contrast",
  [ColorThemeKind.HighContrastLight]: "high-contrast-light",
};

const fontSizeSetting = "editor.fontSize";
const usualFontSize = 14;

export function currentTheme(): ThemeParams {
  return {
    kind: kinds[window.activeColorTheme.kind],
    fontSize: workspace.getConfiguration().get<number>(fontSizeSetting) ?? usualFontSize,
  };
}

/** Tells each change of the colour theme or of the editor's font size. */
export function watchTheme(onChange: (theme: ThemeParams) => void): Disposable {
  return Disposable.from(
    window.onDidChangeActiveColorTheme(() => onChange(currentTheme())),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(fontSizeSetting)) onChange(currentTheme());
    }),
  );
}
