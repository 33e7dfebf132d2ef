/** The places of a table of given sizes, the last axis fastest, computed once for each list of sizes. */
export interface Places {
  readonly points: readonly (readonly number[])[];
  /** `[0,1]`, for naming draws. */
  readonly names: readonly string[];
}

const known = new Map<string, Places>();

export function placesOf(sizes: readonly number[]): Places {
  const key = sizes.join();
  let places = known.get(key);
  if (!places) {
    const points = sizes.reduce<readonly (readonly number[])[]>(
      (shorter, size) =>
        shorter.flatMap((point) => Array.from({ length: size }, (_, index) => [...point, index])),
      [[]],
    );
    places = { points, names: points.map((point) => `[${point.join()}]`) };
    known.set(key, places);
  }
  return places;
}
