/** A button that opens a short list of commands; arrows move in it, Escape and a click elsewhere close it. */
/// <reference lib="dom" />
import { element } from "../page/elements.ts";
import { drawIcon } from "./icons.ts";

export interface MenuItem {
  readonly label: string;
  readonly onChoose: () => void;
}

export function menuButton(label: string, items: readonly MenuItem[]): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "quiet-button", "aria-haspopup": "menu", "aria-expanded": "false" },
    label,
    drawIcon("down"),
  );
  const entries = items.map((item) =>
    element("button", { type: "button", role: "menuitem", tabindex: "-1" }, item.label),
  );
  const list = element("div", { class: "menu", role: "menu", "aria-label": label, hidden: "" }, ...entries);
  const root = element("div", { class: "menu-button" }, button, list);

  const setOpen = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    // It hangs from the button's left end, and from the right one where the page has no room for that.
    const isTooWide = root.getBoundingClientRect().left + list.offsetWidth > innerWidth;
    list.classList.toggle("leftwards", isTooWide);
    entries[0]?.focus();
  };
  const close = (): void => {
    if (list.contains(document.activeElement)) button.focus();
    setOpen(false);
  };
  const move = (by: number): void => {
    const index = entries.findIndex((entry) => entry === document.activeElement);
    entries[(index + by + entries.length) % entries.length]?.focus();
  };
  const onKey: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => entries[0]?.focus(),
    End: () => entries.at(-1)?.focus(),
    Escape: close,
    Tab: close,
  };

  button.addEventListener("click", () => setOpen(list.hidden !== false));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !list.hidden) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(true);
  });
  list.addEventListener("keydown", (event) => {
    const act = Object.hasOwn(onKey, event.key) ? onKey[event.key] : undefined;
    if (act === undefined) return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
    act();
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) setOpen(false);
  });
  for (const [index, entry] of entries.entries()) {
    entry.addEventListener("click", () => {
      close();
      items[index]?.onChoose();
    });
  }
  return root;
}
