/** Values by their keys, of which the one that was not asked for longest goes first: a bound on what caches hold. */
import { LRUCache } from "lru-cache";

export class Recent<Value extends object> {
  readonly #values: LRUCache<string, Value>;

  /** At most `most` values are kept, a whole number from 1 on. */
  constructor(most: number) {
    this.#values = new LRUCache({ max: most });
  }

  /** The value of a key; `make` is asked where it is not known. */
  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.#values.set(key, value);
    return value;
  }
}
