/**
 * Links that open an experiment with given settings: `vscode://marginalia.marginalia/experiment/coin?flips=40&bias=0.7`.
 * A link may come from anywhere: what it names is held against the experiment's form, and whatever does not fit counts
 * as not given.
 */
import { experiments, isExperimentId, type ExperimentId } from "../../../webview/experiments/index.ts";
import {
  readSettings,
  type SettingsForm,
  type SettingValues,
} from "../../../webview/experiments/settings.ts";

/** The extension's name in the editor, which it alone is told links of. */
const extensionId = "marginalia.marginalia";

export interface OpenedLink {
  readonly experiment: ExperimentId;
  /** A value for each setting of the experiment's form. */
  readonly settings: SettingValues;
}

/** A link in an editor's scheme. */
export function linkTo(scheme: string, experiment: ExperimentId, settings: SettingValues): string {
  const query = Object.entries(settings).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${scheme}://${extensionId}/experiment/${experiment}?${query.join("&")}`;
}

/** What a link opens, by its path and its query as the editor has decoded them; undefined where it is none of ours. */
export function readLink({
  path,
  query,
}: {
  readonly path: string;
  readonly query: string;
}): OpenedLink | undefined {
  const experiment = /^\/experiment\/(\w+)\/?$/.exec(path)?.[1] ?? "";
  if (!isExperimentId(experiment)) return undefined;
  const form: SettingsForm = experiments[experiment].settings;
  const given = new URLSearchParams(query);
  const named = Object.entries(form).flatMap(([name, setting]) => {
    const text = given.get(name);
    if (text === null) return [];
    return [[name, setting.kind === "amount" ? numberIn(text) : text] as const];
  });
  return { experiment, settings: readSettings(form, Object.fromEntries(named)) };
}

/** A plain decimal number; anything else is none. */
function numberIn(text: string): number {
  return /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(text) ? Number(text) : NaN;
}
