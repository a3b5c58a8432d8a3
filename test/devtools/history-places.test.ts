import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPlaces } from "../../src/devtools/history-places.js";
import { diffLeaves } from "../../src/draft/merge/changes.js";
import { describeStep } from "../../src/draft/store/history/describe-step.js";
import type { DraftStore } from "../../src/draft/store/draft-store.js";
import { createLocalConfig } from "../../src/draft/handlers/local-config.js";
import { live, lives } from "../draft/support/draft-history.js";
import { draftOf } from "../draft/support/draft-of.js";

const placesOf = (store: DraftStore) => listPlaces(store.versions());

/** The leaves of a change, with the place that it was made at. */
function leavesAt(path: readonly string[], before: unknown, after: unknown) {
  const below = (value: unknown) =>
    value === undefined
      ? {}
      : path.reduceRight<unknown>((part, name) => Object.fromEntries([[name, part]]), value);
  return diffLeaves(below(before), below(after));
}

const named = (store: DraftStore) =>
  placesOf(store).map(({ step, distance }) => [distance, step && describeStep(step)]);

describe("the places of the history", () => {
  it("the places of the history go from the oldest draft to what was undone, each with what led there (D9)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    const config = createLocalConfig(store);
    expect(named(store)).toEqual([[0, undefined]]);
    config.writeObject("__proto__").setEnableWrite();
    store.batch(() => config.writeObject("__proto__").setEnableDeletion(), "Allow it");
    config.proxy().setEnableProxy();
    store.undo();
    store.undo();
    expect(named(store)).toEqual([
      [-1, undefined],
      [0, "Enable writing to __proto__"],
      [1, "Allow it"],
      [2, "Enable proxy"],
    ]);
  });

  it("each place of the history tells all that its step changed, and how many undos reach it (D9)", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const store = live(life);
        const places = placesOf(store);
        for (const { step } of places) {
          if (!step) continue;
          const found = step.patches.flatMap(({ path, before, after }) => leavesAt(path, before, after));
          const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
          expect(found.sort(byPath), "the step's patches").toEqual(diffLeaves(step.before, step.after));
        }
        const start = places[0]?.distance ?? 0;
        for (let left = -start; left > 0; left -= 1) store.undo();
        for (const [index, { step, distance }] of places.entries()) {
          expect(distance).toBe(start + index);
          if (step) {
            expect(store.get()).toBe(step.before);
            store.redo();
            expect(store.get()).toEqual(step.after);
          }
        }
        expect(store.steps().redo).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
