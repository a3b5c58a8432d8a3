import { abortReason, throwIfAborted } from "./abort.js";

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
  throwIfAborted(signal);
  const controller = new AbortController();
  let stop: (reason: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    // Rejects by itself: a signal of React Native would lose the reason.
    stop = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const follow = () => {
    if (signal) stop(abortReason(signal));
  };
  signal?.addEventListener("abort", follow);
  const timer = setTimeout(() => {
    stop(onTimeout());
  }, timeoutMs);
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", follow);
  }
}
