/** The picture with everything around it: the tabs of its views, its legend, its words, or what has gone wrong. */
import { Legend } from "../charts/legend.ts";
import type { Palette } from "../charts/palette.ts";
import { PictureCanvas } from "../charts/pictureCanvas.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { Picture } from "../experiments/picture.ts";
import { element } from "../page/elements.ts";
import { tabRow } from "../ui/tabs.ts";

export interface PictureFigureOptions {
  readonly experiment: Experiment;
  readonly view: string;
  readonly onChoose: (view: string) => void;
  /** Called when the picture has to be drawn again. */
  readonly onResize: () => void;
}

export class PictureFigure {
  readonly root: HTMLElement;
  readonly #canvas: PictureCanvas;
  readonly #legend = new Legend();
  readonly #words = element("figcaption", { class: "picture-words" });
  readonly #stage: HTMLElement;
  readonly #notice = element("div", { class: "notice", hidden: "" });
  #picture: Picture | undefined;

  constructor({ experiment, view, onChoose, onResize }: PictureFigureOptions) {
    this.#canvas = new PictureCanvas(onResize);
    this.#stage = element(
      "div",
      { class: "stage", id: "picture", role: "tabpanel", "aria-label": "Picture", "aria-busy": "true" },
      this.#canvas.root,
      this.#notice,
    );
    const tabs = tabRow({
      label: "Views",
      tabs: experiment.views,
      chosen: view,
      panel: this.#stage.id,
      onChoose,
    });
    this.root = element(
      "figure",
      { class: "picture-figure" },
      tabs,
      this.#stage,
      this.#legend.root,
      this.#words,
    );
  }

  /** The picture that is drawn now. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  draw(picture: Picture | undefined, palette: Palette): void {
    this.#picture = picture;
    this.#canvas.draw(picture, palette);
    if (picture === undefined) return;
    this.#stage.setAttribute("aria-busy", "false");
    this.#legend.show(picture, palette);
    if (this.#words.textContent !== picture.words) this.#words.textContent = picture.words;
  }

  /** Brings what is said to screen readers up to what is drawn. */
  describe(): void {
    if (this.#picture !== undefined) this.#canvas.describe(this.#picture.words);
  }

  restyle(palette: Palette): void {
    this.#legend.restyle(palette);
    this.#canvas.draw(this.#picture, palette);
  }

  /** Puts a notice in place of the picture; undefined shows the picture. */
  setNotice(notice: HTMLElement | undefined): void {
    if (notice === undefined) this.#notice.replaceChildren();
    else if (notice.parentNode !== this.#notice) this.#notice.replaceChildren(notice);
    this.#notice.hidden = notice === undefined;
    this.#canvas.root.classList.toggle("covered", notice !== undefined);
  }

  dispose(): void {
    this.#canvas.dispose();
  }
}
