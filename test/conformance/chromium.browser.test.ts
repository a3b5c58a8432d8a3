import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type MockWorker, startMockWorker } from "../../mock-server/doors/browser.js";
import { describeDoor } from "./support/describe-door.js";
import { inProcess, throughMsw } from "./support/doors.js";
import { conformanceCases } from "./support/load-cases.js";
import { runCase } from "./support/run-case.js";

describe("the backend in process, in Chromium", () => {
  it.each(conformanceCases)("in Chromium the backend answers in process: $name", async (played) => {
    const run = await runCase(inProcess, played);
    expect(run.mismatches).toEqual([]);
    expect(run.answers).toEqual(inject("answersInNode")[played.name]);
  });
});

describe("the backend through MSW in Chromium", () => {
  let worker: MockWorker | undefined;
  beforeAll(async () => {
    worker = await startMockWorker();
  });
  afterAll(() => {
    worker?.stop();
  });
  describeDoor(throughMsw({ use: (...backends) => worker?.use(...backends) }));
});
