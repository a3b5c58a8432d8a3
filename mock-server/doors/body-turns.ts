/**
 * Limits how many long bodies are read at the same time, so that the memory they need does not grow with
 * their number.
 */
export interface BodyTurns {
  /**
   * Waits for a turn and then calls `proceed`, at once where a turn is free. The result ends the turn, or the
   * wait for it.
   */
  enter(proceed: () => void): () => void;
}

/**
 * Creates the limit: `atOnce` bodies are read at the same time. Where none of them has ended for
 * `patienceMs`, one more may start, so that a slow client does not block the others.
 */
export function createBodyTurns({
  atOnce = 2,
  patienceMs = 500,
}: { atOnce?: number; patienceMs?: number } = {}): BodyTurns {
  const going = new Set<() => void>();
  const waiting = new Set<() => void>();
  let patience: ReturnType<typeof setTimeout> | undefined;

  /** Lets one more in after a while. A server that closes does not wait for this timer. */
  const letOneInLater = () => setTimeout(letIn, patienceMs, 1).unref();

  function letIn(count: number): void {
    for (const proceed of [...waiting].slice(0, count)) {
      waiting.delete(proceed);
      going.add(proceed);
      proceed();
    }
    clearTimeout(patience);
    patience = waiting.size > 0 ? letOneInLater() : undefined;
  }

  return {
    enter(proceed) {
      // A function of its own for each call: the same `proceed` may wait twice.
      const turn = () => {
        proceed();
      };
      waiting.add(turn);
      if (going.size < atOnce) letIn(1);
      else patience ??= letOneInLater();
      return () => {
        waiting.delete(turn);
        if (going.delete(turn)) letIn(Math.max(0, atOnce - going.size));
      };
    },
  };
}
