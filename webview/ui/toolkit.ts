/**
 * The only importer of the Webview UI Toolkit: the elements of it that our pages use, under the names that it gives them.
 * It is no longer maintained, so everything that pages need of it is wrapped in this folder, and can be replaced here.
 */
/// <reference lib="dom" />
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from "@vscode/webview-ui-toolkit";

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());

type ToolkitElement = "vscode-button" | "vscode-dropdown" | "vscode-option" | "vscode-text-field";

/** A new element of the toolkit with the attributes and the children; strings become text. */
export function toolkitElement(
  name: ToolkitElement,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement & { value: string } {
  const made = document.createElement(name) as HTMLElement & { value: string };
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
