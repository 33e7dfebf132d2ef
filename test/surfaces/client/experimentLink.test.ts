/** Links to experiments: what is written is read back the same, and whatever else stands in one does no harm. */
import assert from "node:assert/strict";
import fs from "node:fs";
import fc from "fast-check";
import { linkTo, readLink } from "../../../src/surfaces/client/experimentLink.ts";
import { experiments, type ExperimentId } from "../../../webview/experiments/index.ts";
import {
  defaultsOf,
  type Setting,
  type SettingsForm,
  type SettingValue,
  type SettingValues,
} from "../../../webview/experiments/settings.ts";

const ids = Object.keys(experiments) as ExperimentId[];

/** What the editor hands on of a link: its parts, already decoded once. */
function partsOf(link: string): { readonly path: string; readonly query: string } {
  const { pathname, search } = new URL(link);
  return { path: decodeURIComponent(pathname), query: decodeURIComponent(search.slice(1)) };
}

function valueOf(setting: Setting): fc.Arbitrary<SettingValue> {
  if (setting.kind === "choice") return fc.constantFrom(...Object.keys(setting.options));
  const { least, most, whole } = setting;
  return whole === true
    ? fc.integer({ min: least, max: most })
    : fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
}

function settingsOf(form: SettingsForm): fc.Arbitrary<SettingValues> {
  return fc.record(
    Object.fromEntries(Object.entries(form).map(([name, setting]) => [name, valueOf(setting)])),
    { noNullPrototype: true },
  );
}

describe("links to experiments", () => {
  it("bear the extension's own name", () => {
    const manifest: { readonly publisher: string; readonly name: string } = JSON.parse(
      fs.readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
    );
    const { protocol, host } = new URL(linkTo("vscode-insiders", "coin", {}));
    assert.deepEqual([protocol, host], ["vscode-insiders:", `${manifest.publisher}.${manifest.name}`]);
  });

  it("are read back as they were written, for every experiment and all of its settings", () => {
    for (const id of ids) {
      fc.assert(
        fc.property(settingsOf(experiments[id].settings), (settings) => {
          assert.deepEqual(readLink(partsOf(linkTo("vscode", id, settings))), { experiment: id, settings });
        }),
      );
    }
  });

  it("give the defaults for what they leave out", () => {
    for (const id of ids) {
      const settings = defaultsOf<SettingsForm>(experiments[id].settings);
      assert.deepEqual(readLink({ path: `/experiment/${id}`, query: "" }), { experiment: id, settings });
      assert.deepEqual(readLink({ path: `/experiment/${id}/`, query: "" }), { experiment: id, settings });
    }
  });

  it("open nothing where they name no experiment", () => {
    const paths = [
      "",
      "/",
      "/coin",
      "/experiment",
      "/experiment/",
      "/experiment/nothing",
      "/experiment/Coin",
      "/experiment/toString",
      "/experiment/__proto__",
      "/experiment/constructor",
      "/experiment/coin/more",
      "/experiment/../experiment/coin",
      "/other/coin",
      "experiment/coin",
    ];
    for (const path of paths) assert.equal(readLink({ path, query: "flips=1" }), undefined, path);
  });

  it("give the defaults for values that do not fit, and nothing that the form does not name", () => {
    const form = experiments.coin.settings;
    const defaults = defaultsOf(form);
    const hostile = [
      "flips=0",
      "flips=-3",
      "flips=1.5",
      "flips=1e9",
      "flips=Infinity",
      "flips=NaN",
      "flips=0x10",
      "flips=",
      "flips=%20",
      "flips=12;13",
      "flips=[12]",
      "flips={}",
      "flips=true",
      "bias=1",
      "bias=1e-400",
      "batch=toString",
      "batch=__proto__",
      "batch=<script>alert(1)</script>",
      "__proto__=1&constructor=2&toString=3",
      "__proto__[flips]=7",
      "other=5&FLIPS=6",
      "%",
      "&&==&=",
    ];
    for (const query of hostile) {
      const link = readLink({ path: "/experiment/coin", query });
      assert.deepEqual(link?.settings, defaults, query);
    }
    assert.equal(Reflect.get({}, "flips"), undefined);
  });

  it("never give what the form would not take, whatever they hold", () => {
    const names = Object.keys(experiments.coin.settings);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), fc.string())), (pairs) => {
        const query = pairs.map(([name, value]) => `${name}=${value}`).join("&");
        const settings = readLink({ path: "/experiment/coin", query })?.settings ?? {};
        assert.deepEqual(Object.keys(settings), names);
        for (const [name, setting] of Object.entries<Setting>(experiments.coin.settings)) {
          const value = settings[name];
          if (setting.kind === "choice")
            assert.ok(typeof value === "string" && value in setting.options, String(value));
          else
            assert.ok(
              typeof value === "number" && value >= setting.least && value <= setting.most,
              `${value}`,
            );
        }
      }),
    );
  });
});
