/** What replay knows of a rule: whether it admits one rewriting. Written apart from the rules that the search applies. */
import type { Expression } from "../../../semantics/expression.ts";
import type { Situation } from "../situation.ts";

export type Schema = (from: Expression, to: Expression, situation: Situation) => boolean;

export type Schemas = Readonly<Record<string, Schema>>;
