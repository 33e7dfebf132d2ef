/** Colours as numbers: how they are mixed, and the tables from which heat maps take theirs. */

/** Red, green and blue from 0 to 255; opaque. */
export type Colour = readonly [red: number, green: number, blue: number];

/** As style sheets and canvases write it; with less than full opacity where that is given. */
export function css([red, green, blue]: Colour, opacity = 1): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${opacity})`;
}

/**
 * The colour that much of the way from one to another, 0 to 1, in Oklab (Björn Ottosson, 2020), where equal ways look
 * equally long.
 */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const [a, b] = [toOklab(from), toOklab(to)];
  return fromOklab([0, 1, 2].map((index) => part(a, index) * (1 - share) + part(b, index) * share));
}

/** How many colours a table has. */
const tableSize = 256;

/** A table of colours, each as the four bytes of a pixel. */
export type ColourTable = Uint8ClampedArray;

/** Colours evenly from the first stop to the last; there are at least two. */
export function tableOf(stops: readonly Colour[]): ColourTable {
  const table = new Uint8ClampedArray(4 * tableSize);
  for (let index = 0; index < tableSize; index++) {
    const place = (index / (tableSize - 1)) * (stops.length - 1);
    const before = Math.min(Math.floor(place), stops.length - 2);
    const [from, to] = [stops[before] as Colour, stops[before + 1] as Colour];
    table.set([...mix(from, to, place - before), 255], 4 * index);
  }
  return table;
}

/** Where a share from 0 to 1 stands in a table, in bytes; shares beyond are cut, and no number is 0. */
export function offsetIn(share: number): number {
  if (!(share > 0)) return 0;
  return 4 * (share >= 1 ? tableSize - 1 : Math.floor(share * tableSize));
}

type Triple = readonly number[];

function part(triple: Triple, index: number): number {
  return triple[index] ?? 0;
}

function apply(matrix: readonly Triple[], vector: Triple): Triple {
  return matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * part(vector, index), 0));
}

const linearToCone: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const coneToOklab: readonly Triple[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const oklabToCone: readonly Triple[] = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const coneToLinear: readonly Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

function toOklab(colour: Colour): Triple {
  return apply(coneToOklab, apply(linearToCone, colour.map(toLinear)).map(Math.cbrt));
}

function fromOklab(lab: Triple): Colour {
  const linear = apply(
    coneToLinear,
    apply(oklabToCone, lab).map((cone) => cone ** 3),
  );
  const [red = 0, green = 0, blue = 0] = linear.map(toByte);
  return [red, green, blue];
}

function toLinear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.min(255, Math.max(0, 255 * share));
}
