/** Hears the keys of the whole page, and knows which parts have a use of their own for some of them. */
/// <reference lib="dom" />
import { actionOf, type KeyAction, type OwnKeys } from "./keys.ts";

/** Calls back for the keys that mean something; returns a function that ends this. */
export function hearKeys(onAction: (action: KeyAction, isRepeated: boolean) => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const action = actionOf({
      key: event.key,
      isRepeated: event.repeat,
      isModified: event.ctrlKey || event.altKey || event.metaKey,
      ownKeys: event.target instanceof Element ? ownKeysOf(event.target) : "none",
    });
    if (action === undefined) return;
    event.preventDefault();
    onAction(action, event.repeat);
  };
  addEventListener("keydown", hear);
  return () => removeEventListener("keydown", hear);
}

/** By the first selector that the focused part or something around it matches. */
const ownKeys: readonly (readonly [selector: string, keys: OwnKeys])[] = [
  ["[data-own-keys=all]", "all"],
  ["[data-own-keys=space]", "space"],
  ["input[type=range]", "arrows"],
  ["input, textarea, select, [contenteditable]", "all"],
  ["[role=tab]", "space and arrows"],
  ["button, summary, a[href]", "space"],
];

function ownKeysOf(focused: Element): OwnKeys {
  return ownKeys.find(([selector]) => focused.closest(selector) !== null)?.[1] ?? "none";
}
