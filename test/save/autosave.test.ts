import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDraftStore, startAutosave } from "../../src/core.js";

describe("startAutosave", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("tries again with the next edit after a save that throws at once (S8)", async () => {
    const store = createDraftStore({ saved: { provider: "salesforce" } });
    let calls = 0;
    const stop = startAutosave(store, {
      delayMs: 100,
      save: () => {
        calls += 1;
        throw new Error("no such function");
      },
    });
    store.edit(["proxy", "enabled"], true);
    await vi.advanceTimersByTimeAsync(100);
    expect(calls).toBe(1);
    store.edit(["write", "objects", "contact", "objectName"], "contact");
    await vi.advanceTimersByTimeAsync(100);
    expect(calls).toBe(2);
    // What failed is saved when it stops.
    stop();
    expect(calls).toBe(3);
  });
});
