import { expect, it } from "vitest";
import { type Door, inProcess } from "./doors.js";
import { conformanceCases } from "./load-cases.js";
import { runCase } from "./run-case.js";

/** Declares a test for each case: what comes through the door is what is expected, and what comes in process. */
export function describeDoor(door: Door): void {
  it.each(conformanceCases)("$name", async (played) => {
    const run = await runCase(door, played);
    expect(run.mismatches).toEqual([]);
    expect(run.answers).toEqual((await runCase(inProcess, played)).answers);
  });
}
