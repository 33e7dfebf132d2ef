/**
 * EM for a mixture of Gaussians (Bishop 2006, section 9.2.2) in float64: half steps that take turns. A component on a single
 * point would have a density without bound (section 9.2.1), so none may be narrower in any direction than the least
 * deviation ε; the M step is the exact maximum under that condition, so log p never falls all the same.
 */
import { logPlanarNormal } from "../../data/planarMixture.ts";
import { logSumExp } from "../../exact/gaussianMixture.ts";
import { Noise } from "../../training/noise.ts";
import type { Checkpoint, Run, Trainer } from "../../training/run.ts";
import { readSettings, type SettingValues } from "../settings.ts";
import {
  divergence,
  evidenceLowerBound,
  lawOf,
  logLikelihood,
  meanOver,
  mixtureOf,
  pointsOf,
  type MixtureSettings,
  type MixtureState,
} from "./exact.ts";
import { expectationMaximization } from "./index.ts";
import { drawExpectationMaximization } from "./view.ts";

/** The half steps and the measured terms. */
const workings = { expect, maximize, logLikelihood, evidenceLowerBound, divergence };

/** EM for these settings; what it consists of may be replaced, to see what a mistake in it would look like. */
export function createExpectationMaximization(
  given: SettingValues,
  replaced: Partial<typeof workings> = {},
): Trainer {
  const settings = readSettings(expectationMaximization.settings, given);
  const points = pointsOf(settings);
  const works = { ...workings, ...replaced };
  const initial = (): Checkpoint => ({ step: 0, vectors: { ...initialState(settings, points) } });
  return {
    usesTensors: false,
    initial,
    start: (checkpoint = initial()) => startRun(settings, points, works, checkpoint),
    picture: (view, checkpoint) => drawExpectationMaximization(view, stateOf(checkpoint), points),
  };
}

function startRun(
  settings: MixtureSettings,
  points: Float64Array,
  works: typeof workings,
  from: Checkpoint,
): Run {
  const { logDensity } = lawOf(settings);
  const lawLogLikelihood = meanOver(points, logDensity);
  let { step } = from;
  let state = stateOf(from);
  return {
    get step() {
      return step;
    },
    advance: () => {
      state =
        step % 2 === 0
          ? { ...state, responsibilities: works.expect(points, state) }
          : works.maximize(points, state, settings.leastDeviation);
      step++;
    },
    observe: () =>
      Promise.resolve({
        checkpoint: { step, vectors: { ...state } },
        values: {
          logLikelihood: works.logLikelihood(points, state),
          evidenceLowerBound: works.evidenceLowerBound(points, state),
          divergence: works.divergence(points, state),
          lawLogLikelihood,
        },
      }),
    dispose: () => undefined,
  };
}

/** The E step: q becomes the posterior of each point's component, p(k | x) = w_k N(x; μ_k, Σ_k) / p(x). */
export function expect(points: Float64Array, state: MixtureState): Float64Array {
  const mixture = mixtureOf(state);
  const responsibilities = new Float64Array(state.responsibilities.length);
  for (let index = 0; 2 * index < points.length; index++) {
    const [x = NaN, y = NaN] = points.subarray(2 * index, 2 * index + 2);
    const logJoint = mixture.map(
      (component) => Math.log(component.weight) + logPlanarNormal(component, x, y),
    );
    const logEvidence = logSumExp(logJoint);
    responsibilities.set(
      logJoint.map((term) => Math.exp(term - logEvidence)),
      index * mixture.length,
    );
  }
  return responsibilities;
}

/**
 * The M step: weights, means and covariances that are greatest in E_q[log p(X, Z | θ)], given that no eigenvalue of a
 * covariance is below ε². Those of a component without any share of a point are left as they are, for all are as good.
 */
export function maximize(points: Float64Array, state: MixtureState, leastDeviation: number): MixtureState {
  const { responsibilities } = state;
  const components = state.weights.length;
  const count = points.length / 2;
  const weights = new Float64Array(components);
  const means = Float64Array.from(state.means);
  const covariances = Float64Array.from(state.covariances);
  for (let k = 0; k < components; k++) {
    const average = (f: (x: number, y: number) => number): number =>
      meanOver(points, (x, y, index) => (responsibilities[index * components + k] ?? NaN) * f(x, y));
    const share = average(() => 1);
    weights[k] = share;
    if (share * count < smallestShare) continue;
    const meanX = average((x) => x) / share;
    const meanY = average((_, y) => y) / share;
    const xx = average((x) => (x - meanX) ** 2) / share;
    const xy = average((x, y) => (x - meanX) * (y - meanY)) / share;
    const yy = average((_, y) => (y - meanY) ** 2) / share;
    means.set([meanX, meanY], 2 * k);
    covariances.set(withLeastEigenvalue([xx, xy, yy], leastDeviation ** 2), 3 * k);
  }
  return { weights, means, covariances, responsibilities };
}

/** Shares of points below this are rounding. */
const smallestShare = 1e-100;

type Covariance = readonly [xx: number, xy: number, yy: number];

/**
 * The covariance Σ whose eigenvalues are at least `least` and that is smallest in log |Σ| + tr(Σ⁻¹ S): it has the
 * eigenvectors of the scatter S, and of its eigenvalues those that are too small are raised.
 */
export function withLeastEigenvalue(scatter: Covariance, least: number): Covariance {
  const [xx, xy, yy] = scatter;
  const middle = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  const [greater, smaller] = [middle + half, middle - half];
  if (smaller >= least) return scatter;
  if (greater <= least) return [least, 0, least];
  // Σ = least · 1 + (greater − least) v vᵀ, and v vᵀ = (S − smaller · 1) / (greater − smaller).
  const scale = (greater - least) / (greater - smaller);
  return [least + scale * (xx - smaller), scale * xy, least + scale * (yy - smaller)];
}

/** Equal weights, round components around points of the data or close to their mean, and a q that knows nothing. */
function initialState(settings: MixtureSettings, points: Float64Array): MixtureState {
  const { components, start, leastDeviation, seed } = settings;
  const noise = Noise.of(seed).branch("start");
  const middleX = meanOver(points, (x) => x);
  const middleY = meanOver(points, (_, y) => y);
  const variance = meanOver(points, (x, y) => (x - middleX) ** 2 + (y - middleY) ** 2) / 2;
  const means = Array.from({ length: components }, () => {
    const chosen = noise.below(points.length / 2);
    return start === "scattered"
      ? [points[2 * chosen] ?? NaN, points[2 * chosen + 1] ?? NaN]
      : [middleX + 0.1 * noise.normal(), middleY + 0.1 * noise.normal()];
  });
  const width = Math.max(variance / components, leastDeviation ** 2);
  return {
    weights: new Float64Array(components).fill(1 / components),
    means: Float64Array.from(means.flat()),
    covariances: Float64Array.from(means.flatMap(() => [width, 0, width])),
    responsibilities: new Float64Array((components * points.length) / 2).fill(1 / components),
  };
}

function stateOf({ vectors }: Checkpoint): MixtureState {
  const vector = (name: keyof MixtureState): Float64Array => Float64Array.from(vectors[name] ?? []);
  return {
    weights: vector("weights"),
    means: vector("means"),
    covariances: vector("covariances"),
    responsibilities: vector("responsibilities"),
  };
}
