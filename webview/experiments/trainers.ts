/** How each experiment trains; only the worker and the tests import this, since it brings TensorFlow.js with it. */
import type { Trainer } from "../training/run.ts";
import { tensorTrainer } from "../training/tensorTrainer.ts";
import { coin } from "./coin/index.ts";
import { createCoin } from "./coin/model.ts";
import { drawCoin } from "./coin/view.ts";
import { divergenceFit } from "./divergenceFit/index.ts";
import { createDivergenceFit } from "./divergenceFit/model.ts";
import { drawDivergenceFit } from "./divergenceFit/view.ts";
import { createExpectationMaximization } from "./expectationMaximization/model.ts";
import { generativeAdversarial } from "./generativeAdversarial/index.ts";
import { createGame } from "./generativeAdversarial/model.ts";
import { drawGame } from "./generativeAdversarial/view.ts";
import type { ExperimentId } from "./index.ts";
import type { SettingValues } from "./settings.ts";
import { variationalAutoencoder } from "./variationalAutoencoder/index.ts";
import { createVariationalAutoencoder } from "./variationalAutoencoder/model.ts";
import { drawVariationalAutoencoder } from "./variationalAutoencoder/view.ts";

export const trainers: { readonly [Id in ExperimentId]: (settings: SettingValues) => Trainer } = {
  coin: tensorTrainer(coin.settings, createCoin, drawCoin),
  divergenceFit: tensorTrainer(divergenceFit.settings, createDivergenceFit, drawDivergenceFit),
  expectationMaximization: createExpectationMaximization,
  variationalAutoencoder: tensorTrainer(
    variationalAutoencoder.settings,
    createVariationalAutoencoder,
    drawVariationalAutoencoder,
  ),
  generativeAdversarial: tensorTrainer(generativeAdversarial.settings, createGame, drawGame),
};
