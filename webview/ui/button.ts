/** Buttons with words and, where it helps, a drawing before them. */
/// <reference lib="dom" />
import { element } from "../page/elements.ts";
import { drawIcon, type IconName } from "./icons.ts";
import { toolkitElement } from "./toolkit.ts";

export interface ButtonOptions {
  readonly label: string;
  readonly icon?: IconName;
  /** More about it, shown when the pointer rests on it. */
  readonly title?: string;
  /** The one button of its group that is meant to be pressed first. */
  readonly isPrimary?: boolean;
  readonly onPress: () => void;
}

export class Button {
  readonly root: HTMLElement;
  readonly #words = element("span", { class: "words" });
  #label = "";
  #icon: IconName | undefined;

  constructor({ label, icon, title, isPrimary = false, onPress }: ButtonOptions) {
    this.root = toolkitElement(
      "vscode-button",
      { appearance: isPrimary ? "primary" : "secondary", "data-own-keys": "space" },
      this.#words,
    );
    if (title !== undefined) this.root.title = title;
    this.show(label, icon);
    this.root.addEventListener("click", onPress);
  }

  /** Gives the button other words and another drawing. */
  show(label: string, icon?: IconName): void {
    if (label === this.#label && icon === this.#icon) return;
    this.#label = label;
    this.#icon = icon;
    this.root.setAttribute("aria-label", label);
    this.#words.textContent = label;
    this.root.querySelector("svg")?.remove();
    if (icon === undefined) return;
    const drawn = drawIcon(icon);
    drawn.setAttribute("slot", "start");
    this.root.prepend(drawn);
  }

  setEnabled(isEnabled: boolean): void {
    this.root.toggleAttribute("disabled", !isEnabled);
  }
}
