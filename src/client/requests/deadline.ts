/** When to stop: the caller's signal, and a time-out with the error that it ends in. */
interface Deadline {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly onTimeout: () => Error;
}

/**
 * Runs `work` with a signal that follows the deadline, and rejects the moment the deadline passes, also where the work
 * ignores its signal: with the reason of the caller's signal untouched, or with the time-out's error.
 */
export async function withDeadline<TResult>(
  work: (signal: AbortSignal) => Promise<TResult>,
  { signal, timeoutMs, onTimeout }: Deadline,
): Promise<TResult> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  const follow = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", follow);
  const timer = setTimeout(() => controller.abort(onTimeout()), timeoutMs);
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", follow);
  }
}
