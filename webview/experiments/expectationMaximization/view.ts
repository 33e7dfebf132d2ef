/** The points in the colours of the components that are most responsible, with ellipses; and the density of the mixture. */
import { logPlanarDensity, type PlanarComponent } from "../../data/planarMixture.ts";
import type { Frame, Layer, LineLayer, Picture } from "../picture.ts";
import { mixtureOf, type MixtureState } from "./exact.ts";

const reach = 4.5;
const frame: Frame = {
  x: { from: -reach, to: reach, label: "x" },
  y: { from: -reach, to: reach, label: "y" },
  square: true,
};

/** How many deviations an ellipse is wide: it holds 1 − e⁻² = 86 % of its component. */
const ellipseDeviations = 2;
const ellipsePlaces = 96;
const fieldPlaces = 96;

export function drawExpectationMaximization(
  view: string,
  state: MixtureState,
  points: Float64Array,
): Picture {
  const mixture = mixtureOf(state);
  const ellipses = mixture.map((component, k) => ellipseOf(component, k));
  const middles: Layer = {
    kind: "points",
    label: "means",
    places: Float32Array.from(state.means),
    tone: "model",
  };
  const words = `The weights of the components are ${mixture
    .map(({ weight }) => weight.toFixed(2))
    .join(", ")}.`;
  const layers: readonly Layer[] =
    view === "density" ? [fieldOf(state), pointsOf(points)] : [pointsOf(points, groupsOf(state))];
  return { frame, layers: [...layers, ...ellipses, middles], words };
}

function pointsOf(points: Float64Array, groups?: Uint8Array): Layer {
  return {
    kind: "points",
    label: "data",
    places: Float32Array.from(points),
    tone: groups === undefined ? "faint" : "data",
    ...(groups === undefined ? {} : { groups }),
  };
}

/** For each point the component with the greatest responsibility. */
function groupsOf({ responsibilities, weights }: MixtureState): Uint8Array {
  const components = weights.length;
  return Uint8Array.from({ length: responsibilities.length / components }, (_, index) => {
    const shares = responsibilities.subarray(index * components, (index + 1) * components);
    return shares.indexOf(Math.max(...shares));
  });
}

/** The image of a circle under the Cholesky factor of the covariance. */
function ellipseOf({ mean, covariance: [xx, xy, yy] }: PlanarComponent, k: number): LineLayer {
  const along = Math.sqrt(xx);
  const across = xy / along;
  const rest = Math.sqrt(yy - across * across);
  const places = Array.from({ length: ellipsePlaces + 1 }, (_, index) => {
    const angle = (2 * Math.PI * index) / ellipsePlaces;
    const [first, second] = [ellipseDeviations * Math.cos(angle), ellipseDeviations * Math.sin(angle)];
    return [mean[0] + along * first, mean[1] + across * first + rest * second];
  });
  return {
    kind: "line",
    label: k === 0 ? `components, ${ellipseDeviations} deviations wide` : "",
    places: Float32Array.from(places.flat()),
    tone: "model",
  };
}

function fieldOf(state: MixtureState): Layer {
  const mixture = mixtureOf(state).filter(({ weight }) => weight > 0);
  const place = (index: number): number => -reach + (2 * reach * index) / (fieldPlaces - 1);
  const values = Float32Array.from({ length: fieldPlaces ** 2 }, (_, index) =>
    Math.exp(logPlanarDensity(mixture, place(index % fieldPlaces), place(Math.floor(index / fieldPlaces)))),
  );
  const most = values.reduce((greatest, value) => Math.max(greatest, value), 0);
  return {
    kind: "field",
    label: "density of the mixture",
    columns: fieldPlaces,
    rows: fieldPlaces,
    values,
    scale: { kind: "sequential", middle: 0, most },
  };
}
