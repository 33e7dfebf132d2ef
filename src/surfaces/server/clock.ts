/** Time as the server sees it, so that tests can hold the hands: when it is, what happens later, what happens next. */
export interface Clock {
  /** Milliseconds that never go back. */
  readonly now: () => number;
  /** Acts once after so many milliseconds; the function that is returned calls it off. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
  /** Acts once, as soon as what has arrived in the meantime has been dealt with. */
  readonly soon: (action: () => void) => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  soon: (action) => {
    setImmediate(action);
  },
};
