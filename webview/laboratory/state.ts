/**
 * What the page remembers while it is hidden, moved or loaded anew: which experiment with which settings, the checkpoint
 * from which the run goes on, and enough of its history to look back. All of it is JSON of bounded size.
 */
import { isExperimentId, type ExperimentId } from "../experiments/index.ts";
import type { Measurement, Values } from "../experiments/experiment.ts";
import type { SettingValues } from "../experiments/settings.ts";
import type { Observation } from "../training/run.ts";
import { bytesOf, type History } from "./history.ts";
import { spread } from "./thinned.ts";
import { readVectors, writeVectors, type WrittenVectors } from "./vectors.ts";

export interface PageState {
  readonly experiment: ExperimentId;
  readonly settings: SettingValues;
  /** The name of the view that is shown. */
  readonly view: string;
  readonly isFormOpen: boolean;
  readonly measurements: readonly Measurement[];
  /** In ascending order of steps; from the last one the run goes on. */
  readonly observations: readonly Observation[];
}

const mostMeasurements = 500;
const mostObservations = 12;
/** How many bytes all checkpoints together may hold; the newest is kept even where it alone holds more. */
const mostBytes = 2 ** 20;

/** As much of a history as is worth to be remembered. */
export function rememberedOf(history: History): Pick<PageState, "measurements" | "observations"> {
  const { newest } = history;
  const size = newest === undefined ? 1 : bytesOf(newest.checkpoint.vectors);
  const count = Math.min(mostObservations, Math.max(1, Math.floor(mostBytes / Math.max(1, size))));
  return {
    measurements: spread(history.measurements, mostMeasurements),
    observations: spread(history.observations, count),
  };
}

/** A number as JSON has it: one that is not finite is its own name. */
type WrittenNumber = number | "NaN" | "Infinity" | "-Infinity";

interface WrittenState extends Omit<PageState, "measurements" | "observations"> {
  readonly version: 1;
  /** By columns, since the names of the quantities are the same in each measurement. */
  readonly steps: readonly number[];
  readonly columns: Readonly<Record<string, readonly (WrittenNumber | null)[]>>;
  readonly observations: readonly {
    readonly step: number;
    readonly vectors: WrittenVectors;
    readonly values: Readonly<Record<string, WrittenNumber>>;
  }[];
}

const written = new WeakMap<Observation, WrittenState["observations"][number]>();

/** The state as a value that JSON keeps unchanged. */
export function writeState(state: PageState): WrittenState {
  const { measurements, observations, ...others } = state;
  const names = new Set(measurements.flatMap(({ values }) => Object.keys(values)));
  return {
    version: 1,
    ...others,
    steps: measurements.map(({ step }) => step),
    columns: Object.fromEntries(
      [...names].map((name) => [
        name,
        measurements.map(({ values }) => {
          const value = values[name];
          return value === undefined ? null : writeNumber(value);
        }),
      ]),
    ),
    observations: observations.map(writeObservation),
  };
}

/** Kept from one writing to the next, since only the newest observation is another one then. */
function writeObservation(observation: Observation): WrittenState["observations"][number] {
  const known = written.get(observation);
  if (known !== undefined) return known;
  const { checkpoint, values } = observation;
  const made = {
    step: checkpoint.step,
    vectors: writeVectors(checkpoint.vectors),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, writeNumber(value)])),
  };
  written.set(observation, made);
  return made;
}

/** A state that was written; undefined where the value is none, or is of another make. */
export function readState(value: unknown): PageState | undefined {
  if (!isRecord(value) || value["version"] !== 1) return undefined;
  const { experiment, settings, view, isFormOpen, steps, columns, observations } = value;
  if (typeof experiment !== "string" || !isExperimentId(experiment) || typeof view !== "string")
    return undefined;
  const measured = readMeasurements(steps, columns);
  const observed = Array.isArray(observations) ? observations.map(readObservation) : [undefined];
  if (measured === undefined || observed.includes(undefined) || !isRecord(settings)) return undefined;
  return {
    experiment,
    settings: settings as SettingValues,
    view,
    isFormOpen: isFormOpen === true,
    measurements: measured,
    observations: observed as readonly Observation[],
  };
}

function readMeasurements(steps: unknown, columns: unknown): readonly Measurement[] | undefined {
  if (!Array.isArray(steps) || !steps.every(isStep) || !isRecord(columns)) return undefined;
  const lists = Object.entries(columns);
  if (!lists.every(([, list]) => Array.isArray(list) && list.length === steps.length)) return undefined;
  return steps.map((step, index) => ({
    step,
    values: Object.fromEntries(
      lists.flatMap(([name, list]) => {
        const value = readNumber((list as readonly unknown[])[index]);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  }));
}

function readObservation(value: unknown): Observation | undefined {
  if (!isRecord(value) || !isStep(value["step"]) || !isRecord(value["values"])) return undefined;
  const vectors = readVectors(value["vectors"]);
  const values: Values = Object.fromEntries(
    Object.entries(value["values"]).map(([name, number]) => [name, readNumber(number) ?? NaN]),
  );
  return vectors === undefined ? undefined : { checkpoint: { step: value["step"], vectors }, values };
}

function writeNumber(value: number): WrittenNumber {
  return Number.isFinite(value) ? value : (String(value) as WrittenNumber);
}

function readNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStep(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
