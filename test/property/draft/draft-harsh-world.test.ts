import fc from "fast-check";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { harshLife } from "../../draft/support/harsh-world-commands.js";
import { HarshWorld } from "../../draft/support/harsh-world.js";
import { draftLives } from "../../support/law-runs.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a draft in a harsh world", { timeout: draftLives() * 300 }, () => {
  it("loses no edit and no colleague's work, and is in no conflict with itself (D11, D13, D15, D16, D18, S8, S9)", async () => {
    await fc.assert(
      fc.asyncProperty(harshLife, async ({ policy, ofOtherRealm, commands }) => {
        const world = new HarshWorld(policy, ofOtherRealm);
        for (const command of commands) {
          // A pause, so that an edit of a text does not go on typing in it.
          vi.advanceTimersByTime(2_000);
          await world.run(command);
        }
        await world.end();
      }),
      { numRuns: draftLives() },
    );
  });
});
