/** What the page remembers while it is hidden, closed with the window or loaded anew. */
import type { Derivation, Step } from "../messages.ts";
import { verdictWords } from "./verdicts.ts";

export interface PageState {
  readonly pinned: boolean;
  /** Which derivation the rest is about, by `identify`; empty at first. */
  readonly shown: string;
  /** The numbers of the steps that are open. */
  readonly open: readonly number[];
  /** The first step that is seen, and how far below the top of the page it begins. */
  readonly scroll?: { readonly step: number; readonly offset: number };
  /** The step at the cursor when the derivation was last shown. */
  readonly current?: number;
  /** The derivation itself where it is pinned, so that it can be shown before the extension has it again. */
  readonly kept?: Derivation;
}

export const freshState: PageState = { pinned: false, shown: "", open: [] };

/** The same for a derivation while its later steps are edited, another one for another derivation. */
export function identify({ file, title, steps }: Derivation): string {
  return JSON.stringify([file, title, steps[0]?.left ?? ""]);
}

/** The state once the derivation is shown: what was remembered of another one is gone. */
export function showing(state: PageState, derivation: Derivation): PageState {
  const shown = identify(derivation);
  const { pinned } = state;
  const same = state.shown === shown;
  return {
    pinned,
    shown,
    open: same ? state.open.filter((step) => step < derivation.steps.length) : [],
    ...(same && state.scroll ? { scroll: state.scroll } : {}),
    ...(derivation.current === undefined ? {} : { current: derivation.current }),
    ...(pinned ? { kept: derivation } : {}),
  };
}

/** The state with that derivation pinned, or with none. */
export function pinning(state: PageState, derivation: Derivation | undefined): PageState {
  const { kept: _, ...others } = state;
  return derivation === undefined
    ? { ...others, pinned: false }
    : { ...others, pinned: true, kept: derivation };
}

/** The state with the step open where it was closed, and closed where it was open. */
export function toggling(state: PageState, step: number): PageState {
  const open = state.open.includes(step)
    ? state.open.filter((other) => other !== step)
    : [...state.open, step].sort((one, other) => one - other);
  return { ...state, open };
}

/** A state that was kept, or a fresh one where the value is none. */
export function readState(value: unknown): PageState {
  if (!isRecord(value)) return freshState;
  const { pinned, shown, open, scroll, current, kept } = value;
  if (typeof pinned !== "boolean" || typeof shown !== "string" || !isListOf(open, isCount)) return freshState;
  return {
    pinned: pinned && isDerivation(kept),
    shown,
    open,
    ...(isRecord(scroll) && isCount(scroll["step"]) && typeof scroll["offset"] === "number"
      ? { scroll: { step: scroll["step"], offset: scroll["offset"] } }
      : {}),
    ...(isCount(current) ? { current } : {}),
    ...(pinned && isDerivation(kept) ? { kept } : {}),
  };
}

function isDerivation(value: unknown): value is Derivation {
  return (
    isRecord(value) &&
    isText(value["title"]) &&
    isText(value["file"]) &&
    isRecord(value["macros"]) &&
    Object.values(value["macros"]).every(isText) &&
    isListOf(value["steps"], isStep)
  );
}

function isStep(value: unknown): value is Step {
  if (!isRecord(value)) return false;
  const { verdict, relation, left, right, reason, proof, witness, reading, assumptions } = value;
  return (
    isText(verdict) &&
    Object.hasOwn(verdictWords, verdict) &&
    [relation, left, right, reason].every(isText) &&
    isListOf(reading, isText) &&
    isListOf(assumptions, isText) &&
    isListOf(proof, (side) => isRecord(side) && isListOf(side["forms"], isForm)) &&
    (witness === undefined || isWitness(witness))
  );
}

function isForm(value: unknown): boolean {
  return isRecord(value) && isText(value["tex"]) && isText(value["rule"]);
}

function isWitness(value: unknown): boolean {
  if (!isRecord(value) || !isText(value["left"]) || !isText(value["right"])) return false;
  return isListOf(value["rows"], (row) => isListOf(row, isText) && row.length === 2);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isListOf<Item>(value: unknown, is: (item: unknown) => item is Item): value is readonly Item[];
function isListOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[];
function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => is(item));
}
