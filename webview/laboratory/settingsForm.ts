/** The settings of an experiment as a form that is folded away; they take effect when they are applied. */
import {
  problemOf,
  type Setting,
  type SettingsForm as Form,
  type SettingValue,
  type SettingValues,
} from "../experiments/settings.ts";
import { element } from "../page/elements.ts";
import { Button } from "../ui/button.ts";
import { amountField, choiceField, type Field } from "../ui/fields.ts";

export interface SettingsFormOptions {
  readonly form: Form;
  readonly settings: SettingValues;
  readonly isOpen: boolean;
  readonly onApply: (settings: SettingValues) => void;
  readonly onToggle: (isOpen: boolean) => void;
}

export class SettingsForm {
  readonly root: HTMLDetailsElement;
  readonly #form: Form;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #note = element("span", { class: "form-note", role: "status" });
  readonly #onApply: SettingsFormOptions["onApply"];
  #applied: SettingValues;

  constructor({ form, settings, isOpen, onApply, onToggle }: SettingsFormOptions) {
    this.#form = form;
    this.#applied = settings;
    this.#onApply = onApply;
    this.#fields = new Map(
      Object.entries(form).map(([name, setting]) => [name, this.#fieldFor(name, setting)]),
    );
    const apply = new Button({ label: "Apply and reset", isPrimary: true, onPress: () => this.#apply() });
    const body = element(
      "div",
      { class: "form" },
      element("div", { class: "fields" }, ...[...this.#fields.values()].map(({ root }) => root)),
      element("div", { class: "buttons" }, apply.root, this.#note),
    );
    // The keyboard's way to send a form, which fields made of other elements do not offer by themselves.
    body.addEventListener("keydown", (event) => {
      const isInText = event.target instanceof Element && event.target.localName === "vscode-text-field";
      if (event.key === "Enter" && isInText) this.#apply();
    });
    this.root = element("details", { class: "settings" }, element("summary", {}, "Settings"), body);
    this.root.open = isOpen;
    this.root.addEventListener("toggle", () => onToggle(this.root.open));
  }

  /** Puts these values into the fields, as they are in force now. */
  show(settings: SettingValues): void {
    this.#applied = settings;
    for (const [name, field] of this.#fields) field.value = String(settings[name] ?? "");
    this.#review();
  }

  /** Unfolds the form and goes to its first field. */
  open(): void {
    this.root.open = true;
    this.root.scrollIntoView({ block: "nearest" });
    this.#fields.values().next().value?.focus();
  }

  #fieldFor(name: string, setting: Setting): Field {
    const options = {
      name,
      label:
        setting.kind === "amount"
          ? `${setting.label} (${rangeOf(setting.least, setting.most)})`
          : setting.label,
      value: String(this.#applied[name] ?? ""),
      onChange: () => this.#review(),
    };
    return setting.kind === "amount" ? amountField(options) : choiceField(options, setting.options);
  }

  /** Says at each field what is wrong with it, and whether anything is there to be applied. */
  #review(): boolean {
    let isValid = true;
    for (const [name, setting] of Object.entries(this.#form)) {
      const complaint =
        setting.kind === "amount" ? problemOf(setting, this.#valueOf(name, setting)) : undefined;
      this.#fields.get(name)?.complain(complaint);
      isValid &&= complaint === undefined;
    }
    const isChanged = Object.entries(this.#form).some(
      ([name, setting]) => this.#valueOf(name, setting) !== this.#applied[name],
    );
    this.#note.textContent = isChanged ? "Not applied yet." : "";
    return isValid;
  }

  #apply(): void {
    if (!this.#review()) {
      const wrong = Object.entries(this.#form).find(
        ([name, setting]) =>
          setting.kind === "amount" && problemOf(setting, this.#valueOf(name, setting)) !== undefined,
      );
      if (wrong !== undefined) this.#fields.get(wrong[0])?.focus();
      return;
    }
    const settings = Object.fromEntries(
      Object.entries(this.#form).map(([name, setting]) => [name, this.#valueOf(name, setting)]),
    );
    this.#onApply(settings);
  }

  #valueOf(name: string, setting: Setting): SettingValue {
    const text = this.#fields.get(name)?.value ?? "";
    if (setting.kind === "choice") return text;
    return text.trim() === "" ? NaN : Number(text.replace("−", "-"));
  }
}

function rangeOf(least: number, most: number): string {
  return `${least} to ${most}`.replaceAll("-", "−");
}
