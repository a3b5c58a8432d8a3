import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";

/** Renders what must throw, and gives the error; React reports it on the console and the window too. */
export function renderError(ui: ReactNode): unknown {
  vi.mocked(console.error).mockImplementation(() => undefined);
  const quiet = (event: Event) => event.preventDefault();
  window.addEventListener("error", quiet);
  let thrown: unknown;
  try {
    render(ui);
  } catch (error) {
    thrown = error;
  }
  window.removeEventListener("error", quiet);
  vi.mocked(console.error).mockClear();
  vi.mocked(console.warn).mockClear();
  // In StrictMode React 19 throws what both of its renders threw.
  return thrown instanceof AggregateError ? thrown.errors[0] : thrown;
}
