/**
 * Runs of models that are trained with tensors. A model is pure functions of (flat parameters, inputs) in ordinary
 * operations with static shapes, and nothing is read back within a step; the inputs, data and noise, are drawn by a
 * seeded generator on the CPU. Players take their turns in order, each with Adam on its own vector: one for a
 * likelihood, two for a game.
 */
import type { Values } from "../experiments/experiment.ts";
import {
  concat,
  dispose,
  keep,
  reshape,
  tensor,
  tensor1d,
  tidy,
  valueAndGrad,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from "../tensors.ts";
import { adam, type AdamOptions } from "./adam.ts";
import type { Noise } from "./noise.ts";
import type { Checkpoint, Run, Vectors } from "./run.ts";

/** Numbers that go in, with their shape, which is the same in each step. */
export interface Input {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export type Inputs = Readonly<Record<string, Input>>;
export type InputTensors = Readonly<Record<string, Tensor>>;
/** The flat parameters of each player. */
export type ParameterTensors = Readonly<Record<string, Tensor1D>>;
export type Parameters = Readonly<Record<string, Float32Array>>;

export interface Player {
  /** Minimized in the player's own vector; the others are constants to it. */
  readonly loss: (parameters: ParameterTensors, inputs: InputTensors) => Scalar;
  readonly initial: Float32Array;
  readonly adam: AdamOptions;
  /** How many turns it takes in a row within a step, each with inputs of its own; 1 if not said. */
  readonly turns?: number;
}

export interface TensorModel {
  /** By name, in the order of their turns within a step. */
  readonly players: Readonly<Record<string, Player>>;
  /** What goes into a turn: a function of that noise alone. The first turns of all players share it. */
  readonly inputs: (noise: Noise) => Inputs;
  /** What is evaluated with tensors when a measurement is due: the trained losses at fixed inputs. */
  readonly measured: (parameters: ParameterTensors) => Readonly<Record<string, Scalar>>;
  /** What is computed without tensors from the same parameters: exact values. */
  readonly exact: (parameters: Parameters) => Values;
}

/** The vectors of the optimizer stand in a checkpoint beside the player's own, under these names. */
const firstMoment = (player: string): string => `${player} first moment`;
const secondMoment = (player: string): string => `${player} second moment`;

interface PlayerState {
  readonly player: Player;
  parameters: Tensor1D;
  first: Tensor1D;
  second: Tensor1D;
}

/** The state of a model before its first step. */
export function initialCheckpoint({ players }: TensorModel): Checkpoint {
  const vectors = Object.entries(players).flatMap(([name, { initial }]) => [
    [name, initial],
    [firstMoment(name), new Float32Array(initial.length)],
    [secondMoment(name), new Float32Array(initial.length)],
  ]);
  return { step: 0, vectors: Object.fromEntries(vectors) as Vectors };
}

export function startTensorRun(model: TensorModel, noise: Noise, from = initialCheckpoint(model)): Run {
  let step = from.step;
  assertFits(model, from);
  const states: Readonly<Record<string, PlayerState>> = Object.fromEntries(
    Object.entries(model.players).map(([name, player]) => {
      const vector = (key: string): Tensor1D => tensor1d(Float32Array.from(from.vectors[key] ?? []));
      const state = {
        player,
        parameters: vector(name),
        first: vector(firstMoment(name)),
        second: vector(secondMoment(name)),
      };
      return [name, state];
    }),
  );
  const parametersOf = (): ParameterTensors =>
    Object.fromEntries(Object.entries(states).map(([name, { parameters }]) => [name, parameters]));

  const takeTurn = (name: string, state: PlayerState, turn: number, inputs: InputTensors): void => {
    const { player, parameters, first, second } = state;
    const next = tidy(() => {
      const others = parametersOf();
      const loss = (own: Tensor): Scalar => player.loss({ ...others, [name]: own as Tensor1D }, inputs);
      const { grad } = valueAndGrad(loss)(parameters);
      const turnsBefore = step * (player.turns ?? 1) + turn;
      const gradient = grad as Tensor1D;
      const stepped = adam(player.adam, turnsBefore, { parameters, first, second, gradient });
      return [keep(stepped.parameters), keep(stepped.first), keep(stepped.second)] as const;
    });
    dispose([parameters, first, second]);
    [state.parameters, state.first, state.second] = next;
  };

  const withInputs = (noise: Noise, use: (inputs: InputTensors) => void): void => {
    const inputs = tensorsOf(model.inputs(noise));
    try {
      use(inputs);
    } finally {
      dispose(Object.values(inputs));
    }
  };

  /** The vectors as they are now, by their names in a checkpoint. */
  const vectorsNow = (): readonly (readonly [name: string, vector: Tensor1D])[] =>
    Object.entries(states).flatMap(([name, { parameters, first, second }]) => [
      [name, parameters] as const,
      [firstMoment(name), first] as const,
      [secondMoment(name), second] as const,
    ]);

  return {
    get step() {
      return step;
    },
    advance: () => {
      const noiseOfStep = noise.branch(step);
      withInputs(noiseOfStep, (shared) => {
        for (const [name, state] of Object.entries(states)) {
          takeTurn(name, state, 0, shared);
          for (let turn = 1; turn < (state.player.turns ?? 1); turn++) {
            const noiseOfTurn = noiseOfStep.branch(name).branch(turn);
            withInputs(noiseOfTurn, (own) => takeTurn(name, state, turn, own));
          }
        }
      });
      step++;
    },
    observe: async () => {
      const at = step;
      const sizes: [name: string, size: number][] = vectorsNow().map(([name, { size }]) => [name, size]);
      // All in one read-back, since each waits for the whole of what was begun.
      const joined = tidy(() => {
        const measured = Object.entries(model.measured(parametersOf()));
        sizes.push(...measured.map(([name]): [string, number] => [name, 1]));
        return concat([
          ...vectorsNow().map(([, vector]) => vector),
          ...measured.map(([, value]) => reshape(value, [1])),
        ]);
      });
      const parts = partsOf(await readAndDispose(joined), sizes);
      const vectors = Object.fromEntries(parts.slice(0, vectorsNow().length));
      const values = Object.fromEntries(
        parts.slice(vectorsNow().length).map(([name, [value = NaN]]) => [name, value]),
      );
      const isFinite = Object.values(vectors).every((vector) => vector.every(Number.isFinite));
      return {
        checkpoint: { step: at, vectors },
        // Where the parameters are no numbers, nothing exact is to be known of them.
        values: isFinite ? { ...values, ...model.exact(vectors) } : values,
      };
    },
    dispose: () => {
      for (const [, vector] of vectorsNow()) vector.dispose();
    },
  };
}

/** A checkpoint of a run with other settings may have other vectors, of which nothing good would come. */
function assertFits(model: TensorModel, { vectors }: Checkpoint): void {
  for (const [name, { length }] of Object.entries(initialCheckpoint(model).vectors)) {
    if (vectors[name]?.length !== length)
      throw new Error(`The checkpoint has no ${name} of ${length} numbers.`);
  }
}

async function readAndDispose(joined: Tensor): Promise<Float32Array> {
  try {
    return await joined.data<"float32">();
  } finally {
    joined.dispose();
  }
}

/** The numbers cut into parts of these sizes. */
function partsOf(
  numbers: Float32Array,
  sizes: readonly (readonly [name: string, size: number])[],
): readonly (readonly [name: string, part: Float32Array])[] {
  let offset = 0;
  return sizes.map(([name, size]) => {
    const part = numbers.slice(offset, offset + size);
    offset += size;
    return [name, part] as const;
  });
}

function tensorsOf(inputs: Inputs): InputTensors {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { values, shape }]) => [name, tensor(values, [...shape])]),
  );
}
