/**
 * A worker's script that trains nothing and answers as it is told: for what a real run shows only by chance, such as
 * each kind of layer, a run that diverges, or how often it is asked for pictures.
 */
import type { Values } from "../../webview/experiments/experiment.ts";
import type { Picture } from "../../webview/experiments/picture.ts";

export interface WorkerPlan {
  /** The picture of every state, in all views. Its words get the number of the question before them. */
  readonly picture: Picture;
  /** What is measured after a step; undefined where the run has diverged there. */
  readonly values: (step: number) => Values | undefined;
  /** How many steps there are plans for. */
  readonly steps: number;
}

export function scriptedWorker({ picture, values, steps }: WorkerPlan): string {
  const measured = Array.from({ length: steps + 1 }, (_, step) => values(step) ?? null);
  return `
const picture = ${write(picture)};
const measured = ${write(measured)};
const post = (message) => self.postMessage(message);
let step = 0, asked = 0, isPlaying = false, hasFailed = false;
const at = (step) => ({ step, vectors: { coin: Float32Array.of(step) } });
const look = (view, step) =>
  post({ type: "picture", view, step, picture: { ...picture, words: ++asked + " asked for. " + picture.words } });
const observe = () => {
  const values = measured[Math.min(step, measured.length - 1)];
  if (values !== null) post({ type: "observed", checkpoint: at(step), values, tensorsAlive: 1 });
  else if (!hasFailed) {
    hasFailed = true;
    isPlaying = false;
    post({ type: "playing", isPlaying });
    post({ type: "failed", failure: { kind: "diverged", step } });
  }
};
const play = () => {
  if (!isPlaying) return;
  step++;
  observe();
  setTimeout(play, 4);
};
const answers = {
  open: ({ view, checkpoint }) => {
    step = checkpoint?.step ?? 0;
    post({ type: "opened", checkpoint: at(step) });
    look(view, step);
    post({ type: "ready", backend: { backend: "cpu", refused: [{ backend: "wasm", reason: "this is a script" }] } });
    observe();
  },
  play: () => {
    isPlaying = true;
    post({ type: "playing", isPlaying });
    play();
  },
  pause: () => {
    isPlaying = false;
    post({ type: "playing", isPlaying });
  },
  step: () => {
    step++;
    observe();
  },
  look: ({ view, checkpoint }) => look(view, checkpoint.step),
  close: () => post({ type: "closed", tensorsAlive: 0 }),
};
self.onmessage = ({ data }) => answers[data.type](data);
`;
}

/** A value as JavaScript: arrays of numbers keep their type, and numbers that JSON lacks their name. */
function write(value: unknown): string {
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}.of(${(value as Float32Array).join(",")})`;
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .map(([name, part]) => `${JSON.stringify(name)}:${write(part)}`)
      .join(",")}}`;
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
