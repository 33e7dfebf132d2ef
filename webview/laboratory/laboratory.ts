/** The page as a whole: has one experiment on its bench, another when the extension says so. */
import { experiments } from "../experiments/index.ts";
import { readSettings, type SettingValues } from "../experiments/settings.ts";
import { element } from "../page/elements.ts";
import { Bench, type LaboratoryHost } from "./bench.ts";
import type { ToLaboratory } from "./messages.ts";
import type { OpenLink } from "./workers.ts";

export interface LaboratoryOptions {
  readonly body: HTMLElement;
  readonly host: LaboratoryHost;
  readonly openLink: OpenLink;
  readonly wasmFolder: string;
}

type Open = Extract<ToLaboratory, { readonly type: "open" }>;

export class Laboratory {
  readonly #options: LaboratoryOptions;
  #bench: Bench | undefined;

  constructor(options: LaboratoryOptions) {
    this.#options = options;
    const waiting = element("p", { class: "waiting", role: "status" }, "The experiment is being opened…");
    options.body.replaceChildren(waiting);
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#bench?.hide();
      else this.#bench?.unhide();
    });
    addEventListener("pagehide", () => this.#bench?.hide());
  }

  hear(message: ToLaboratory): void {
    if (message.type === "open") this.#open(message);
    else this.#bench?.tell(message.words);
  }

  #open({ experiment: id, settings: linked, backend }: Open): void {
    const form = experiments[id].settings;
    const given = linked === undefined ? undefined : readSettings(form, linked);
    const before = this.#bench;
    // An experiment that is on the bench already goes on, unless it was asked for with other settings.
    if (before?.id === id && (given === undefined || isSame(given, before.settings))) return;
    const kept = before === undefined ? this.#options.host.restore() : undefined;
    const remembered = kept?.experiment === id ? kept : undefined;
    const settings = given ?? readSettings(form, remembered?.settings);
    before?.dispose();
    const { body, host, openLink, wasmFolder } = this.#options;
    this.#bench = new Bench(body, {
      id,
      settings,
      backend,
      remembered: remembered !== undefined && isSame(settings, remembered.settings) ? remembered : undefined,
      host,
      openLink,
      wasmFolder,
    });
  }
}

function isSame(one: SettingValues, other: SettingValues): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
