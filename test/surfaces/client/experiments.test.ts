/** Opening experiments: by name, from a list, by a link, from the gallery, after a reload; and where nothing is opened. */
import assert from "node:assert/strict";
import { bundleForEditor, loadInEditor } from "../../support/loadInEditor.ts";
import { createStandIn, type StandIn, type StandInPanel } from "../../support/standInEditor.ts";

interface Experiments {
  readonly registerExperiments: (extensionUri: unknown, log: unknown) => { readonly dispose: () => void };
}

describe("experiments in the editor", () => {
  let code = "";
  let standIn: StandIn;
  let logged: string[];
  let end: () => void;
  before(async () => {
    code = await bundleForEditor("src/surfaces/client/experiments.ts");
  });
  beforeEach(() => {
    standIn = createStandIn();
    logged = [];
    const write = (words: unknown): void => void logged.push(String(words));
    const { Uri } = standIn.editor as { readonly Uri: new (path: string) => unknown };
    const { registerExperiments } = loadInEditor(code, standIn) as Experiments;
    const registered = registerExperiments(new Uri("/extension"), { warn: write, error: write });
    end = () => registered.dispose();
  });

  const open = async (...given: readonly unknown[]): Promise<void> => {
    await standIn.run("marginalia.openExperiment", ...given);
  };
  const live = (): readonly StandInPanel[] => standIn.panels.filter(({ isDisposed }) => !isDisposed);
  const only = (): StandInPanel => {
    const [panel, ...others] = live();
    assert.ok(panel !== undefined && others.length === 0, `${live().length} panels`);
    return panel;
  };

  it("open by name, beside the note, and tell the page which one it is when it is there", async () => {
    await open("coin");
    const panel = only();
    assert.deepEqual(
      [panel.type, panel.title, panel.column],
      ["marginalia.experiment", "Coin: maximum likelihood", -2],
    );
    assert.deepEqual(panel.posted, []);
    await panel.say({ type: "ready" });
    assert.deepEqual(panel.posted, [{ type: "open", experiment: "coin", backend: "auto" }]);
    const body = /<body[^>]*>/.exec(panel.html)?.[0];
    assert.equal(
      body,
      '<body data-worker="https://webview/extension/dist/webview/training.js" ' +
        'data-wasm="https://webview/extension/dist/webview/wasm/">',
    );
  });

  it("come to the front where they are open, one panel each", async () => {
    await open("coin");
    await open("coin");
    assert.equal(only().revealed, 1);
    await open("generativeAdversarial");
    assert.deepEqual(
      live().map(({ title, column }) => [title.split(":")[0], column]),
      [
        ["Coin", -2],
        [live()[1]?.title.split(":")[0], 2],
      ],
    );
    live()[0]?.dispose();
    await open("coin");
    assert.equal(live().length, 2);
  });

  it("are chosen from a list where none is named, or one that there is not", async () => {
    const offered: string[] = [];
    standIn.chooses = (items) => {
      offered.push(...items.map(({ id }) => id));
      return items[0];
    };
    await open();
    assert.equal(offered[0], "coin");
    assert.equal(only().title, "Coin: maximum likelihood");
    standIn.chooses = () => undefined;
    for (const named of ["toString", "__proto__", 7, {}]) await open(named);
    assert.equal(live().length, 1);
  });

  it("train on what the setting says", async () => {
    for (const [chosen, backend] of [
      ["wasm", "wasm"],
      ["toString", "auto"],
      [7, "auto"],
    ]) {
      standIn.settings = { "experiments.backend": chosen };
      await open("coin");
      await only().say({ type: "ready" });
      assert.deepEqual(only().posted, [{ type: "open", experiment: "coin", backend }]);
      only().dispose();
    }
  });

  it("take the settings of a link once", async () => {
    standIn.openUri({ path: "/experiment/coin", query: "flips=12&seed=3" });
    const panel = only();
    await panel.say({ type: "ready" });
    await panel.say({ type: "ready", experiment: "coin" });
    const settingsIn = (message: unknown): unknown => (message as { readonly settings?: unknown }).settings;
    assert.deepEqual(panel.posted.map(settingsIn), [
      { flips: 12, bias: 0.7, learningRate: 0.05, batch: "all", seed: 3 },
      undefined,
    ]);
    // A page that is there is told at once; one that is behind another panel when it is back.
    standIn.openUri({ path: "/experiment/coin", query: "seed=4" });
    assert.equal(panel.posted.length, 3);
    panel.show(false);
    standIn.openUri({ path: "/experiment/coin", query: "seed=5" });
    assert.equal(panel.posted.length, 3);
    panel.show(true);
    await panel.say({ type: "ready", experiment: "coin" });
    assert.equal(panel.posted.length, 4);
    assert.equal((settingsIn(panel.posted[3]) as { readonly seed: number }).seed, 5);
  });

  it("say so where a link names nothing", () => {
    standIn.openUri({ path: "/experiment/toString", query: "" });
    assert.deepEqual(live(), []);
    assert.deepEqual(standIn.told, ["This link names no experiment of Marginalia's."]);
  });

  it("come back after a reload by what their pages remember", async () => {
    const panel = standIn.restore("marginalia.experiment");
    await panel.say({ type: "ready", experiment: "coin" });
    assert.equal(panel.title, "Coin: maximum likelihood");
    assert.deepEqual(panel.posted, [{ type: "open", experiment: "coin", backend: "auto" }]);
    await open("coin");
    assert.equal(panel.revealed, 1);
    // Two panels with one experiment would be one too many, and one without an experiment is empty.
    for (const experiment of ["coin", undefined]) {
      const other = standIn.restore("marginalia.experiment");
      await other.say({ type: "ready", ...(experiment === undefined ? {} : { experiment }) });
      assert.ok(other.isDisposed);
    }
    assert.equal(only(), panel);
  });

  it("save where the user says, and nowhere where the user says nothing", async () => {
    await open("coin");
    const message = { type: "save", name: "coin.csv", contents: "step,theta\n" };
    await only().say(message);
    assert.deepEqual([...standIn.written], []);
    standIn.savesTo = "/home/coin.csv";
    await only().say(message);
    assert.deepEqual([...standIn.written], [["/home/coin.csv", "step,theta\n"]]);
    assert.deepEqual(only().posted, [{ type: "tell", words: "Saved as /home/coin.csv." }]);
    standIn.savesTo = "/forbidden/coin.csv";
    await only().say({ ...message, contents: new Uint8Array([1]) });
    assert.deepEqual(standIn.told, ["coin.csv could not be saved: no permission"]);
    assert.equal(standIn.written.size, 1);
  });

  it("copy a link that opens the same", async () => {
    await open("coin");
    const settings = { flips: 12, bias: 0.25, learningRate: 0.05, batch: "few", seed: 3 };
    await only().say({ type: "copyLink", experiment: "coin", settings });
    const link = new URL(standIn.clipboard());
    assert.equal(`${link.protocol}//${link.host}`, "vscode://marginalia.marginalia");
    only().dispose();
    standIn.openUri({ path: link.pathname, query: decodeURIComponent(link.search.slice(1)) });
    await only().say({ type: "ready" });
    assert.deepEqual(only().posted, [{ type: "open", experiment: "coin", backend: "auto", settings }]);
  });

  it("show their derivation as a note that is not edited, and the gallery, which opens them", async () => {
    await open("coin");
    await only().say({ type: "showDerivation", experiment: "coin" });
    assert.deepEqual(standIn.whatWasRun, [
      "open /extension/dist/experiments/coin.md",
      "workbench.action.files.setActiveEditorReadonlyInSession",
    ]);
    await only().say({ type: "showGallery" });
    const [experiment, gallery] = live();
    assert.ok(experiment !== undefined && gallery?.type === "marginalia.gallery");
    assert.match(gallery.html, /data-pictures="https:\/\/webview\/extension\/media\/experiments\/"/);
    await standIn.run("marginalia.showGallery");
    assert.equal(gallery.revealed, 1);
    await gallery.say({ type: "open", experiment: "coin" });
    assert.equal(experiment.revealed, 1);
    await gallery.say({ type: "open", experiment: "toString" });
    assert.equal(live().length, 2);
    assert.equal(logged.length, 1);
    await experiment.say({ type: "log", words: "the device was lost" });
    assert.equal(logged[1], "the device was lost");
  });

  it("are not opened where the workspace is not trusted", async () => {
    standIn.trusted = false;
    await open("coin");
    await standIn.run("marginalia.showGallery");
    standIn.openUri({ path: "/experiment/coin", query: "" });
    assert.ok(standIn.restore("marginalia.experiment").isDisposed);
    assert.ok(standIn.restore("marginalia.gallery").isDisposed);
    assert.deepEqual(live(), []);
    const words = "Experiments are opened in trusted workspaces only. Notes are checked all the same.";
    assert.deepEqual(standIn.told, [words, words, words]);
  });

  it("end with the extension", async () => {
    await open("coin");
    await standIn.run("marginalia.showGallery");
    end();
    assert.deepEqual(live(), []);
    assert.equal(standIn.open(), 0);
  });
});
