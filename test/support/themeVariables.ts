/** The colours that VS Code hands to a page, for four of its own themes, as far as our pages ask for them. */

export type ThemeName = "Dark Modern" | "Light Modern" | "Dark High Contrast" | "Light High Contrast";

interface Theme {
  /** The classes of the page's body. */
  readonly classes: string;
  /** Variables without `--vscode-`. */
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = {
  "font-family": "system-ui, 'Ubuntu', 'Droid Sans', sans-serif",
  "font-size": "13px",
  "editor-font-family": "'Droid Sans Mono', monospace",
  "editor-font-size": "14px",
};

export const themes: Readonly<Record<ThemeName, Theme>> = {
  "Dark Modern": {
    classes: "vscode-dark",
    variables: {
      ...fonts,
      foreground: "#CCCCCC",
      "editor-background": "#1F1F1F",
      "editor-foreground": "#CCCCCC",
      descriptionForeground: "#9D9D9D",
      focusBorder: "#0078D4",
      "panel-border": "#2B2B2B",
      "widget-border": "#313131",
      "testing-iconPassed": "#73c991",
      "charts-blue": "#59a4f9",
      "editorError-foreground": "#F14C4C",
      "textLink-foreground": "#4daafc",
      "textCodeBlock-background": "#2B2B2B",
      "toolbar-hoverBackground": "#5a5d5e50",
      "list-hoverBackground": "#2a2d2e",
      "list-inactiveSelectionBackground": "#37373d",
      "inputOption-activeBackground": "#2489DB82",
      "inputOption-activeBorder": "#2488DB",
      "inputOption-activeForeground": "#ffffff",
    },
  },
  "Light Modern": {
    classes: "vscode-light",
    variables: {
      ...fonts,
      foreground: "#3B3B3B",
      "editor-background": "#FFFFFF",
      "editor-foreground": "#3B3B3B",
      descriptionForeground: "#3B3B3B",
      focusBorder: "#005FB8",
      "panel-border": "#E5E5E5",
      "widget-border": "#E5E5E5",
      "testing-iconPassed": "#73c991",
      "charts-blue": "#0063d3",
      "editorError-foreground": "#E51400",
      "textLink-foreground": "#005FB8",
      "textCodeBlock-background": "#F8F8F8",
      "toolbar-hoverBackground": "#b8b8b850",
      "list-hoverBackground": "#F2F2F2",
      "list-inactiveSelectionBackground": "#e4e6f1",
      "inputOption-activeBackground": "#BED6ED",
      "inputOption-activeBorder": "#005FB8",
      "inputOption-activeForeground": "#000000",
    },
  },
  "Dark High Contrast": {
    classes: "vscode-high-contrast",
    variables: {
      ...fonts,
      foreground: "#FFFFFF",
      "editor-background": "#000000",
      "editor-foreground": "#FFFFFF",
      descriptionForeground: "#FFFFFFB3",
      focusBorder: "#F38518",
      contrastBorder: "#6FC3DF",
      contrastActiveBorder: "#F38518",
      "panel-border": "#6FC3DF",
      "widget-border": "#6FC3DF",
      "testing-iconPassed": "#73c991",
      "charts-blue": "#59a4f9",
      "editorError-foreground": "#F48771",
      "textLink-foreground": "#21A6FF",
      "textCodeBlock-background": "#000000",
      "inputOption-activeBackground": "#00000000",
      "inputOption-activeBorder": "#6FC3DF",
      "inputOption-activeForeground": "#FFFFFF",
    },
  },
  "Light High Contrast": {
    classes: "vscode-high-contrast vscode-high-contrast-light",
    variables: {
      ...fonts,
      foreground: "#292929",
      "editor-background": "#FFFFFF",
      "editor-foreground": "#292929",
      descriptionForeground: "#292929B3",
      focusBorder: "#006BBD",
      contrastBorder: "#0F4A85",
      contrastActiveBorder: "#006BBD",
      "panel-border": "#0F4A85",
      "widget-border": "#0F4A85",
      "testing-iconPassed": "#007100",
      "charts-blue": "#0063d3",
      "editorError-foreground": "#B5200D",
      "textLink-foreground": "#0F4A85",
      "textCodeBlock-background": "#F2F2F2",
      "inputOption-activeBackground": "#00000000",
      "inputOption-activeBorder": "#0F4A85",
      "inputOption-activeForeground": "#292929",
    },
  },
};
