/** What the panel's page remembers: of the same derivation all, of another one nothing, and never a broken value. */
import assert from "node:assert/strict";
import {
  freshState,
  identify,
  type PageState,
  pinning,
  readState,
  showing,
  toggling,
} from "../../../webview/derivation/state.ts";
import type { Derivation, Step } from "../../../webview/messages.ts";
import { sampleDerivation, sampleSteps } from "../../support/sampleDerivation.ts";

const remembered: PageState = {
  pinned: false,
  shown: identify(sampleDerivation),
  open: [0, 3],
  scroll: { step: 2, offset: 80 },
  current: 1,
};

function withSteps(steps: readonly Step[]): Derivation {
  return { ...sampleDerivation, steps };
}

describe("the state of the derivation panel's page", () => {
  it("keeps what is open and scrolled while a derivation is edited", () => {
    const [first, ...others] = sampleSteps as [Step, ...Step[]];
    const edited = withSteps([{ ...first, right: "x" }, ...others]);
    const { open, scroll } = showing(remembered, edited);
    assert.deepEqual({ open, scroll }, { open: [0, 3], scroll: { step: 2, offset: 80 } });
  });

  it("forgets it for another derivation", () => {
    const { open, scroll } = showing(remembered, { ...sampleDerivation, title: "Another" });
    assert.deepEqual({ open, scroll }, { open: [], scroll: undefined });
  });

  it("forgets that steps were open which are gone", () => {
    assert.deepEqual(showing(remembered, withSteps(sampleSteps.slice(0, 2))).open, [0]);
  });

  it("opens a step that is closed and closes one that is open", () => {
    assert.deepEqual(toggling(remembered, 2).open, [0, 2, 3]);
    assert.deepEqual(toggling(remembered, 0).open, [3]);
  });

  it("keeps a derivation for as long as it is pinned", () => {
    const pinned = pinning(remembered, sampleDerivation);
    assert.equal(pinned.kept, sampleDerivation);
    assert.equal(showing(pinned, { ...sampleDerivation, stale: true }).kept?.stale, true);
    assert.equal("kept" in pinning(pinned, undefined), false);
  });

  it("is read back as it was kept", () => {
    for (const state of [freshState, remembered, pinning(remembered, sampleDerivation)]) {
      assert.deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
    }
  });

  it("is fresh where nothing or something else was kept", () => {
    for (const value of [undefined, null, 7, "x", [], {}, { ...remembered, open: ["0"] }]) {
      assert.deepEqual(readState(value), freshState);
    }
  });

  it("pins nothing that it cannot draw", () => {
    const broken = { ...sampleDerivation, steps: [{ ...sampleSteps[0], proof: [{ side: "left" }] }] };
    const state = readState({ ...remembered, pinned: true, kept: broken });
    assert.deepEqual([state.pinned, state.kept], [false, undefined]);
  });
});
