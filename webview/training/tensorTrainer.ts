/** An experiment's model and its pictures, put together to what the worker runs. */
import type { Picture } from "../experiments/picture.ts";
import {
  readSettings,
  type SettingsForm,
  type SettingsOf,
  type SettingValues,
} from "../experiments/settings.ts";
import { Noise } from "./noise.ts";
import type { Trainer } from "./run.ts";
import { initialCheckpoint, startTensorRun, type Parameters, type TensorModel } from "./tensorRun.ts";

/** A picture of trained parameters; the view is one of the experiment's. */
export type PictureOf<Form extends SettingsForm> = (
  view: string,
  parameters: Parameters,
  settings: SettingsOf<Form>,
) => Picture;

export function tensorTrainer<const Form extends SettingsForm & { readonly seed: unknown }>(
  form: Form,
  createModel: (settings: SettingsOf<Form>) => TensorModel,
  pictureOf: PictureOf<Form>,
): (given: SettingValues) => Trainer {
  return (given) => {
    const settings = readSettings(form, given);
    const model = createModel(settings);
    const noise = Noise.of(settings.seed).branch("steps");
    return {
      usesTensors: true,
      initial: () => initialCheckpoint(model),
      start: (checkpoint) => startTensorRun(model, noise, checkpoint),
      // A tensor run's vectors are all of float32; the optimizer's moments among them concern no picture.
      picture: (view, { vectors }) => pictureOf(view, vectors as Parameters, settings),
    };
  };
}
