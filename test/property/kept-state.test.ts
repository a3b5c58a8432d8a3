import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createServedBackend } from "../../mock-server/backend/create-served-backend.js";
import { openDataFile } from "../../mock-server/persistence/data-file.js";
import type { SavedState } from "../../mock-server/persistence/saved-state.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { look, manifest, open, prologue, step, take } from "../support/backend-steps.js";
import { lawRuns } from "../support/law-runs.js";

const folder = mkdtempSync(path.join(tmpdir(), "kept-state-"));
let files = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Puts in the place of a shape's number what it stands for: two equal shapes may have one number or two. */
function nameShapes(state: SavedState): unknown {
  const { shapes, ...engine } = state.engine;
  const name = (key: string, value: unknown): unknown => (key === "shape" ? shapes[value as number] : value);
  return { ...state, engine: JSON.parse(JSON.stringify(engine, name)) as unknown };
}

describe("a backend that is kept in a file", () => {
  it("after each step the file has what the memory has, and a backend goes on from it alike (I12)", async () => {
    const steps = fc.array(step, { minLength: 1, maxLength: 20 });
    const numRuns = lawRuns(100, 200);
    let added = 0;
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const file = path.join(folder, String((files += 1)));
        const dataFile = await openDataFile(file);
        const clock = createVirtualClock();
        const parts = createServedBackend({ manifest, clock }, { isKept: true });
        const run = { backend: parts.backend, clock };
        const keeper = parts.keepIn(dataFile);
        for (const each of [...prologue, ...before]) {
          await keeper.keep(() => take(run, each));
          const inMemory = JSON.parse(JSON.stringify(run.backend.snapshot().state)) as SavedState;
          expect(nameShapes(dataFile.readKept().state as SavedState)).toEqual(nameShapes(inMemory));
          added += 1;
        }
        const again = await openDataFile(file);
        const second = open();
        await second.clock.advance(clock.now() - second.clock.now());
        again.restore(second.backend);
        for (const each of after) expect(await take(second, each)).toEqual(await take(run, each));
        for (const each of [run, second]) await each.clock.runUntilIdle();
        expect(await look(second)).toEqual(await look(run));
        await keeper.close();
      }),
      { numRuns },
    );
    expect(added).toBeGreaterThan(5 * numRuns);
  }, 120_000);
});
