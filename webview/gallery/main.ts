/** The page with all experiments as cards: what each looks like after a run, what it is about, and a button to open it. */
/// <reference lib="dom" />
import { experiments, type ExperimentId } from "../experiments/index.ts";
import type { FromGallery } from "../laboratory/messages.ts";
import { connectHost } from "../page/host.ts";
import { createCard } from "./card.ts";
import { element } from "../page/elements.ts";

const host = connectHost<FromGallery, undefined>(() => undefined);
const { pictures = "" } = document.body.dataset;
const cards = (Object.keys(experiments) as ExperimentId[]).map((experiment) =>
  createCard(experiment, pictures, () => host.post({ type: "open", experiment })),
);

document.body.append(
  element(
    "main",
    {},
    element("h1", {}, "Experiments"),
    element(
      "p",
      { class: "introduction" },
      "Toy models that are trained before your eyes, each beside the exact values that it is held against.",
    ),
    element("ul", { class: "cards", role: "list" }, ...cards.map(({ root }) => root)),
  ),
);

/** The pictures are taken in a dark theme and in a light one. */
const followTheme = (): void => {
  const { classList } = document.body;
  const isLight = classList.contains("vscode-light") || classList.contains("vscode-high-contrast-light");
  for (const card of cards) card.show(isLight ? "light" : "dark");
};
followTheme();
new MutationObserver(followTheme).observe(document.body, { attributes: true, attributeFilter: ["class"] });
