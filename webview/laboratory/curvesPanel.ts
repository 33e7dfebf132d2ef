/** The charts of a run: how far its identities are open, and one for each chart that the experiment names. */
import { Curves, type CurvesData, type CurvesOptions } from "../charts/curves.ts";
import type { Palette } from "../charts/palette.ts";
import { residualOf, type Experiment, type Measurement, type Values } from "../experiments/experiment.ts";
import { element } from "../page/elements.ts";
import { spread } from "./thinned.ts";

/** How many points a curve has at most; about as many as its chart has pixels. */
const mostPoints = 500;

type ChartPlan = Pick<CurvesOptions, "title" | "curves" | "isLogarithmic"> & {
  /** The values of the curves, in order. */
  readonly read: (values: Values) => readonly number[];
};

interface Chart {
  readonly curves: Curves;
  readonly read: ChartPlan["read"];
  /** What it shows, and the measurements that this was made of. */
  data: CurvesData;
  measured: readonly Measurement[];
}

const nothing: CurvesData = { steps: [], values: [], reach: 1 };

export class CurvesPanel {
  readonly root: HTMLElement;
  /** Draws one of the charts each, with what was set last. */
  readonly drawings: readonly (() => void)[];
  readonly #charts: readonly Chart[];
  readonly #steps: number;
  #measured: readonly Measurement[] = [];
  #marked: number | undefined;

  constructor(experiment: Experiment, palette: Palette, onPick: (step: number) => void) {
    this.#steps = experiment.steps;
    this.#charts = plansFor(experiment).map(({ read, ...plan }) => ({
      curves: new Curves({ ...plan, onPick }, palette),
      read,
      data: nothing,
      measured: [],
    }));
    this.drawings = this.#charts.map((chart) => () => this.#draw(chart));
    const title = element("h2", { class: "spoken" }, "Curves");
    this.root = element(
      "section",
      { class: "charts" },
      title,
      ...this.#charts.map(({ curves }) => curves.root),
    );
  }

  /** @param marked the step that is looked at; undefined for the newest. */
  set(measurements: readonly Measurement[], marked: number | undefined): void {
    this.#measured = spread(measurements, mostPoints);
    this.#marked = marked;
  }

  restyle(palette: Palette): void {
    for (const { curves } of this.#charts) curves.restyle(palette);
  }

  /** Brings what is said to screen readers up to what is shown. */
  describe(step: number): void {
    for (const { curves } of this.#charts) curves.describe(step);
  }

  dispose(): void {
    for (const { curves } of this.#charts) curves.dispose();
  }

  #draw(chart: Chart): void {
    if (chart.measured !== this.#measured) {
      chart.measured = this.#measured;
      chart.data = this.#dataOf(chart.read);
    }
    chart.curves.show(chart.data, this.#marked);
  }

  #dataOf(read: Chart["read"]): CurvesData {
    const rows = this.#measured.map(({ values }) => read(values));
    const newest = this.#measured.at(-1)?.step ?? 0;
    return {
      steps: this.#measured.map(({ step }) => step),
      values: (rows[0] ?? []).map((_, curve) => rows.map((row) => row[curve] ?? NaN)),
      reach: this.#steps * Math.max(1, Math.ceil(newest / this.#steps)),
    };
  }
}

function plansFor({ identities, quantities }: Experiment): readonly ChartPlan[] {
  const isOne = identities.length === 1;
  const tolerances = [...new Set(identities.map(({ tolerance }) => tolerance))];
  const residuals: ChartPlan = {
    title: "Residual",
    isLogarithmic: true,
    curves: [
      ...identities.map(({ name }) => ({ label: isOne ? "|left − right|" : name, isExact: false })),
      ...tolerances.map(() => ({ label: "tolerance", isExact: true })),
    ],
    read: (values) => [
      ...identities.map((identity) => Math.abs(residualOf(identity, values).residual)),
      ...tolerances,
    ],
  };
  const titles = [...new Set(quantities.map(({ chart }) => chart))];
  const charts = titles.map((title): ChartPlan => {
    const drawn = quantities.filter(({ chart }) => chart === title);
    return {
      title,
      curves: drawn.map(({ words, exact }) => ({ label: words, isExact: exact === true })),
      read: (values) => drawn.map(({ quantity }) => values[quantity] ?? NaN),
    };
  });
  return identities.length === 0 ? charts : [...charts, residuals];
}
