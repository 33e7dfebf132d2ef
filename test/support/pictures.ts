/** What every picture must be: finite numbers in arrays that fit together, in a frame that has a size. */
import assert from "node:assert/strict";
import type { Layer, Picture } from "../../webview/experiments/picture.ts";

export function assertPicture({ frame, layers, words }: Picture, name: string): void {
  for (const axis of [frame.x, frame.y]) {
    assert.ok(
      Number.isFinite(axis.from) && Number.isFinite(axis.to) && axis.from < axis.to,
      `${name}: no frame`,
    );
  }
  assert.match(words, /^[A-Z].{10,}\.$/, `${name}: no sentence`);
  assert.doesNotMatch(words, /NaN|undefined|Infinity/, name);
  assert.ok(layers.length > 0, `${name}: nothing is drawn`);
  for (const layer of layers) assertLayer(layer, `${name}, ${layer.kind} “${layer.label}”`);
}

function assertLayer(layer: Layer, name: string): void {
  switch (layer.kind) {
    case "field":
      assert.equal(layer.values.length, layer.columns * layer.rows, `${name}: a field of another size`);
      assert.ok(layer.values.every(Number.isFinite), `${name}: not finite`);
      assert.ok(layer.scale.most > 0 && Number.isFinite(layer.scale.middle), `${name}: no scale`);
      break;
    case "images":
      assert.equal(layer.pixels.length, layer.across * layer.down * layer.width * layer.height, name);
      assert.ok(
        layer.pixels.every((pixel) => pixel >= 0 && pixel <= 1),
        `${name}: not between black and white`,
      );
      break;
    case "bars":
      assert.ok(layer.width > 0, `${name}: no width`);
      assertPlaces(layer.places, name);
      break;
    case "line":
      assert.ok(layer.places.length >= 4, `${name}: no line`);
      assertPlaces(layer.places, name);
      break;
    case "points":
      assertPlaces(layer.places, name);
      if (layer.groups !== undefined) assert.equal(2 * layer.groups.length, layer.places.length, name);
      break;
  }
}

function assertPlaces(places: Float32Array, name: string): void {
  assert.ok(places.length % 2 === 0, `${name}: half a place`);
  assert.ok(places.every(Number.isFinite), `${name}: not finite`);
}

/** Which part of the places of lines, points and bars lies within the frame; 1 where there are none. */
export function framedPlaces({ frame: { x, y }, layers }: Picture): number {
  let [inside, all] = [0, 0];
  for (const layer of layers) {
    if (layer.kind === "field" || layer.kind === "images") continue;
    for (let index = 0; index < layer.places.length; index += 2) {
      const [across = NaN, up = NaN] = layer.places.subarray(index, index + 2);
      all++;
      if (across >= x.from && across <= x.to && up >= y.from && up <= y.to) inside++;
    }
  }
  return all === 0 ? 1 : inside / all;
}
