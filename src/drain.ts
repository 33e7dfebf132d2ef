/** For callers that have nothing else to do: what a generator that pauses between its steps returns in the end. */
export function drain<Pause, Result>(
  steps: Iterator<Pause, Result>,
  atPause?: (pause: Pause) => void,
): Result {
  let next = steps.next();
  while (next.done !== true) {
    atPause?.(next.value);
    next = steps.next();
  }
  return next.value;
}
