/** What can go wrong with a run, as data; `describeFailure` says it to the reader, with what to do. */
import type { BackendName } from "../backend.ts";

export type Failure =
  | { readonly kind: "diverged"; readonly step: number }
  | { readonly kind: "device-lost"; readonly backend: BackendName; readonly reason: string }
  | { readonly kind: "no-backend"; readonly reason: string }
  | { readonly kind: "crashed"; readonly reason: string };

export interface FailureWords {
  readonly what: string;
  readonly advice: string;
}

export function describeFailure(failure: Failure): FailureWords {
  switch (failure.kind) {
    case "diverged":
      return {
        what: `Training diverged: after step ${failure.step} the parameters are no longer finite numbers.`,
        advice:
          "Lower the learning rate in the settings, or choose another seed, and reset. The run up to there can still be looked at.",
      };
    case "device-lost":
      return {
        what: `The graphics device is gone (${failure.backend}: ${failure.reason}).`,
        advice: "Nothing is lost: the run can go on from its last measured step, on the processor.",
      };
    case "no-backend":
      return {
        what: `The backend that the settings name cannot be used: ${failure.reason}.`,
        advice:
          "Choose “Automatic” for Marginalia's setting Experiments: Backend, or go on with the best one that works here.",
      };
    case "crashed":
      return {
        what: `The training has stopped by a mistake of ours: ${failure.reason}`,
        advice:
          "The run can go on from its last measured step. If this happens again, please report it with the settings shown here.",
      };
  }
}
