/** Which settings count, and what is said of those that do not. */
import assert from "node:assert/strict";
import { defaultSettings, readSettings } from "../../../src/surfaces/server/settings.ts";

describe("readSettings", () => {
  it("takes the usual ones where nothing is set", () => {
    for (const section of [undefined, null, {}, { severity: {} }, { gutter: true }])
      assert.deepEqual(readSettings(section), { settings: defaultSettings, complaints: [] });
  });

  it("takes what is set", () => {
    const section = {
      enable: false,
      delay: 300,
      inlayHints: "failing",
      experiments: { codeLens: false },
      severity: { refuted: "hint", brackets: "off", unread: "information", undecided: "warning" },
    };
    assert.deepEqual(readSettings(section), { settings: section, complaints: [] });
  });

  it("complains of each wrong value, and takes the usual one instead", () => {
    const { settings, complaints } = readSettings({
      enable: "yes",
      delay: 3000,
      inlayHints: "some",
      experiments: { codeLens: "often" },
      severity: { refuted: "fatal", unread: "hint" },
    });
    assert.deepEqual(settings, {
      ...defaultSettings,
      severity: { ...defaultSettings.severity, unread: "hint" },
    });
    assert.deepEqual(complaints, [
      'The setting marginalia.enable is "yes", but it must be true or false. true is used until it is corrected.',
      "The setting marginalia.delay is 3000, but it must be a number from 0 to 2000. 75 is used until it is corrected.",
      'The setting marginalia.severity.refuted is "fatal", but it must be one of "error", "warning", "information", ' +
        '"hint", "off". "error" is used until it is corrected.',
      'The setting marginalia.inlayHints is "some", but it must be one of "all", "failing", "off". "all" is used until ' +
        "it is corrected.",
      'The setting marginalia.experiments.codeLens is "often", but it must be true or false. true is used until it is ' +
        "corrected.",
    ]);
  });
});
