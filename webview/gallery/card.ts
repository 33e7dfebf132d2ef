/** The card of one experiment. All of it can be clicked; for keyboards and screen readers it is one button. */
/// <reference lib="dom" />
import { experiments, type ExperimentId } from "../experiments/index.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { element } from "../page/elements.ts";

export interface Card {
  readonly root: HTMLElement;
  /** Shows the picture that was taken in such a theme. */
  readonly show: (theme: "dark" | "light") => void;
}

/** `pictures` is the address of their folder, ending in a slash. */
export function createCard(id: ExperimentId, pictures: string, open: () => void): Card {
  const { title, summary, views }: Experiment = experiments[id];
  const picture = element("img", {
    class: "picture",
    alt: `${views[0]?.title ?? title}, after a run.`,
    width: "320",
    height: "320",
    loading: "lazy",
    decoding: "async",
  });
  // The frame of a picture that is not there would only be in the way.
  picture.addEventListener("error", () => picture.remove());
  const name = `experiment-${id}`;
  const button = element(
    "button",
    { type: "button", class: "open", "aria-label": `Open ${title}`, "aria-describedby": `${name}-summary` },
    "Open",
  );
  button.addEventListener("click", open);
  const root = element(
    "li",
    { class: "card", "data-experiment": id },
    picture,
    element("h2", { id: name }, title),
    element("p", { id: `${name}-summary` }, summary),
    button,
  );
  return { root, show: (theme) => picture.setAttribute("src", `${pictures}${id}-${theme}.png`) };
}
