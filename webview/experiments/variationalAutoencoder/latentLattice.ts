/**
 * Integrals over a latent space of one or two dimensions in float64, of many functions that share what is dear, the
 * decoder. The places form a lattice, since a sum over one converges faster than any power of its spacing (Trefethen and
 * Weideman 2014). The spacing is halved around the places that still count, until the sums over the black and over the
 * white places, as on a chessboard, agree: neither colour knows of the other.
 */

export type Dimensions = 1 | 2;
export type Colour = "black" | "white";

export interface Lattice {
  /** The coordinates of one place after those of another. */
  readonly places: Float64Array;
  /** The logarithm of each function at each place. */
  readonly logs: readonly Float64Array[];
  /** The number of the column modulo 4, and 4 times that of the row; see {@link isWhite}. */
  readonly residues: Uint8Array;
  /** The length or area that a place of one colour stands for. */
  readonly volume: number;
  /** About how far off the logarithm of an integral may be; infinite where a function does not fade out. */
  readonly error: number;
}

/** For each of the families that are named, the logarithms of its functions, at places as in a {@link Lattice}. */
export type LogFunctions = (
  families: readonly number[],
  places: Float64Array,
) => readonly (readonly Float64Array[])[];

/** How far the first grid reaches from 0 in each direction, and its spacing. What hides between its places is not found. */
const firstReach = 7;
const firstSpacing: Readonly<Record<Dimensions, number>> = { 1: 1 / 32, 2: 1 / 8 };
const mostPlaces = 65_000;
const agreement = 1e-5;
/** What lies so many nats below the greatest value of a function is left out: a part of e⁻¹⁶ = 10⁻⁷. */
const depth = 16;

/**
 * For each of `count` families of functions a lattice on which their integrals have converged to a part of 10⁻⁵; or else
 * the finest and widest one of no more than 65 000 places, whose error says how far it has come.
 */
export function latticesFor(
  dimensions: Dimensions,
  count: number,
  logFunctions: LogFunctions,
): readonly Lattice[] {
  const families = Array.from({ length: count }, (_, family) => family);
  let grid = wholeGrid(dimensions, firstReach);
  let stages = stagesOn(grid, families, logFunctions);
  for (let reach = 1.5 * firstReach; stages.some(({ isCut }) => isCut); reach *= 1.5) {
    const wider = wholeGrid(dimensions, reach);
    if (wider.columns.length > mostPlaces) break;
    grid = wider;
    stages = stagesOn(grid, families, logFunctions);
  }
  const lattices: Lattice[] = [];
  settle(grid, stages, logFunctions, lattices);
  return lattices;
}

/**
 * Sets the lattice of each family to the one where it has converged. Families go on together for as long as the places
 * that they need between them are not too many, and then by halves.
 */
function settle(grid: Grid, stages: readonly Stage[], logFunctions: LogFunctions, lattices: Lattice[]): void {
  for (const { family, lattice } of stages) lattices[family] = lattice;
  const refine = (unsettled: readonly Stage[]): void => {
    if (unsettled.length === 0) return;
    const finer = refined(grid, unsettled);
    if (finer.columns.length <= mostPlaces) {
      const families = unsettled.map(({ family }) => family);
      settle(finer, stagesOn(finer, families, logFunctions), logFunctions, lattices);
    } else if (unsettled.length > 1) {
      const half = Math.ceil(unsettled.length / 2);
      refine(unsettled.slice(0, half));
      refine(unsettled.slice(half));
    }
  };
  refine(stages.filter(({ lattice, isCut }) => lattice.error > agreement && !isCut));
}

/** The logarithm of a function's integral, by the places of one colour. */
export function logIntegral(
  { residues, volume }: Pick<Lattice, "residues" | "volume">,
  logs: Float64Array,
  colour: Colour,
): number {
  const { greatest, sums } = sumsOf(logs, residues);
  return greatest + Math.log(volume * totalOf(sums, (residue) => isWhite(residue) === (colour === "white")));
}

/** Whether one of column and row is odd, and the other even. */
export function isWhite(residue: number): boolean {
  return ((residue ^ (residue >> 2)) & 1) === 1;
}

/** A function's sums over the places of each residue, relative to its greatest value. */
function sumsOf(
  logs: Float64Array,
  residues: Uint8Array,
): { readonly greatest: number; readonly sums: Float64Array } {
  let greatest = -Infinity;
  for (let index = 0; index < logs.length; index++) greatest = Math.max(greatest, logs[index] ?? NaN);
  const sums = new Float64Array(16);
  for (let index = 0; index < logs.length; index++) {
    const below = (logs[index] ?? NaN) - greatest;
    const residue = residues[index] ?? 0;
    if (below > -2 * depth) sums[residue] = (sums[residue] ?? 0) + Math.exp(below);
  }
  return { greatest, sums };
}

function totalOf(sums: Float64Array, isWanted: (residue: number) => boolean): number {
  return sums.reduce((total, sum, residue) => (isWanted(residue) ? total + sum : total), 0);
}

/** Some places of a lattice in whole numbers, in units of its spacing; on a line the rows are all 0. */
interface Grid {
  readonly dimensions: Dimensions;
  /** From column to column and from row to row. */
  readonly spacing: readonly [number, number];
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  /** Columns and rows of this size are where the grid was cut off; infinite where it was not. */
  readonly edge: number;
}

/** How far a family of functions has come on a grid. */
interface Stage {
  readonly family: number;
  readonly lattice: Lattice;
  /** 1 for each place that counts. */
  readonly active: Uint8Array;
  /** Whether a place on the edge counts. */
  readonly isCut: boolean;
  /** Whether columns, and whether rows, are too far apart. */
  readonly isCoarse: readonly [boolean, boolean];
}

function stagesOn(grid: Grid, families: readonly number[], logFunctions: LogFunctions): readonly Stage[] {
  if (families.length === 0) return [];
  const { dimensions, spacing, columns, rows, edge } = grid;
  const places = placesOf(grid);
  const residues = Uint8Array.from(columns, (column, index) => (column & 3) + 4 * ((rows[index] ?? 0) & 3));
  const volume = 2 * spacing[0] * (dimensions === 2 ? spacing[1] : 1);
  const neighbours = neighboursOf(grid);
  return logFunctions(families, places).map((logs, index) => {
    const active = activeOf(neighbours, logs);
    const isCut = active.some(
      (isActive, place) =>
        isActive === 1 && (Math.abs(columns[place] ?? 0) === edge || Math.abs(rows[place] ?? 0) === edge),
    );
    const { error, isCoarse } = convergence(dimensions, logs, residues);
    return {
      family: families[index] ?? NaN,
      lattice: { places, logs, residues, volume, error: isCut ? Infinity : error },
      active,
      isCut,
      isCoarse,
    };
  });
}

/**
 * How far off the sums are. That black and white agree is not enough: a function that is narrow in one direction alone, or
 * that lies midway between the places, may look the same to both. So the sums over every fourth column are compared, too.
 * By Fourier they differ by some part ε of the whole; for an analytic function a sum over every other column is then off
 * by a part of about ε², and one over all columns by ε⁴.
 */
function convergence(
  dimensions: Dimensions,
  logs: readonly Float64Array[],
  residues: Uint8Array,
): { readonly error: number; readonly isCoarse: readonly [boolean, boolean] } {
  let [byColour, byColumn, byRow] = [0, 0, 0];
  for (const log of logs) {
    const { sums } = sumsOf(log, residues);
    const white = totalOf(sums, isWhite);
    const whole = totalOf(sums, () => true);
    const column = (wanted: number): number => totalOf(sums, (residue) => (residue & 3) === wanted);
    const row = (wanted: number): number => totalOf(sums, (residue) => residue >> 2 === wanted);
    byColour = Math.max(byColour, Math.abs(Math.log((whole - white) / white)));
    byColumn = Math.max(byColumn, Math.hypot(column(0) - column(2), column(1) - column(3)) / whole);
    byRow = Math.max(byRow, Math.hypot(row(0) - row(2), row(1) - row(3)) / whole);
  }
  // On a line each colour has every other place.
  if (dimensions === 1) return { error: Math.max(byColour, byColumn ** 2), isCoarse: [true, false] };
  const isCoarse = [byColumn ** 4 > agreement, byRow ** 4 > agreement] as const;
  return {
    error: Math.max(byColour, byColumn ** 4, byRow ** 4),
    isCoarse: isCoarse.includes(true) ? isCoarse : [true, true],
  };
}

function wholeGrid(dimensions: Dimensions, reach: number): Grid {
  const spacing = firstSpacing[dimensions];
  const edge = Math.round(reach / spacing);
  const across = 2 * edge + 1;
  const count = across ** dimensions;
  return {
    dimensions,
    spacing: [spacing, spacing],
    columns: Int32Array.from({ length: count }, (_, index) => (index % across) - edge),
    rows: Int32Array.from({ length: count }, (_, index) =>
      dimensions === 1 ? 0 : Math.floor(index / across) - edge,
    ),
    edge,
  };
}

function placesOf({ dimensions, spacing, columns, rows }: Grid): Float64Array {
  const places = new Float64Array(columns.length * dimensions);
  for (let index = 0; index < columns.length; index++) {
    places[index * dimensions] = spacing[0] * (columns[index] ?? NaN);
    if (dimensions === 2) places[2 * index + 1] = spacing[1] * (rows[index] ?? NaN);
  }
  return places;
}

/** One number for each place whose row is below 2²⁰ in size. */
function keyOf(column: number, row: number): number {
  return column * 2 ** 21 + row;
}

/** For each place those to its right and above it, as far as they are on the grid, else −1. */
function neighboursOf({ dimensions, columns, rows }: Grid): readonly Int32Array[] {
  const found = new Map<number, number>();
  for (let index = 0; index < columns.length; index++) {
    found.set(keyOf(columns[index] ?? 0, rows[index] ?? 0), index);
  }
  const offsets = dimensions === 1 ? [keyOf(1, 0)] : [keyOf(1, 0), keyOf(0, 1)];
  return offsets.map((offset) =>
    Int32Array.from(columns, (column, index) => found.get(keyOf(column, rows[index] ?? 0) + offset) ?? -1),
  );
}

/**
 * 1 for each place where some function counts: where its logarithm is not too deep below the greatest, or may not be half
 * a spacing further, for which it is raised by half of its change to a neighbour.
 */
function activeOf(neighbours: readonly Int32Array[], logs: readonly Float64Array[]): Uint8Array {
  const active = new Uint8Array(logs[0]?.length ?? 0);
  for (const log of logs) {
    const change = new Float64Array(log.length);
    let greatest = -Infinity;
    for (let index = 0; index < log.length; index++) {
      const value = log[index] ?? NaN;
      greatest = Math.max(greatest, value);
      for (const next of neighbours) {
        const neighbour = next[index] ?? -1;
        if (neighbour < 0) continue;
        const difference = Math.abs(value - (log[neighbour] ?? NaN));
        change[index] = Math.max(change[index] ?? 0, difference);
        change[neighbour] = Math.max(change[neighbour] ?? 0, difference);
      }
    }
    for (let index = 0; index < log.length; index++) {
      if ((log[index] ?? NaN) + (change[index] ?? NaN) / 2 > greatest - depth) active[index] = 1;
    }
  }
  return active;
}

/** The places that are active for some family and, with half the spacing where it is too coarse, those beside them. */
function refined({ dimensions, spacing, columns, rows }: Grid, stages: readonly Stage[]): Grid {
  const halved = [0, 1].map((axis) => stages.some(({ isCoarse }) => isCoarse[axis]));
  const [along = [0], across = [0]] = halved.map((isHalved) => (isHalved ? [-1, 0, 1] : [0]));
  const [factorX = 1, factorY = 1] = halved.map((isHalved) => (isHalved ? 2 : 1));
  const places = new Map<number, readonly [column: number, row: number]>();
  for (let index = 0; index < columns.length; index++) {
    if (!stages.some(({ active }) => active[index] === 1)) continue;
    for (const right of along) {
      for (const up of across) {
        const place = [factorX * (columns[index] ?? 0) + right, factorY * (rows[index] ?? 0) + up] as const;
        places.set(keyOf(...place), place);
      }
    }
  }
  return {
    dimensions,
    spacing: [spacing[0] / factorX, spacing[1] / factorY],
    columns: Int32Array.from(places.values(), ([column]) => column),
    rows: Int32Array.from(places.values(), ([, row]) => row),
    edge: Infinity,
  };
}
