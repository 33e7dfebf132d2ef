/**
 * The files in which numbers and weights of a run are saved; `docs/saved-files.md` describes them for those who read
 * them. JSON has no infinities: there such a value is the text "Infinity", "-Infinity" or "NaN".
 */
import type { Measurement } from "../experiments/experiment.ts";
import type { SettingValues } from "../experiments/settings.ts";
import type { Checkpoint } from "../training/run.ts";
import { writeVectors } from "./vectors.ts";

/** The run that is saved. */
export interface SavedRun {
  readonly experiment: string;
  readonly title: string;
  readonly settings: SettingValues;
  /** What has computed it; undefined for runs that need no backend. */
  readonly backend: string | undefined;
}

/** Settings as lines of comment, then a line of names, then a line for each measurement. */
export function writeTable(
  { title, settings, backend }: SavedRun,
  measurements: readonly Measurement[],
): string {
  const names = quantitiesOf(measurements);
  const comments = [
    `# ${title}`,
    ...(backend === undefined ? [] : [`# backend: ${backend}`]),
    ...Object.entries(settings).map(([name, value]) => `# ${name}: ${value}`),
  ];
  const rows = measurements.map(({ step, values }) =>
    [step, ...names.map((name) => (values[name] === undefined ? "" : values[name]))].join(","),
  );
  return `${[...comments, ["step", ...names].join(","), ...rows].join("\n")}\n`;
}

export function writeNumbers(run: SavedRun, measurements: readonly Measurement[]): string {
  return toJson({ format: "marginalia-numbers", version: 1, ...run, measurements });
}

/** The parameters after a step, and what the optimizer carries along, as base64 of little-endian numbers. */
export function writeWeights(run: SavedRun, { step, vectors }: Checkpoint): string {
  return toJson({ format: "marginalia-weights", version: 1, ...run, step, vectors: writeVectors(vectors) });
}

function quantitiesOf(measurements: readonly Measurement[]): readonly string[] {
  return [...new Set(measurements.flatMap(({ values }) => Object.keys(values)))];
}

function toJson(value: unknown): string {
  const withNames = (_: string, part: unknown): unknown =>
    typeof part === "number" && !Number.isFinite(part) ? String(part) : part;
  return `${JSON.stringify(value, withNames, 2)}\n`;
}
