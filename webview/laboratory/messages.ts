/**
 * The typed messages between the pages of experiments, laboratory and gallery, and the extension. Types only; the pages
 * and the client both read them.
 */
import type { BackendChoice } from "../backend.ts";
import type { ExperimentId } from "../experiments/index.ts";
import type { SettingValues } from "../experiments/settings.ts";

/** From the extension to a laboratory's page. */
export type ToLaboratory =
  /** Says which experiment to show; the answer to `ready`, and again when the reader opens another one in this panel. */
  | {
      readonly type: "open";
      readonly experiment: ExperimentId;
      /** Settings that a link names; without them the page takes those that it remembers, or the defaults. */
      readonly settings?: SettingValues;
      readonly backend: BackendChoice;
    }
  /** Something that the page asked for is done, or could not be: said in its status line. */
  | { readonly type: "tell"; readonly words: string };

/** From a laboratory's page to the extension. */
export type FromLaboratory =
  /** With what the page remembers of before a reload. */
  | { readonly type: "ready"; readonly experiment?: ExperimentId }
  /** Asks where to save a file, and writes it there. */
  | { readonly type: "save"; readonly name: string; readonly contents: string | Uint8Array }
  /** Puts a link into the clipboard that opens this experiment with these settings. */
  | { readonly type: "copyLink"; readonly experiment: ExperimentId; readonly settings: SettingValues }
  /** Opens the experiment's derivation as a note, where it is checked like any other. */
  | { readonly type: "showDerivation"; readonly experiment: ExperimentId }
  | { readonly type: "showGallery" }
  /** For the output channel: what went wrong, with the details that the page's own message leaves out. */
  | { readonly type: "log"; readonly words: string };

/** From the gallery's page to the extension. */
export type FromGallery = { readonly type: "open"; readonly experiment: ExperimentId };
