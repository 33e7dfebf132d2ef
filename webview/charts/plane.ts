/** Where a picture's frame stands on a canvas: a rectangle of pixels, and the way from values to places in it. */
import type { Frame } from "../experiments/picture.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All places are in pixels of the page. */
export interface Plane extends Box {
  readonly frame: Frame;
  readonly x: (value: number) => number;
  /** Greater values stand higher, which is a smaller number of pixels. */
  readonly y: (value: number) => number;
}

/** The plane that fills a box; for a square frame the largest in its middle where a unit is as long both ways. */
export function placeFrame(frame: Frame, box: Box): Plane {
  const spanX = frame.x.to - frame.x.from;
  const spanY = frame.y.to - frame.y.from;
  const unit = Math.min(box.width / spanX, box.height / spanY);
  const width = frame.square ? unit * spanX : box.width;
  const height = frame.square ? unit * spanY : box.height;
  const left = box.left + (box.width - width) / 2;
  const top = box.top + (box.height - height) / 2;
  return {
    left,
    top,
    width,
    height,
    frame,
    x: (value) => left + ((value - frame.x.from) / spanX) * width,
    y: (value) => top + (1 - (value - frame.y.from) / spanY) * height,
  };
}
