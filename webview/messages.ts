/** The typed messages between the page of the derivation panel and the extension. Types only; both sides read them. */

export type Verdict = "proved" | "tested" | "refuted" | "definition" | "assumption" | "undecided" | "unread";

/** A derivation as the page draws it; places stay with the extension, which knows steps by their numbers. */
export interface Derivation {
  readonly title: string;
  readonly file: string;
  readonly macros: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  /** The step at the cursor. */
  readonly current?: number;
  /** Whether the note has changed since. */
  readonly stale: boolean;
}

export interface Step {
  readonly verdict: Verdict;
  readonly relation: string;
  readonly left: string;
  readonly right: string;
  readonly reason: string;
  readonly proof: readonly {
    readonly side: "left" | "right";
    readonly forms: readonly { readonly tex: string; readonly rule: string }[];
  }[];
  readonly witness?: {
    readonly left: string;
    readonly right: string;
    readonly rows: readonly (readonly [name: string, value: string])[];
  };
  readonly reading: readonly string[];
  readonly assumptions: readonly string[];
}

/** From the extension to the page. */
export type ToPage =
  | { readonly type: "show"; readonly derivation: Derivation }
  | { readonly type: "empty"; readonly reason: string };

/** From the page to the extension. */
export type FromPage =
  | { readonly type: "ready" }
  | { readonly type: "reveal"; readonly step: number; readonly side: "left" | "right" | "sign" }
  | { readonly type: "copy" }
  | { readonly type: "pin"; readonly pinned: boolean };
