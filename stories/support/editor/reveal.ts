/** Brings a control in sight, whichever tab or fold it is behind, and gives it the focus. */
export function reveal(control: HTMLElement): void {
  for (let parent = control.parentElement; parent; parent = parent.parentElement) {
    if (parent instanceof HTMLDetailsElement) parent.open = true;
    if (parent.role === "tabpanel" && parent.hidden) {
      document.getElementById(parent.getAttribute("aria-labelledby") ?? "")?.click();
    }
  }
  // React shows the tab in a microtask of its own, which is queued before this one.
  queueMicrotask(() => {
    control.focus();
    control.scrollIntoView({ block: "nearest" });
  });
}

/** Finds the control that shows an issue of the config, or the message where it stands alone; `undefined` where this screen has neither. */
export function controlOf(path: string, screen: ParentNode): HTMLElement | undefined {
  const message = screen.querySelector<HTMLElement>(`[data-issue="${CSS.escape(path)}"]`);
  if (message?.hasAttribute("tabindex")) return message;
  return message?.parentElement?.querySelector<HTMLElement>("input, select") ?? undefined;
}
