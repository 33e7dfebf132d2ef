/**
 * The training steps of two experiments as they are usually written with TensorFlow.js: layers and models, an optimizer
 * that minimizes over their weights, noise by `tf.randomNormal`, and the loss read back in each step. This file is
 * evaluated before `webview/tensors.ts`, and so knows the gradients that TensorFlow.js has by itself.
 */
import * as tf from "@tensorflow/tfjs";

/** Takes a step and gives its loss. */
export type UsualStep = () => Promise<number>;

export interface Sizes {
  readonly batch: number;
  readonly width: number;
}

const replacedGradients = ["Exp", "Tanh", "Sigmoid"].map((name) => tf.getGradient(name));

/** Puts the gradients of TensorFlow.js in the place of ours; the answer puts ours back. */
export function withItsOwnGradients(): () => void {
  const ours = replacedGradients.map(({ kernelName }) => tf.getGradient(kernelName));
  const register = (gradients: readonly tf.GradConfig[]): void => {
    for (const gradient of gradients) {
      tf.unregisterGradient(gradient.kernelName);
      tf.registerGradient(gradient);
    }
  };
  register(replacedGradients);
  return () => register(ours);
}

const weightsOf = (...models: readonly tf.LayersModel[]): tf.Variable[] =>
  models.flatMap(({ trainableWeights }) => trainableWeights.map((weight) => weight.read() as tf.Variable));

async function read(loss: tf.Scalar | null): Promise<number> {
  if (loss === null) throw new Error("the optimizer has not given its loss back");
  const [value = NaN] = await loss.data();
  loss.dispose();
  return value;
}

function network(inputs: number, widths: readonly number[], outputs: number): tf.Sequential {
  const model = tf.sequential();
  for (const [index, units] of widths.entries()) {
    const first = index === 0 ? { inputShape: [inputs] } : {};
    model.add(tf.layers.dense({ units, activation: "tanh", ...first }));
  }
  model.add(tf.layers.dense({ units: outputs }));
  return model;
}

/** A turn of the discriminator and one of the generator; two modes on the line, 16 hidden units in the generator. */
export function usualGame({ batch, width }: Sizes): UsualStep {
  const generator = network(1, [16], 1);
  const discriminator = network(1, [width, width], 1);
  const ofDiscriminator = tf.train.adam(0.01, 0.5);
  const ofGenerator = tf.train.adam(0.01, 0.5);
  const logits = (x: tf.Tensor): tf.Tensor => discriminator.apply(x) as tf.Tensor;
  const generated = (): tf.Tensor => generator.apply(tf.randomNormal([batch, 1])) as tf.Tensor;
  const drawn = (): tf.Tensor => {
    const modes = Array.from({ length: batch }, () => [Math.random() < 0.5 ? -1.5 : 1.5]);
    return tf.tensor2d(modes).add(tf.randomNormal([batch, 1], 0, 0.5));
  };
  const crossEntropy = (labels: tf.Tensor, given: tf.Tensor): tf.Scalar =>
    tf.losses.sigmoidCrossEntropy(labels, given);
  return async () => {
    const discriminatorLoss = ofDiscriminator.minimize(
      () => {
        const onData = crossEntropy(tf.ones([batch, 1]), logits(drawn()));
        return onData.add(crossEntropy(tf.zeros([batch, 1]), logits(generated())));
      },
      true,
      weightsOf(discriminator),
    );
    const generatorLoss = ofGenerator.minimize(
      () => crossEntropy(tf.ones([batch, 1]), logits(generated())),
      true,
      weightsOf(generator),
    );
    return (await read(discriminatorLoss)) + (await read(generatorLoss));
  };
}

/** One step on the evidence lower bound of pictures with 64 pixels, with two latent dimensions. */
export function usualAutoencoder({ batch, width }: Sizes): UsualStep {
  const pixels = 64;
  const dimensions = 2;
  const encoder = network(pixels, [width, width], 2 * dimensions);
  const decoder = network(dimensions, [width, width], pixels);
  const optimizer = tf.train.adam(0.005);
  const pictures = tf.randomUniform([1000, pixels]);
  return async () => {
    const loss = optimizer.minimize(
      () => {
        const chosen = Array.from({ length: batch }, () => Math.floor(Math.random() * 1000));
        const x = pictures.gather(tf.tensor1d(chosen, "int32"));
        const [means, logVariances] = tf.split(encoder.apply(x) as tf.Tensor, 2, 1);
        if (means === undefined || logVariances === undefined) throw new Error("no code came of the encoder");
        const noise = tf.randomNormal([batch, dimensions]);
        const z = means.add(logVariances.div(2).exp().mul(noise));
        const logits = decoder.apply(z) as tf.Tensor;
        const ofPictures = tf.losses.sigmoidCrossEntropy(x, logits).mul(pixels);
        const divergence = means.square().add(logVariances.exp()).sub(logVariances).sub(1).sum(1).div(2);
        return ofPictures.add(divergence.mean());
      },
      true,
      weightsOf(encoder, decoder),
    );
    return read(loss);
  };
}
