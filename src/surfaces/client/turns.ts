/**
 * Work in parts that takes turns with everything else in the process: one part of one piece of work at a time, the piece
 * that was taken first going first.
 */
export interface Turns<Key> {
  /** Does work from the next turn on, instead of what is left of the work that its key had. */
  readonly take: (key: Key, work: Iterator<void>) => void;
  /** Drops all work. */
  readonly dispose: () => void;
}

export function createTurns<Key>(): Turns<Key> {
  const waiting = new Map<Key, Iterator<void>>();
  let next: NodeJS.Immediate | undefined;
  const turn = (): void => {
    const [first] = waiting;
    if (first === undefined) {
      next = undefined;
      return;
    }
    next = setImmediate(turn);
    const [key, work] = first;
    if (work.next().done === true) waiting.delete(key);
  };
  return {
    take: (key, work) => {
      waiting.set(key, work);
      next ??= setImmediate(turn);
    },
    dispose: () => {
      clearImmediate(next);
      next = undefined;
      waiting.clear();
    },
  };
}
