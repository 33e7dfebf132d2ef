/**
 * A run: settings and a seed determine each of its steps on a given backend. What it has learnt is a checkpoint, plain
 * numbers from which it goes on as if there had been no break; all pictures and exact values are functions of those.
 */
import type { Values } from "../experiments/experiment.ts";
import type { Picture } from "../experiments/picture.ts";

/** Flat vectors by name: parameters, and what the optimizer carries along. */
export type Vectors = Readonly<Record<string, Float32Array | Float64Array>>;

export interface Checkpoint {
  readonly step: number;
  readonly vectors: Vectors;
}

/** What a run is found to be at one of its steps. */
export interface Observation {
  readonly checkpoint: Checkpoint;
  /** The quantities that the experiment names. */
  readonly values: Values;
}

export interface Run {
  /** Steps taken so far. */
  readonly step: number;
  /** Takes one step, or begins it: on a GPU it may still be computed when this returns. */
  readonly advance: () => void;
  /** Waits for the steps begun and measures. Has no effect on the run. */
  readonly observe: () => Promise<Observation>;
  /** Frees what it holds; nothing else may be called afterwards. */
  readonly dispose: () => void;
}

/** The part of an experiment that the worker knows, for settings already read by its form. */
export interface Trainer {
  /** A new run, or one that goes on from a checkpoint of a run with the same settings. */
  readonly start: (checkpoint?: Checkpoint) => Run;
  /** What a view shows of such a checkpoint. Without tensors, so that it can be drawn before any backend is ready. */
  readonly picture: (view: string, checkpoint: Checkpoint) => Picture;
  /** The state before the first step. */
  readonly initial: () => Checkpoint;
  /** Whether the run computes with tensors, and so needs a backend. */
  readonly usesTensors: boolean;
}
