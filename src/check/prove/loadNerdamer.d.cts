/** What is used of nerdamer: an expression in its own notation to what it makes of it, and its settings. */
export interface Nerdamer {
  (expression: string): { toString(): string };
  set(setting: string, value: unknown): unknown;
  /** Forgets every expression that was asked about. */
  flush(): unknown;
}

export function loadNerdamer(): Nerdamer;
