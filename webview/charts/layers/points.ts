/** Points: markers at places, smaller where there are many. */
import type { PointsLayer } from "../../experiments/picture.ts";
import { drawMarker, stampOf, type MarkerStyle } from "../markers.ts";
import type { Palette } from "../palette.ts";
import { groupMarkers, toneShapes, type Marker } from "../tones.ts";
import type { LayerKind } from "./layer.ts";

export const points: LayerKind<PointsLayer> = {
  draw: (layer, { context, plane, palette }) => {
    const count = layer.places.length / 2;
    const radius = radiusFor(count) * Math.min(1.4, Math.max(0.7, plane.width / 480));
    const scale = context.getTransform().a;
    const stamps = stylesOf(layer, palette).map((style) =>
      stampOf({ ...style, radius: style.radius * radius }, scale),
    );
    context.globalAlpha = count > 300 ? 0.8 : 1;
    for (let index = 0; index < count; index++) {
      const stamp = stamps[(layer.groups?.[index] ?? 0) % stamps.length];
      const x = layer.places[2 * index] ?? NaN;
      const y = layer.places[2 * index + 1] ?? NaN;
      stamp?.(context, plane.x(x), plane.y(y));
    }
    context.globalAlpha = 1;
  },
  drawKey: (layer, context, palette, { left, top, width, height }) => {
    const styles = stylesOf(layer, palette).slice(0, groupsIn(layer));
    for (const [index, style] of styles.entries()) {
      const x = left + (width * (index + 0.5)) / styles.length;
      drawMarker(context, { ...style, radius: 4 * style.radius }, x, top + height / 2);
    }
  },
  keyWords: (layer) =>
    layer.groups ? `markers of ${groupsIn(layer)} kinds, by group` : `${toneShapes[layer.tone].marker}s`,
};

/** The styles of the groups, or the one of the tone; their radii are relative. */
function stylesOf({ tone, groups }: PointsLayer, palette: Palette): readonly MarkerStyle[] {
  const edge = palette.background;
  if (groups === undefined) {
    const { marker, size } = toneShapes[tone];
    return [{ marker, colour: palette.tones[tone], radius: size, edge }];
  }
  return palette.groups.map((colour, index) => ({
    marker: groupMarkers[index % groupMarkers.length] as Marker,
    colour,
    radius: 1,
    edge,
  }));
}

/** How many groups there are, and at most as many as have a look of their own. */
function groupsIn({ groups }: PointsLayer): number {
  return groups === undefined ? 1 : Math.min(groupMarkers.length, Math.max(0, ...groups) + 1);
}

function radiusFor(count: number): number {
  return Math.min(5, Math.max(1.6, 7 * count ** -0.18));
}
