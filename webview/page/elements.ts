/**
 * Elements of the page, made node by node: text that comes from a note only ever becomes a text node or the value of an
 * attribute, never markup.
 */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

type Attributes = Readonly<Record<string, string>>;

/** A new element of that name with the attributes and the children; strings become text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** Words that only screen readers meet. */
export function spoken(words: string): HTMLElement {
  return element("span", { class: "spoken" }, words);
}
