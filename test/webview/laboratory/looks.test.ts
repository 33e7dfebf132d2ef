/** When pictures are asked for: never two at once for a run that plays, at once for a reader who looks back. */
import assert from "node:assert/strict";
import type { Picture } from "../../../webview/experiments/picture.ts";
import { Looks, type Wish } from "../../../webview/laboratory/looks.ts";

const axis = { from: 0, to: 1, label: "" };

/** Looks with a clock of their own, a list of what was asked for, and one of what was shown. */
function stage(leastRest = 0): {
  readonly looks: Looks;
  readonly asked: string[];
  readonly shown: string[];
  readonly live: (step: number, view?: string) => Wish;
  readonly past: (step: number, view?: string) => Wish;
  readonly answer: (step: number, view?: string) => void;
  readonly pass: (milliseconds: number) => void;
} {
  let time = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const asked: string[] = [];
  const shown: string[] = [];
  const looks = new Looks({
    ask: (view, { step }) => asked.push(`${view} ${step}`),
    onPicture: ({ words }) => shown.push(words),
    leastRest: () => leastRest,
    now: () => time,
    after: (milliseconds, callback) => {
      const timer = { at: time + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const checkpoints = new Map<number, Wish["checkpoint"]>();
  const wish = (step: number, view: string, isLive: boolean): Wish => {
    const checkpoint = checkpoints.get(step) ?? { step, vectors: {} };
    checkpoints.set(step, checkpoint);
    return { view, checkpoint, isLive };
  };
  return {
    looks,
    asked,
    shown,
    live: (step, view = "a") => wish(step, view, true),
    past: (step, view = "a") => wish(step, view, false),
    answer: (step, view = "a") => {
      const picture: Picture = {
        frame: { x: axis, y: axis, square: true },
        layers: [],
        words: `${view} ${step}`,
      };
      looks.answer(view, step, picture);
    },
    pass: (milliseconds) => {
      time += milliseconds;
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { callback } of due) callback();
    },
  };
}

describe("the pictures of a run", () => {
  it("are asked for one by one, the newest next", () => {
    const { looks, asked, shown, live, answer } = stage();
    for (const step of [1, 2, 3]) looks.want(live(step), false);
    assert.deepEqual(asked, ["a 1"]);
    answer(1);
    assert.deepEqual([asked, shown], [["a 1", "a 3"], ["a 1"]]);
    answer(3);
    assert.deepEqual(
      [asked, shown],
      [
        ["a 1", "a 3"],
        ["a 1", "a 3"],
      ],
    );
  });

  it("leave the worker twice as long to train as they took", () => {
    const { looks, asked, live, answer, pass } = stage();
    looks.want(live(1), false);
    pass(50);
    looks.want(live(2), false);
    answer(1);
    pass(99);
    assert.deepEqual(asked, ["a 1"]);
    pass(1);
    assert.deepEqual(asked, ["a 1", "a 2"]);
  });

  it("come at most twice a second for readers who want little motion", () => {
    const { looks, asked, live, answer, pass } = stage(500);
    looks.want(live(1), false);
    answer(1);
    for (let step = 2; step <= 50; step++) {
      looks.want(live(step), false);
      pass(10);
    }
    assert.deepEqual(asked, ["a 1"]);
    pass(10);
    assert.deepEqual(asked, ["a 1", "a 50"]);
  });

  it("come at once where that is urgent, though another one is on its way", () => {
    const { looks, asked, shown, live, past, answer } = stage(500);
    looks.want(live(9), false);
    looks.want(past(3), true);
    assert.deepEqual(asked, ["a 9", "a 3"]);
    answer(9);
    answer(3);
    assert.deepEqual(shown, ["a 3"]);
    looks.want(past(4), true);
    assert.deepEqual(asked, ["a 9", "a 3", "a 4"]);
  });

  it("are shown while a slider is dragged, though they come late", () => {
    const { looks, shown, past, answer } = stage();
    looks.want(past(1), true);
    looks.want(past(2), true);
    answer(1);
    looks.want(past(3), true);
    answer(2);
    assert.deepEqual(shown, ["a 1", "a 2"]);
  });

  it("of another view are not shown any more", () => {
    const { looks, asked, shown, live, answer } = stage();
    looks.want(live(1), false);
    looks.want(live(1, "b"), true);
    answer(1);
    answer(1, "b");
    assert.deepEqual([asked, shown], [["a 1", "b 1"], ["b 1"]]);
  });

  it("are not asked for twice", () => {
    const { looks, asked, live, answer } = stage();
    looks.want(live(1), true);
    looks.want(live(1), true);
    answer(1);
    looks.want(live(1), true);
    assert.deepEqual(asked, ["a 1"]);
  });

  it("that come unasked are shown where they were expected, and others are not", () => {
    const { looks, asked, shown, live, answer } = stage();
    answer(0);
    looks.expect(live(0));
    looks.want(live(0), true);
    answer(0);
    assert.deepEqual([asked, shown], [[], ["a 0"]]);
  });

  it("of a worker that is gone are forgotten", () => {
    const { looks, asked, shown, live, answer, pass } = stage(500);
    looks.want(live(1), false);
    answer(1);
    looks.want(live(2), false);
    looks.reset();
    pass(1000);
    answer(2);
    assert.deepEqual([asked, shown], [["a 1"], ["a 1"]]);
    looks.want(live(1), false);
    assert.deepEqual(asked, ["a 1", "a 1"]);
  });
});
