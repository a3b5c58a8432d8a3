/**
 * Calls `onLeave` when the page is hidden or left: a hidden page may be discarded without another event. Returns the function
 * that stops it; does nothing where there is no page.
 */
export function onPageLeft(onLeave: () => void): () => void {
  return listen("hidden", "pagehide", onLeave);
}

/** Calls `listener` when the page is shown again: while it slept, it heard of nothing. Otherwise as `onPageLeft`. */
export function onPageShown(listener: () => void): () => void {
  return listen("visible", "pageshow", listener);
}

function listen(
  state: DocumentVisibilityState,
  event: "pagehide" | "pageshow",
  listener: () => void,
): () => void {
  if (typeof document === "undefined" || typeof window === "undefined") return () => undefined;
  const onChange = () => {
    if (document.visibilityState === state) listener();
  };
  document.addEventListener("visibilitychange", onChange);
  window.addEventListener(event, listener);
  return () => {
    document.removeEventListener("visibilitychange", onChange);
    window.removeEventListener(event, listener);
  };
}
