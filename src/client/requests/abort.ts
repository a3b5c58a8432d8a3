/**
 * Returns why a signal was aborted. React Native's signals keep no reason: theirs is an `AbortError`, as `fetch` rejects with.
 */
export function abortReason(signal: AbortSignal): unknown {
  const { reason } = signal as { readonly reason?: unknown };
  return reason === undefined
    ? Object.assign(new Error("the call was given up"), { name: "AbortError" })
    : reason;
}

/** Throws the reason of a signal, if the signal is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortReason(signal);
}
