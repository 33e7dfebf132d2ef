/** The settings of an experiment: a table that makes the form, the defaults, the types and the checks. */

export interface Choice {
  readonly kind: "choice";
  readonly label: string;
  /** Value to words; the first is the default. */
  readonly options: Readonly<Record<string, string>>;
}

export interface Amount {
  readonly kind: "amount";
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly default: number;
  /** Whether only whole numbers are meant. */
  readonly whole?: boolean;
}

export type Setting = Choice | Amount;
export type SettingsForm = Readonly<Record<string, Setting>>;

/** The values of a form: a choice is one of its options, an amount is a number within its bounds. */
export type SettingsOf<Form extends SettingsForm> = {
  readonly [Name in keyof Form]: Form[Name] extends { readonly options: infer Options }
    ? keyof Options & string
    : number;
};

export type SettingValue = string | number;
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** What nearly every experiment lets its reader set. */
export const seedSetting = {
  kind: "amount",
  label: "Seed",
  least: 0,
  most: 999_999,
  default: 1,
  whole: true,
} as const satisfies Amount;

export function defaultsOf<Form extends SettingsForm>(form: Form): SettingsOf<Form> {
  return readSettings(form, {});
}

/** Values of the form, taken from anything: what is missing, of another type or out of bounds becomes the default. */
export function readSettings<Form extends SettingsForm>(form: Form, given: unknown): SettingsOf<Form> {
  const values: Readonly<Record<string, unknown>> =
    typeof given === "object" && given !== null ? { ...given } : {};
  return Object.fromEntries(
    Object.entries(form).map(([name, setting]) => [name, readSetting(setting, values[name])]),
  ) as SettingsOf<Form>;
}

function readSetting(setting: Setting, value: unknown): SettingValue {
  if (setting.kind === "choice") {
    const options = Object.keys(setting.options);
    return typeof value === "string" && options.includes(value) ? value : (options[0] ?? "");
  }
  return problemOf(setting, value) === undefined ? (value as number) : setting.default;
}

/** Why a value is none for this amount, in words for the form; undefined where it is one. */
export function problemOf({ least, most, whole }: Amount, value: unknown): string | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return "This is not a number.";
  if (whole === true && !Number.isInteger(value)) return "A whole number is needed.";
  return value < least || value > most ? `From ${least} to ${most}.` : undefined;
}
