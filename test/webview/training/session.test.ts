/** A run as the page commands it by messages: in which order it answers, and that it says nothing after its end. */
import assert from "node:assert/strict";
import { BackendUnavailable, useBackend } from "../../../webview/backend.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import { coin } from "../../../webview/experiments/coin/index.ts";
import { tensorsAlive } from "../../../webview/tensors.ts";
import type { FromWorker, ToWorker } from "../../../webview/training/messages.ts";
import type { Checkpoint } from "../../../webview/training/run.ts";
import { Session, type Machine } from "../../../webview/training/session.ts";
import { settle } from "../../support/standInRun.ts";

type Answer<Type extends FromWorker["type"]> = Extract<FromWorker, { readonly type: Type }>;

/** A session on this machine, and what it says. */
class Conversation {
  readonly answers: FromWorker[] = [];
  readonly session: Session;
  loseDevice: (reason: string) => void = () => undefined;

  constructor(machine: Partial<Machine> = {}) {
    this.session = new Session({
      post: (message) => this.answers.push(message),
      now: () => performance.now(),
      pause: settle,
      useBackend: () => useBackend("cpu"),
      onDeviceLost: (callback) => {
        this.loseDevice = callback;
      },
      isDeviceLost: () => false,
      tensorsAlive,
      ...machine,
    });
  }

  open(more: Partial<Extract<ToWorker, { readonly type: "open" }>> = {}): void {
    const settings = { ...defaultsOf(coin.settings), flips: 10 };
    this.session.receive({
      type: "open",
      experiment: "coin",
      settings,
      backend: "cpu",
      wasmFolder: "",
      ...more,
    });
  }

  of<Type extends FromWorker["type"]>(type: Type): readonly Answer<Type>[] {
    return this.answers.filter((answer): answer is Answer<Type> => answer.type === type);
  }

  /** Waits for so many answers of that type, and gives the last of them. */
  async until<Type extends FromWorker["type"]>(type: Type, count = 1): Promise<Answer<Type>> {
    while (this.of(type).length < count) await settle();
    const answer = this.of(type)[count - 1];
    assert.ok(answer !== undefined);
    return answer;
  }

  async close(): Promise<Answer<"closed">> {
    this.session.receive({ type: "close" });
    return this.until("closed");
  }
}

describe("a training session", () => {
  it("shows where it begins before it has a backend", async () => {
    let saidBefore: readonly string[] = [];
    const conversation = new Conversation({
      useBackend: async () => {
        saidBefore = conversation.answers.map(({ type }) => type);
        return useBackend("cpu");
      },
    });
    conversation.open();
    await conversation.until("observed");
    assert.deepEqual(saidBefore, ["opened", "picture"]);
    assert.deepEqual(
      conversation.answers.map(({ type }) => type),
      ["opened", "picture", "ready", "observed"],
    );
    assert.equal((await conversation.until("picture")).view, coin.views[0].name);
    await conversation.close();
  });

  it("shows the view that is asked for first", async () => {
    const conversation = new Conversation();
    conversation.open({ view: "data" });
    assert.equal((await conversation.until("picture")).view, "data");
    await conversation.close();
  });

  it("plays, steps and closes, and leaves no tensor behind", async () => {
    await useBackend("cpu");
    const before = tensorsAlive();
    const conversation = new Conversation();
    conversation.open();
    for (const type of ["play", "pause", "step", "step"] as const) conversation.session.receive({ type });
    const { checkpoint } = await conversation.until("observed", 3);
    assert.ok(checkpoint.step >= 2);
    assert.deepEqual(
      conversation.of("playing").map(({ isPlaying }) => isPlaying),
      [true, false],
    );
    conversation.session.receive({ type: "play" });
    const { tensorsAlive: left } = await conversation.close();
    assert.equal(left, before);
    const said = conversation.answers.length;
    for (const type of ["play", "step", "pause"] as const) conversation.session.receive({ type });
    conversation.session.receive({ type: "look", view: "data", checkpoint });
    for (let turn = 0; turn < 20; turn++) await settle();
    assert.equal(conversation.answers.length, said);
    assert.equal(conversation.answers.at(-1)?.type, "closed");
  });

  it("draws the newest picture that is asked for while it plays", async () => {
    const conversation = new Conversation();
    conversation.open();
    const { checkpoint } = await conversation.until("observed");
    conversation.session.receive({ type: "play" });
    await conversation.until("observed", 3);
    const at = (step: number): Checkpoint => ({ ...checkpoint, step });
    for (const step of [11, 12, 13]) {
      conversation.session.receive({ type: "look", view: "data", checkpoint: at(step) });
    }
    await conversation.until("picture", 2);
    assert.deepEqual(
      conversation.of("picture").map(({ step }) => step),
      [0, 13],
    );
    assert.deepEqual(
      conversation.of("playing").map(({ isPlaying }) => isPlaying),
      [true],
    );
    await conversation.close();
  });

  it("goes on from a checkpoint", async () => {
    const first = new Conversation();
    first.open();
    for (let step = 0; step < 4; step++) first.session.receive({ type: "step" });
    const { checkpoint, values } = await first.until("observed", 5);
    await first.close();
    const second = new Conversation();
    second.open({ checkpoint });
    assert.deepEqual((await second.until("opened")).checkpoint, checkpoint);
    assert.equal((await second.until("picture")).step, 4);
    const observed = await second.until("observed");
    assert.deepEqual(observed.checkpoint, checkpoint);
    assert.deepEqual(observed.values, values);
    await second.close();
  });

  it("closes while its backend is still being chosen, without a word of it", async () => {
    let choose: () => void = () => undefined;
    const conversation = new Conversation({
      useBackend: async () => {
        await new Promise<void>((resolve) => {
          choose = resolve;
        });
        return useBackend("cpu");
      },
    });
    conversation.open();
    await conversation.until("picture");
    await settle();
    conversation.session.receive({ type: "close" });
    await settle();
    choose();
    await conversation.until("closed");
    assert.deepEqual(
      conversation.answers.map(({ type }) => type),
      ["opened", "picture", "closed"],
    );
  });

  it("says which backend cannot be had", async () => {
    const conversation = new Conversation({
      useBackend: () => Promise.reject(new BackendUnavailable("webgpu is not available here")),
    });
    conversation.open();
    const { failure } = await conversation.until("failed");
    assert.deepEqual(failure, { kind: "no-backend", reason: "webgpu is not available here" });
    await conversation.close();
  });

  it("says that a checkpoint is of another run", async () => {
    const conversation = new Conversation();
    conversation.open({ checkpoint: { step: 3, vectors: { coin: Float32Array.of(0) } } });
    const { failure } = await conversation.until("failed");
    assert.deepEqual(failure, {
      kind: "crashed",
      reason: "The checkpoint has no coin first moment of 1 numbers.",
    });
    await conversation.close();
  });

  it("says once that its device is lost, and closes all the same", async () => {
    const conversation = new Conversation();
    conversation.open();
    await conversation.until("observed");
    conversation.session.receive({ type: "play" });
    await conversation.until("observed", 3);
    conversation.loseDevice("unplugged");
    conversation.loseDevice("unplugged again");
    conversation.session.receive({ type: "step" });
    for (let turn = 0; turn < 20; turn++) await settle();
    assert.deepEqual(
      conversation.of("failed").map(({ failure }) => failure),
      [{ kind: "device-lost", backend: "cpu", reason: "unplugged" }],
    );
    assert.equal(conversation.answers.at(-1)?.type, "failed");
    await conversation.close();
  });

  it("says that a picture cannot be drawn, and plays no further", async () => {
    const conversation = new Conversation();
    conversation.open();
    await conversation.until("observed");
    conversation.session.receive({ type: "play" });
    const broken = { step: 1, vectors: undefined } as unknown as Checkpoint;
    conversation.session.receive({ type: "look", view: "data", checkpoint: broken });
    assert.equal((await conversation.until("failed")).failure.kind, "crashed");
    for (let turn = 0; turn < 20; turn++) await settle();
    assert.equal(conversation.answers.at(-1)?.type, "failed");
    await conversation.close();
  });
});
