/**
 * An expression that is rewritten part by part. What stands above a changed part is only put together again when it is
 * asked for, so that a rewriting deep inside costs no more than its depth.
 */
import { childrenOf, withChildren } from "../../../semantics/children.ts";
import type { Expression } from "../../../semantics/expression.ts";

export class Place {
  #expression: Expression;
  #parts: readonly Place[] | undefined;
  #stale = false;

  constructor(expression: Expression) {
    this.#expression = expression;
  }

  /** What stands here now. */
  get expression(): Expression {
    if (this.#stale && this.#parts) {
      this.#expression = withChildren(
        this.#expression,
        this.#parts.map((part) => part.expression),
      );
      this.#stale = false;
    }
    return this.#expression;
  }

  /** The place at the end of the path, where a change is about to be made; undefined where there is none. */
  descend(path: readonly number[]): Place | undefined {
    // oxlint-disable-next-line typescript/no-this-alias
    let place: Place | undefined = this;
    for (const index of path) {
      if (!place) return undefined;
      place.#parts ??= childrenOf(place.#expression).map((child) => new Place(child));
      place.#stale = true;
      place = place.#parts[index];
    }
    return place;
  }

  put(expression: Expression): void {
    this.#expression = expression;
    this.#parts = undefined;
    this.#stale = false;
  }
}
