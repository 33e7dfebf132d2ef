/** Fields of a form: a label, the control, and below it what is wrong with its value. */
/// <reference lib="dom" />
import { element } from "../page/elements.ts";
import { toolkitElement } from "./toolkit.ts";

export interface Field {
  readonly root: HTMLElement;
  /** What stands in it, as text. */
  value: string;
  /** Says what is wrong with the value; undefined where nothing is. */
  readonly complain: (complaint: string | undefined) => void;
  readonly focus: () => void;
}

export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: () => void;
}

/** A field for a number. */
export function amountField(options: FieldOptions): Field {
  // The toolkit names a text field for screen readers by what stands in it.
  const control = toolkitElement("vscode-text-field", { "data-own-keys": "all" }, options.label);
  control.addEventListener("input", options.onChange);
  return fieldAround(options, control, control);
}

/** A field for one of some values, each given with its words. */
export function choiceField(options: FieldOptions, choices: Readonly<Record<string, string>>): Field {
  const items = Object.entries(choices).map(([value, words]) =>
    toolkitElement("vscode-option", { value }, words),
  );
  const control = toolkitElement(
    "vscode-dropdown",
    { "aria-label": options.label, "data-own-keys": "all" },
    ...items,
  );
  control.addEventListener("change", options.onChange);
  return fieldAround(options, control, element("span", { "aria-hidden": "true" }, options.label), control);
}

function fieldAround(
  { name, value }: FieldOptions,
  control: HTMLElement & { value: string },
  ...parts: readonly HTMLElement[]
): Field {
  const complaint = element("p", { class: "complaint", role: "alert" });
  control.value = value;
  control.dataset["name"] = name;
  return {
    root: element("div", { class: "field" }, ...parts, complaint),
    get value() {
      return control.value;
    },
    set value(text: string) {
      control.value = text;
    },
    complain: (words = "") => {
      if (complaint.textContent === words) return;
      complaint.textContent = words;
      if (words === "") control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    },
    focus: () => control.focus(),
  };
}
