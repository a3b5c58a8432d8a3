import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../mock-server/index.js";
import { look, open, prologue, step, take } from "../support/backend-steps.js";
import { lawRuns } from "../support/law-runs.js";

describe("a backend that is restored from a snapshot of another one", () => {
  it("a restored backend does and answers from then on what the other one would have (I14)", async () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 20 });
    const numRuns = lawRuns(100, 200);
    let written = 0;
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const first = open();
        for (const each of [...prologue, ...before]) await take(first, each);
        const text = JSON.stringify(first.backend.snapshot());

        const second = open();
        await second.clock.advance(first.clock.now() - second.clock.now());
        second.backend.restore(JSON.parse(text) as Snapshot);
        expect(JSON.parse(JSON.stringify(second.backend.snapshot()))).toEqual(JSON.parse(text));
        for (const each of after) expect(await take(second, each)).toEqual(await take(first, each));
        for (const run of [first, second]) await run.clock.runUntilIdle();
        expect(await look(second)).toEqual(await look(first));
        written += first.backend.snapshot().records.flatMap(({ records }) => records).length;
      }),
      { numRuns },
    );
    // Else the steps would have shown little.
    expect(written).toBeGreaterThan(numRuns / 2);
  });
});
