/** A record of rewritings below some expression, kept as a tree so that one record serves every place it is used at. */
import type { Expression } from "../../semantics/expression.ts";
import type { Rewriting } from "../verdict.ts";

export type Trace = readonly TraceEntry[];

export type TraceEntry =
  | { readonly kind: "step"; readonly rule: string; readonly from: Expression; readonly to: Expression }
  | { readonly kind: "below"; readonly path: readonly number[]; readonly trace: Trace };

/** All rewritings in order, with paths from the root. */
export function rewritingsOf(trace: Trace, path: readonly number[] = []): readonly Rewriting[] {
  return trace.flatMap((entry) =>
    entry.kind === "below"
      ? rewritingsOf(entry.trace, [...path, ...entry.path])
      : [{ rule: entry.rule, path, from: entry.from, to: entry.to }],
  );
}
