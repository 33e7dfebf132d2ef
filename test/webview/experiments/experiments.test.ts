/**
 * What holds of every experiment, whoever adds it: what it says of itself is what its runs measure and its views draw,
 * a seed is a run, and a run goes on from a checkpoint as if there had been no break.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import katex from "katex";
import { useBackend } from "../../../webview/backend.ts";
import {
  residualOf,
  type Experiment,
  type Identity,
  type Term,
} from "../../../webview/experiments/experiment.ts";
import { experiments, isExperimentId, type ExperimentId } from "../../../webview/experiments/index.ts";
import { defaultsOf, type SettingValues } from "../../../webview/experiments/settings.ts";
import { trainers } from "../../../webview/experiments/trainers.ts";
import type { Checkpoint, Trainer } from "../../../webview/training/run.ts";
import { assertPicture, framedPlaces } from "../../support/pictures.ts";
import { assertClosed, lastOf, watch } from "../../support/trainedRun.ts";

const folder = path.join(import.meta.dirname, "..", "..", "..", "webview", "experiments");
const ids = Object.keys(experiments) as readonly ExperimentId[];
const few = 4;

describe("the experiments", () => {
  it("are the folders", () => {
    const folders = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(folders.map(({ name }) => name).sort(), [...ids].sort());
    assert.deepEqual(Object.keys(trainers), ids);
    for (const id of ids) {
      for (const file of ["README.md", "exact.ts", "index.ts", "model.ts", "view.ts"]) {
        assert.ok(fs.existsSync(path.join(folder, id, file)), `${id} has no ${file}`);
      }
    }
  });

  it("are known by their ids alone", () => {
    for (const id of ids) assert.ok(isExperimentId(id));
    for (const other of ["", "Coin", "toString", "__proto__", "constructor"])
      assert.ok(!isExperimentId(other));
  });

  it("have titles and summaries of their own", () => {
    const all: readonly Experiment[] = Object.values(experiments);
    assert.equal(new Set(all.map(({ title }) => title)).size, ids.length);
    assert.equal(new Set(all.map(({ summary }) => summary)).size, ids.length);
    for (const { title, summary } of all) {
      assert.match(title, /^\S.{3,70}\S$/);
      assert.match(summary, /^[A-Z].{20,}\.$/);
    }
  });
});

for (const id of ids) {
  const experiment: Experiment = experiments[id];

  describe(`the experiment ${id}`, () => {
    const settings: SettingValues = defaultsOf(experiment.settings);
    const trainerOf = (changed: SettingValues = {}): Trainer => trainers[id]({ ...settings, ...changed });

    before(() => useBackend("cpu"));

    it("says well-formed things of itself", () => {
      const { identities, quantities, views, steps, measureEvery, stepName } = experiment;
      assert.ok(identities.length > 0 && views.length > 0 && quantities.length > 0);
      assert.ok(Number.isInteger(steps) && steps > 0 && Number.isInteger(measureEvery) && measureEvery > 0);
      assert.ok(stepName.length > 0 && measureEvery <= steps);
      assert.equal(new Set(views.map(({ name }) => name)).size, views.length);
      assert.equal(new Set(identities.map(({ name }) => name)).size, identities.length);
      for (const { left, right, tolerance, stacked } of identities) {
        assert.ok(left.length > 0 && right.length > 0 && tolerance > 0);
        if (stacked === true) assert.ok([...left, ...right].every(({ sign }) => sign === 1));
      }
      for (const chart of new Set(quantities.map((quantity) => quantity.chart))) {
        const words = quantities
          .filter((quantity) => quantity.chart === chart)
          .map((quantity) => quantity.words);
        assert.equal(new Set(words).size, words.length, `two curves of “${chart}” have one name`);
      }
    });

    it("writes its terms in TeX that can be drawn", () => {
      for (const { tex, words } of termsOf(experiment)) {
        assert.doesNotThrow(() => katex.renderToString(tex, { strict: "error" }), tex);
        assert.ok(words.length > 0);
      }
    });

    it("measures all that it names, and closes its identities from the first step on", async () => {
      const observations = await watch(trainerOf(), { steps: few });
      const named = [...termsOf(experiment), ...experiment.quantities].map(({ quantity }) => quantity);
      for (const { checkpoint, values } of observations) {
        for (const quantity of named) {
          const value = values[quantity];
          assert.ok(
            value !== undefined && !Number.isNaN(value),
            `${quantity} at step ${checkpoint.step}: ${value}`,
          );
        }
      }
      assert.deepEqual(
        observations.map(({ checkpoint }) => checkpoint.step),
        Array.from({ length: few + 1 }, (_, step) => step),
      );
      assertClosed(experiment, observations);
    });

    it("begins with the state that it is drawn in before there is a run", async () => {
      const trainer = trainerOf();
      const [first] = await watch(trainer, { steps: 0 });
      assert.deepEqual(first?.checkpoint, trainer.initial());
    });

    it("runs the same for the same seed, and otherwise for another", async () => {
      const run = await watch(trainerOf(), { steps: few });
      assert.deepEqual(await watch(trainerOf(), { steps: few }), run);
      assert.notDeepEqual(await watch(trainerOf({ seed: 2 }), { steps: few }), run);
    });

    it("goes on from a checkpoint as if there had been no break", async () => {
      const unbroken = await watch(trainerOf(), { steps: few });
      const middle = unbroken[few / 2];
      assert.ok(middle !== undefined);
      const from = structuredClone(middle.checkpoint);
      assert.deepEqual(await watch(trainerOf(), { steps: few / 2, from }), unbroken.slice(few / 2));
      assert.deepEqual(from, middle.checkpoint, "a run has changed the checkpoint that it was started from");
    });

    it("is not changed by being observed", async () => {
      const often = await watch(trainerOf(), { steps: few });
      const seldom = await watch(trainerOf(), { steps: few, every: few });
      assert.deepEqual(lastOf(seldom), lastOf(often));
    });

    it("draws every view of every state within a frame that stays", async () => {
      const trainer = trainerOf();
      const last = lastOf(await watch(trainer, { steps: few, every: few })).checkpoint;
      for (const { name } of experiment.views) {
        const [first, later] = [trainer.picture(name, trainer.initial()), trainer.picture(name, last)];
        for (const picture of [first, later]) assertPicture(picture, `${id}, ${name}`);
        assert.deepEqual(later.frame, first.frame);
        assert.ok(framedPlaces(first) > 0.5, `${name}: most of it is outside the frame`);
        assert.deepEqual(trainer.picture(name, last), later);
      }
    });

    for (const [name, setting] of Object.entries(experiment.settings)) {
      if (setting.kind !== "choice") continue;
      for (const option of Object.keys(setting.options)) {
        it(`can begin with ${name} “${option}”`, async () => {
          const trainer = trainerOf({ [name]: option });
          const initial: Checkpoint = trainer.initial();
          for (const view of experiment.views) assertPicture(trainer.picture(view.name, initial), view.name);
          assertClosed(experiment, await watch(trainer, { steps: 1 }));
        });
      }
    }
  });
}

describe("an identity", () => {
  const term = (quantity: string, sign: 1 | -1): Term => ({ quantity, sign, tex: "", words: "" });
  const identity: Identity = {
    name: "",
    left: [term("a", 1), term("b", -1)],
    right: [term("c", -1)],
    tolerance: 0.5,
  };

  it("is closed where its sides differ by no more than its tolerance", () => {
    assert.deepEqual(residualOf(identity, { a: 1, b: 3, c: 2 }), {
      left: -2,
      right: -2,
      residual: 0,
      isClosed: true,
    });
    assert.ok(residualOf(identity, { a: 1.5, b: 3, c: 2 }).isClosed);
    assert.ok(!residualOf(identity, { a: 1.6, b: 3, c: 2 }).isClosed);
    assert.ok(!residualOf(identity, { a: 0.4, b: 3, c: 2 }).isClosed);
  });

  it("is not closed where a term is missing, infinite or no number", () => {
    for (const values of [
      { a: 1, b: 3 },
      { a: NaN, b: 3, c: 2 },
      { a: Infinity, b: 3, c: -Infinity },
    ]) {
      const { residual, isClosed } = residualOf(identity, values);
      assert.ok(Number.isNaN(residual) && !isClosed);
    }
  });
});

function termsOf({ identities }: Experiment): readonly Term[] {
  return identities.flatMap(({ left, right }) => [...left, ...right]);
}
