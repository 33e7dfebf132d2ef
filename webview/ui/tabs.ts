/** A row of tabs, of which one is chosen; the arrows go from one to the next. */
/// <reference lib="dom" />
import { element } from "../page/elements.ts";

export interface Tab {
  readonly name: string;
  readonly title: string;
}

export interface TabsOptions {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  /** The id of the element that shows what is chosen. */
  readonly panel: string;
  readonly onChoose: (name: string) => void;
}

export function tabRow({ label, tabs, chosen, panel, onChoose }: TabsOptions): HTMLElement {
  const buttons = tabs.map(({ name, title }) =>
    element("button", { type: "button", role: "tab", "aria-controls": panel, "data-name": name }, title),
  );
  const root = element("div", { class: "tabs", role: "tablist", "aria-label": label }, ...buttons);
  const choose = (name: string): void => {
    for (const button of buttons) {
      const isChosen = button.dataset["name"] === name;
      button.setAttribute("aria-selected", String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    }
  };
  const press = (button: HTMLElement | undefined): void => {
    const name = button?.dataset["name"];
    if (button === undefined || name === undefined) return;
    const isChosen = button.getAttribute("aria-selected") === "true";
    button.focus();
    if (isChosen) return;
    choose(name);
    onChoose(name);
  };
  for (const button of buttons) button.addEventListener("click", () => press(button));
  root.addEventListener("keydown", (event) => {
    const index = buttons.findIndex((button) => button === document.activeElement);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || index < 0) return;
    event.preventDefault();
    event.stopPropagation();
    press(buttons[(next + buttons.length) % buttons.length]);
  });
  choose(chosen);
  return root;
}
