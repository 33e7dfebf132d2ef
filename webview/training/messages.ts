/** The typed messages between an experiment's page and its training worker. */
import type { BackendChoice, ChosenBackend } from "../backend.ts";
import type { ExperimentId } from "../experiments/index.ts";
import type { Picture } from "../experiments/picture.ts";
import type { SettingValues } from "../experiments/settings.ts";
import type { Values } from "../experiments/experiment.ts";
import type { Failure } from "./failure.ts";
import type { Checkpoint } from "./run.ts";

/** From the page to the worker. The first message is `open`, and is sent once: another run is another worker. */
export type ToWorker =
  | {
      readonly type: "open";
      readonly experiment: ExperimentId;
      readonly settings: SettingValues;
      readonly backend: BackendChoice;
      /** The address of the folder of TensorFlow.js's `.wasm` files, ending in a slash. */
      readonly wasmFolder: string;
      /** Addresses of the same files by their names, in place of the folder: a worker of a panel can load nothing else. */
      readonly wasmFiles?: Readonly<Record<string, string>>;
      readonly checkpoint?: Checkpoint;
      /** The view of the first picture, which comes without being asked for; else the experiment's first one. */
      readonly view?: string;
    }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "step" }
  /** Asks for the picture of a checkpoint; only the newest such question is sure to be answered. */
  | { readonly type: "look"; readonly view: string; readonly checkpoint: Checkpoint }
  | { readonly type: "close" };

/** From the worker to the page. */
export type FromWorker =
  /** At once, and before there is a backend: the state that the run begins with. Its picture follows. */
  | { readonly type: "opened"; readonly checkpoint: Checkpoint }
  /** Which backend is in use; absent for models that need none. */
  | { readonly type: "ready"; readonly backend?: ChosenBackend }
  | {
      readonly type: "observed";
      readonly checkpoint: Checkpoint;
      readonly values: Values;
      /** Steps a second since the last observation, while it plays. */
      readonly speed?: number;
      readonly tensorsAlive: number;
    }
  | { readonly type: "picture"; readonly view: string; readonly step: number; readonly picture: Picture }
  | { readonly type: "playing"; readonly isPlaying: boolean }
  /** Said once; the run takes no steps any more. */
  | { readonly type: "failed"; readonly failure: Failure }
  /** The last message. */
  | { readonly type: "closed"; readonly tensorsAlive: number };
