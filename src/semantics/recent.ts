/**
 * Values by their keys, of which those that have not been asked for since as many others were go first: a bound on what
 * caches hold. So many are kept for certain, and at most twice as many are kept at all.
 */
export class Recent<Value> {
  readonly #most: number;
  #recent = new Map<string, Value>();
  #older: ReadonlyMap<string, Value> = new Map();

  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key; `make` is asked where it is not known. */
  get(key: string, make: () => Value): Value {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const value = this.#older.get(key) ?? make();
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
    return value;
  }
}
