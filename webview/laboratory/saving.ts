/** Hands files of a run to the extension, which asks where to save them. */
import type { Palette } from "../charts/palette.ts";
import { writePictureFile } from "../charts/pictureFile.ts";
import type { Measurement } from "../experiments/experiment.ts";
import type { Picture } from "../experiments/picture.ts";
import type { Checkpoint } from "../training/run.ts";
import { writeNumbers, writeTable, writeWeights, type SavedRun } from "./savedFiles.ts";

/** What there is to be saved when a file is asked for. */
export interface Savable {
  readonly run: SavedRun;
  readonly measurements: readonly Measurement[];
  /** What the reader looks at; none before the worker has made the first one. */
  readonly checkpoint: Checkpoint | undefined;
  readonly picture: Picture | undefined;
  readonly palette: Palette;
}

export type SaveFile = (name: string, contents: string | Uint8Array) => void;

export type SavedKind = "picture" | "table" | "numbers" | "weights";

/** Makes the file of that kind; there is none of a picture or of weights before the first ones. */
export async function saveRun(
  kind: SavedKind,
  { run, measurements, checkpoint, picture, palette }: Savable,
  save: SaveFile,
): Promise<void> {
  const step = checkpoint?.step ?? 0;
  const name = (ending: string): string => `${run.experiment}-${ending}`;
  switch (kind) {
    case "picture":
      if (picture !== undefined)
        save(
          name(`step-${step}.png`),
          await writePictureFile(picture, `${run.title}, step ${step}`, palette),
        );
      return;
    case "table":
      save(name("numbers.csv"), writeTable(run, measurements));
      return;
    case "numbers":
      save(name("numbers.json"), writeNumbers(run, measurements));
      return;
    case "weights":
      if (checkpoint !== undefined) save(name(`weights-step-${step}.json`), writeWeights(run, checkpoint));
  }
}
