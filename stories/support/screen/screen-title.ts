/** Finds the heading of the screen that `element` is on: the focus goes there where what has it goes away. */
export function screenTitle(element: Element | null): HTMLElement | undefined {
  return element?.closest("main")?.querySelector("h1") ?? undefined;
}
