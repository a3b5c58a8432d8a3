/**
 * Calls `onLeave` when the page is hidden or left: one that is hidden may be thrown away without another event. Returns the
 * function that stops; does nothing where there is no page.
 */
export function createPageEvents(onLeave: () => void): () => void {
  if (typeof document === "undefined" || typeof window === "undefined") return () => undefined;
  const onHide = () => {
    if (document.visibilityState === "hidden") onLeave();
  };
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pagehide", onLeave);
  return () => {
    document.removeEventListener("visibilitychange", onHide);
    window.removeEventListener("pagehide", onLeave);
  };
}
