import { afterEach, beforeEach, vi } from "vitest";

/** Notes what the tests of a file write to stderr instead of writing it; returns what was said in the present test. */
export function hearErrors(): () => string {
  let said = "";
  beforeEach(() => {
    said = "";
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return () => said;
}
