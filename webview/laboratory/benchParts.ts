/** The parts that the page of an experiment is put together from, and where each of them stands. */
import type { Palette } from "../charts/palette.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { SettingValues } from "../experiments/settings.ts";
import { element } from "../page/elements.ts";
import { Controls, type ControlsOptions } from "./controls.ts";
import { CurvesPanel } from "./curvesPanel.ts";
import { IdentityPanel } from "./identityPanel.ts";
import { PictureFigure } from "./pictureFigure.ts";
import { Scrubber } from "./scrubber.ts";
import { SettingsForm } from "./settingsForm.ts";
import { StatusLine } from "./statusLine.ts";

export interface PartsOptions extends ControlsOptions {
  readonly experiment: Experiment;
  readonly palette: Palette;
  readonly settings: SettingValues;
  readonly view: string;
  readonly isFormOpen: boolean;
  readonly onChooseView: (view: string) => void;
  readonly onRedraw: () => void;
  readonly onScrub: (index: number) => void;
  readonly onPick: (step: number) => void;
  readonly onLive: () => void;
  readonly onApply: (settings: SettingValues) => void;
  readonly onToggleForm: (isOpen: boolean) => void;
}

export interface BenchParts {
  /** All of it, in the order in which it is read. */
  readonly roots: readonly HTMLElement[];
  readonly controls: Controls;
  readonly figure: PictureFigure;
  readonly scrubber: Scrubber;
  readonly identities: readonly IdentityPanel[];
  readonly curves: CurvesPanel;
  readonly form: SettingsForm;
  readonly status: StatusLine;
  /** Says something to screen readers alone. */
  readonly announce: (words: string) => void;
  readonly dispose: () => void;
}

export function makeParts(options: PartsOptions): BenchParts {
  const { experiment, palette, settings, view, isFormOpen } = options;
  const controls = new Controls(options);
  const figure = new PictureFigure({
    experiment,
    view,
    onChoose: options.onChooseView,
    onResize: options.onRedraw,
  });
  const scrubber = new Scrubber({ onScrub: options.onScrub, onLive: options.onLive });
  const identities = experiment.identities.map((identity) => new IdentityPanel(identity));
  const curves = new CurvesPanel(experiment, palette, options.onPick);
  const form = new SettingsForm({
    form: experiment.settings,
    settings,
    isOpen: isFormOpen,
    onApply: options.onApply,
    onToggle: options.onToggleForm,
  });
  const status = new StatusLine();
  const announcer = element("p", { class: "spoken", role: "status" });
  const main = element(
    "main",
    {},
    element("div", { class: "seen" }, figure.root, scrubber.root),
    element("div", { class: "measured" }, ...identities.map(({ root }) => root), curves.root, form.root),
  );
  return {
    roots: [controls.run, controls.head, main, status.root, announcer],
    controls,
    figure,
    scrubber,
    identities,
    curves,
    form,
    status,
    announce: (words) => {
      announcer.textContent = words;
    },
    dispose: () => {
      for (const part of [figure, curves, status, ...identities]) part.dispose();
    },
  };
}
