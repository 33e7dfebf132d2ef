/**
 * The user's settings, as the server understands them. A value that is none of the allowed ones counts as not set, and is
 * complained of in a sentence that names the setting, what it holds and what it may hold.
 */
import type { InlayHintChoice } from "./checkedNote.ts";
import { sectionOfSettings } from "./protocol.ts";

export type SeverityChoice = "error" | "warning" | "information" | "hint" | "off";

/** What is found in notes and shown as a diagnostic, unless its severity is off. */
export type Finding = "refuted" | "brackets" | "unread" | "undecided";

export interface Settings {
  readonly enable: boolean;
  /** Milliseconds without typing before a note is checked. */
  readonly delay: number;
  readonly severity: Readonly<Record<Finding, SeverityChoice>>;
  readonly inlayHints: InlayHintChoice;
  /** Whether they are offered above the derivations that they are about. */
  readonly experiments: { readonly codeLens: boolean };
}

export const defaultSettings: Settings = {
  enable: true,
  delay: 75,
  severity: { refuted: "error", brackets: "warning", unread: "off", undecided: "off" },
  inlayHints: "all",
  experiments: { codeLens: true },
};

const severities: readonly SeverityChoice[] = ["error", "warning", "information", "hint", "off"];
const inlayHintChoices: readonly InlayHintChoice[] = ["all", "failing", "off"];
const longestDelay = 2000;

export interface ReadSettings {
  readonly settings: Settings;
  readonly complaints: readonly string[];
}

/** The settings in what the client answers for their section: an object, or nothing where nothing is set. */
export function readSettings(section: unknown): ReadSettings {
  const complaints: string[] = [];
  const read = <T>(
    name: string,
    standard: T,
    allowed: string,
    isAllowed: (value: unknown) => value is T,
  ): T => {
    const value = name.split(".").reduce(memberOf, section);
    if (value === undefined || value === null) return standard;
    if (isAllowed(value)) return value;
    complaints.push(
      `The setting ${sectionOfSettings}.${name} is ${JSON.stringify(value)}, but it must be ${allowed}. ` +
        `${JSON.stringify(standard)} is used until it is corrected.`,
    );
    return standard;
  };
  const oneOf = <T extends string>(name: string, standard: T, choices: readonly T[]): T =>
    read(name, standard, `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`, (value): value is T =>
      choices.some((choice) => choice === value),
    );
  const severityOf = (finding: Finding): SeverityChoice =>
    oneOf(`severity.${finding}`, defaultSettings.severity[finding], severities);
  const settings: Settings = {
    enable: read("enable", defaultSettings.enable, "true or false", isBoolean),
    delay: read("delay", defaultSettings.delay, `a number from 0 to ${longestDelay}`, isDelay),
    severity: {
      refuted: severityOf("refuted"),
      brackets: severityOf("brackets"),
      unread: severityOf("unread"),
      undecided: severityOf("undecided"),
    },
    inlayHints: oneOf("inlayHints", defaultSettings.inlayHints, inlayHintChoices),
    experiments: {
      codeLens: read(
        "experiments.codeLens",
        defaultSettings.experiments.codeLens,
        "true or false",
        isBoolean,
      ),
    },
  };
  return { settings, complaints };
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isDelay(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= longestDelay;
}

/** A member of a value that may be no object. */
function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
