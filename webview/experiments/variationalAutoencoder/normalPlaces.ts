/**
 * Places and weights for expectations under a standard normal law by the trapezoidal rule. Gauss and Hermite's rule is exact
 * for polynomials, but for networks, which are smooth and no polynomials, it wastes its places far out: even spacing needs
 * fewer (Trefethen 2022, "Exactness of quadrature formulas").
 */

export interface NormalPlaces {
  /** Rows of so many places each, whose sums are added up last; so the rounding of a float32 sum stays small. */
  readonly rows: number;
  readonly places: number;
  /** Row by row; in a plane the two coordinates of each place. */
  readonly nodes: Float32Array;
  /** They sum to one. */
  readonly weights: Float32Array;
}

/** How far the places reach: beyond lies a part of 10⁻¹⁰ of the law. */
const reach = 6.5;

export function normalPlaces(dimensions: 1 | 2): NormalPlaces {
  const rows = dimensions === 1 ? 16 : 33;
  const places = rows;
  const count = dimensions === 1 ? rows * places : places;
  const line = Array.from({ length: count }, (_, index) => reach * ((2 * index) / (count - 1) - 1));
  const heights = line.map((place) => Math.exp(-(place ** 2) / 2));
  const sum = heights.reduce((total, height) => total + height, 0);
  const shares = heights.map((height) => height / sum);
  return dimensions === 1
    ? { rows, places, nodes: Float32Array.from(line), weights: Float32Array.from(shares) }
    : {
        rows,
        places,
        nodes: Float32Array.from(line.flatMap((first) => line.flatMap((second) => [first, second]))),
        weights: Float32Array.from(shares.flatMap((first) => shares.map((second) => first * second))),
      };
}
