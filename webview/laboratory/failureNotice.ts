/** What stands in place of the picture where the run cannot go on: what happened, what to do, and buttons that do it. */
import { element } from "../page/elements.ts";
import { describeFailure, type Failure } from "../training/failure.ts";
import { Button } from "../ui/button.ts";

/** What the buttons do; each begins another run, or opens the settings for one. */
export interface WaysOn {
  readonly onReset: () => void;
  readonly onOpenSettings: () => void;
  /** Goes on from the newest observation, on that backend; without one on the same as before. */
  readonly onGoOn: (backend?: "wasm" | "auto") => void;
}

/** @param step the newest observed step, from which the run could go on. */
export function drawFailure(failure: Failure, step: number, ways: WaysOn): HTMLElement {
  const { what, advice } = describeFailure(failure);
  return element(
    "div",
    { class: "failure", role: "alert" },
    element("p", { class: "what" }, what),
    element("p", {}, advice),
    element("div", { class: "buttons" }, ...buttonsFor(failure, step, ways).map(({ root }) => root)),
  );
}

function buttonsFor({ kind }: Failure, step: number, ways: WaysOn): readonly Button[] {
  switch (kind) {
    case "diverged":
      return [
        new Button({ label: "Settings", isPrimary: true, onPress: ways.onOpenSettings }),
        new Button({ label: "Reset", onPress: ways.onReset }),
      ];
    case "device-lost":
      return [new Button({ label: "Go on with WASM", isPrimary: true, onPress: () => ways.onGoOn("wasm") })];
    case "no-backend":
      return [
        new Button({ label: "Use the best available", isPrimary: true, onPress: () => ways.onGoOn("auto") }),
      ];
    case "crashed":
      return [
        new Button({ label: `Start again from step ${step}`, isPrimary: true, onPress: () => ways.onGoOn() }),
      ];
  }
}
