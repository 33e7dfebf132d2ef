/** A canvas that fills its place on the page with a picture, sharp on every screen. */
/// <reference lib="dom" />
import type { Picture } from "../experiments/picture.ts";
import { element } from "../page/elements.ts";
import { drawPicture } from "./drawPicture.ts";
import { contextOf, type Palette } from "./palette.ts";

export class PictureCanvas {
  readonly root = element("canvas", { class: "picture", role: "img", "aria-label": "" });
  readonly #context = contextOf(this.root);
  readonly #observer: ResizeObserver;
  #size = { width: 0, height: 0 };

  /** @param onResize called when the picture has to be drawn again because its place has another size now. */
  constructor(onResize: () => void) {
    this.#observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      this.#size = { width, height };
      onResize();
    });
    this.#observer.observe(this.root);
  }

  /** Draws the picture; without one the canvas is emptied. */
  draw(picture: Picture | undefined, palette: Palette): void {
    const { width, height } = this.#size;
    if (width < 1 || height < 1) return;
    const scale = devicePixelRatio;
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    // A canvas that is given its size is emptied, and that of the same size too.
    if (this.root.width !== wide) this.root.width = wide;
    if (this.root.height !== high) this.root.height = high;
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, wide, high);
    if (picture === undefined) return;
    this.#context.setTransform(wide / width, 0, 0, high / height, 0, 0);
    drawPicture(this.#context, picture, { left: 0, top: 0, width, height }, palette);
  }

  /** Says in words what the canvas shows. */
  describe(words: string): void {
    this.root.setAttribute("aria-label", words);
  }

  dispose(): void {
    this.#observer.disconnect();
  }
}
