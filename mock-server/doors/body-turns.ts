/** Lets few long bodies in at the same time, so that what they take does not grow with how many come at once. */
export interface BodyTurns {
  /** Asks for a turn: `proceed` is called once there is one, at once where one is free. Gives what ends the turn, or the wait for it. */
  enter(proceed: () => void): () => void;
}

/** Creates the turns: `atOnce` bodies go on together. Where none of them has ended for `patienceMs`, one more is let in: a slow client stops nobody. */
export function createBodyTurns({
  atOnce = 2,
  patienceMs = 500,
}: { atOnce?: number; patienceMs?: number } = {}): BodyTurns {
  const going = new Set<() => void>();
  const waiting = new Set<() => void>();
  let patience: ReturnType<typeof setTimeout> | undefined;

  function letIn(count: number): void {
    for (const proceed of [...waiting].slice(0, count)) {
      waiting.delete(proceed);
      going.add(proceed);
      proceed();
    }
    clearTimeout(patience);
    // A server that is closed must not wait for it.
    patience = waiting.size > 0 ? setTimeout(letIn, patienceMs, 1).unref() : undefined;
  }

  return {
    enter(proceed) {
      // Its own, so that one function may wait twice.
      const turn = () => {
        proceed();
      };
      waiting.add(turn);
      if (going.size < atOnce) letIn(1);
      else patience ??= setTimeout(letIn, patienceMs, 1).unref();
      return () => {
        waiting.delete(turn);
        if (going.delete(turn)) letIn(Math.max(0, atOnce - going.size));
      };
    },
  };
}
