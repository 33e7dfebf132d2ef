/** What every notation is: it reads an expression where it finds its own beginning, and otherwise says undefined. */
import type { Cursor } from "../cursor.ts";
import type { Expression } from "../expression.ts";
import type { Reader } from "../reader.ts";

export interface Notation {
  readonly name: string;
  /** Undefined, with nothing taken, if the cursor does not stand at this notation; throws `Unreadable` inside it. */
  readonly read: (reader: Reader, cursor: Cursor) => Expression | undefined;
}
