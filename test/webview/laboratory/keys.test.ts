/** The keys of an experiment's page, and where they are somebody else's. */
import assert from "node:assert/strict";
import { actionOf, type KeyAction, type OwnKeys } from "../../../webview/laboratory/keys.ts";

const pressed = { isRepeated: false, isModified: false, ownKeys: "none" } as const;

describe("the keys of an experiment's page", () => {
  for (const [key, action] of [
    [" ", "toggle"],
    ["ArrowRight", "step"],
    ["r", "reset"],
    ["R", "reset"],
    ["ArrowLeft", undefined],
    ["Enter", undefined],
  ] as const) {
    it(`${JSON.stringify(key)} means ${action ?? "nothing"}`, () => {
      assert.equal(actionOf({ ...pressed, key }), action);
      assert.equal(actionOf({ ...pressed, key, isModified: true }), undefined);
      assert.equal(actionOf({ ...pressed, key, ownKeys: "all" }), undefined);
    });
  }

  it("leaves to the focused part what is its own", () => {
    const meant = (ownKeys: OwnKeys): readonly (KeyAction | undefined)[] =>
      [" ", "ArrowRight", "r"].map((key) => actionOf({ ...pressed, key, ownKeys }));
    assert.deepEqual(meant("space"), [undefined, "step", "reset"]);
    assert.deepEqual(meant("arrows"), ["toggle", undefined, "reset"]);
    assert.deepEqual(meant("space and arrows"), [undefined, undefined, "reset"]);
  });

  it("steps on while the arrow is held, and does nothing else twice", () => {
    const held = [" ", "ArrowRight", "r"].map((key) => actionOf({ ...pressed, key, isRepeated: true }));
    assert.deepEqual(held, [undefined, "step", undefined]);
  });
});
