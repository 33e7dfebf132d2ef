/** Whatever is given as settings, what is read are values of the form; and those survive being read again. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { experiments } from "../../../webview/experiments/index.ts";
import {
  defaultsOf,
  problemOf,
  readSettings,
  type Amount,
  type Setting,
  type SettingsForm,
  type SettingValues,
} from "../../../webview/experiments/settings.ts";

const amounts: fc.Arbitrary<Amount> = fc
  .record({
    bounds: fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 })),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    whole: fc.boolean(),
  })
  .map(({ bounds, part, whole }) => {
    const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
    const middle = Math.min(most, Math.max(least, least + part * (most - least)));
    return { kind: "amount", label: "", least, most, default: whole ? Math.floor(middle) : middle, whole };
  });

const optionNames = fc.stringMatching(/^[a-z]{1,3}$/);

const choices: fc.Arbitrary<Setting> = fc
  .uniqueArray(optionNames, { minLength: 1, maxLength: 5 })
  .map((names) => ({
    kind: "choice",
    label: "",
    options: Object.fromEntries(names.map((name) => [name, name])),
  }));

const forms: fc.Arbitrary<SettingsForm> = fc.dictionary(optionNames, fc.oneof(amounts, choices));

const anyForm = fc.oneof(
  forms,
  fc.constantFrom<SettingsForm>(...Object.values(experiments).map((e) => e.settings)),
);

/** Values that are near to being right, among all others. */
const given = (form: SettingsForm): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.anything(),
    fc.dictionary(
      fc.constantFrom("seed", ...Object.keys(form)),
      fc.oneof(fc.anything(), fc.double(), fc.integer(), optionNames),
    ),
  );

function isValueOf(setting: Setting, value: unknown): boolean {
  return setting.kind === "choice"
    ? typeof value === "string" && Object.keys(setting.options).includes(value)
    : typeof value === "number" &&
        value >= setting.least &&
        value <= setting.most &&
        (setting.whole !== true || Number.isInteger(value));
}

/** Valid values of a form. */
function valuesOf(form: SettingsForm): fc.Arbitrary<SettingValues> {
  const entries = Object.entries(form).map(([name, setting]): [string, fc.Arbitrary<string | number>] => {
    if (setting.kind === "choice") return [name, fc.constantFrom(...Object.keys(setting.options))];
    const { least, most, whole } = setting;
    return whole === true
      ? [name, fc.integer({ min: Math.ceil(least), max: Math.floor(most) })]
      : [name, fc.double({ min: least, max: most, noNaN: true })];
  });
  return fc.record(Object.fromEntries(entries)).map((values) => ({ ...values }));
}

describe("settings", () => {
  it("are read as values of their form, whatever is given", () => {
    const cases = anyForm.chain((form) => fc.tuple(fc.constant(form), given(form)));
    fc.assert(
      fc.property(cases, ([form, anything]) => {
        const read: Readonly<Record<string, unknown>> = readSettings(form, anything);
        assert.deepEqual(Object.keys(read), Object.keys(form));
        for (const [name, setting] of Object.entries(form)) assert.ok(isValueOf(setting, read[name]), name);
        assert.deepEqual(readSettings(form, read), read);
        assert.deepEqual(readSettings(form, JSON.parse(JSON.stringify(read))), withoutMinusZero(read));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it("survive where they are valid, each on its own", () => {
    const cases = anyForm.chain((form) => fc.tuple(fc.constant(form), valuesOf(form)));
    fc.assert(
      fc.property(cases, ([form, values]) => {
        assert.deepEqual(readSettings(form, values), values);
        const defaults: SettingValues = defaultsOf(form);
        for (const [name, value] of Object.entries(values)) {
          assert.deepEqual(readSettings(form, { [name]: value, unknown: 1 }), { ...defaults, [name]: value });
        }
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it("say what is wrong with an amount", () => {
    const amount: Amount = { kind: "amount", label: "", least: 1, most: 5, default: 2, whole: true };
    const cases: readonly [value: unknown, problem: string | undefined][] = [
      [1, undefined],
      [5, undefined],
      [0, "From 1 to 5."],
      [6, "From 1 to 5."],
      [1.5, "A whole number is needed."],
      [NaN, "This is not a number."],
      [Infinity, "This is not a number."],
      ["3", "This is not a number."],
      [undefined, "This is not a number."],
    ];
    for (const [value, problem] of cases) assert.equal(problemOf(amount, value), problem, String(value));
    assert.equal(problemOf({ ...amount, whole: false }, 1.5), undefined);
  });

  it("begin with the first option of each choice and with valid amounts", () => {
    for (const [id, { settings }] of Object.entries(experiments)) {
      const defaults: SettingValues = defaultsOf(settings);
      for (const [name, setting] of Object.entries<Setting>(settings)) {
        if (setting.kind === "amount") {
          assert.equal(problemOf(setting, setting.default), undefined, `${id}, ${name}`);
          assert.equal(defaults[name], setting.default);
        } else assert.equal(defaults[name], Object.keys(setting.options)[0]);
      }
    }
  });

  it("have no option that is named by a whole number, as it would come before all others", () => {
    for (const [id, { settings }] of Object.entries(experiments)) {
      for (const [name, setting] of Object.entries<Setting>(settings)) {
        if (setting.kind !== "choice") continue;
        for (const option of Object.keys(setting.options))
          assert.doesNotMatch(option, /^\d+$/, `${id}, ${name}`);
      }
    }
  });

  /** JSON knows no −0. */
  function withoutMinusZero(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === 0 ? 0 : value]));
  }
});
