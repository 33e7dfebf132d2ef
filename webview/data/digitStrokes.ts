/**
 * The digits as strokes of a pen: polylines in a box from −1 to 1 in both directions, x to the right and y downwards.
 * Designed for this program.
 */

export type Stroke = readonly (readonly [x: number, y: number])[];

/** The strokes of 0, 1, …, 9. */
export const digitStrokes: readonly (readonly Stroke[])[] = [
  [arc(0, 0, 0.62, 0.95, 0, 360)],
  [
    [
      [-0.35, -0.55],
      [0.05, -0.95],
      [0.05, 0.95],
    ],
  ],
  [[...arc(0, -0.4, 0.58, 0.55, -170, 35), [-0.6, 0.95], [0.65, 0.95]]],
  [[...arc(-0.05, -0.47, 0.55, 0.48, -150, 90), [-0.2, 0.01]], arc(-0.05, 0.45, 0.62, 0.5, -75, 145)],
  [
    [
      [0.3, 0.95],
      [0.3, -0.95],
      [-0.65, 0.35],
      [0.7, 0.35],
    ],
  ],
  [[[0.6, -0.95], [-0.45, -0.95], [-0.5, -0.12], ...arc(-0.05, 0.37, 0.62, 0.58, -135, 140)]],
  [[...arc(0.25, -0.1, 0.8, 0.87, 285, 195), ...arc(0, 0.42, 0.57, 0.53, 180, 540)]],
  [
    [
      [-0.6, -0.95],
      [0.6, -0.95],
      [-0.15, 0.95],
    ],
  ],
  [arc(0, -0.48, 0.48, 0.45, 0, 360), arc(0, 0.46, 0.6, 0.49, 0, 360)],
  [[...arc(-0.25, 0.1, 0.8, 0.87, 105, 15), ...arc(0, -0.42, 0.57, 0.53, 0, 360)]],
];

/** Part of an ellipse; angles in degrees, from the right clockwise, as y points down. */
function arc(x: number, y: number, radiusX: number, radiusY: number, from: number, to: number): Stroke {
  const pieces = Math.ceil(Math.abs(to - from) / 20);
  return Array.from({ length: pieces + 1 }, (_, index) => {
    const angle = ((from + ((to - from) * index) / pieces) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}
