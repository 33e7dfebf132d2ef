/**
 * How a notation says that it cannot go on. Thrown and caught inside the reader alone: `readSide` turns it into a
 * problem, and no caller of `semantics/` ever meets it.
 */
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";

export class Unreadable extends Error {
  readonly problem: Problem;

  constructor(code: string, span: Span, data: Readonly<Record<string, string>> = {}) {
    super(code);
    this.problem = { code, span, data };
  }
}
