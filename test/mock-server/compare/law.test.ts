import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requestPlan } from "../support/fuzz/arbitrary-request.js";
import { worldNames } from "../support/fuzz/worlds.js";
import { BothSides, type LocatedDifference } from "./support/both-sides.js";
import { lawRuns } from "../../support/law-runs.js";

describe("a mock beside an unaltered mock", () => {
  it("a mock beside an unaltered mock differs in nothing, whatever the history, the ids and the clock", async () => {
    const plans = fc.array(requestPlan, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...worldNames), fc.nat(3), plans, async (name, shift, history) => {
        const both = await BothSides.open(name, shift);
        const found: LocatedDifference[] = await both.lookFirst();
        for (const plan of history) {
          found.push(...(await both.send(plan)));
          await both.advance(60_000);
        }
        expect(found).toEqual([]);
      }),
      { numRuns: lawRuns(100, 300) },
    );
  }, 180_000);
});
