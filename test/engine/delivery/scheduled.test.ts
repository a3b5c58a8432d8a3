import { expect, it } from "vitest";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createHarness, startMs } from "../support/harness.js";

const minuteMs = 60_000;
const gathered = (maxDelayMinutes: number) => ({
  mode: "asynchronous",
  autoBatchPolicy: { maxDelayMinutes },
});
const scheduleAt = (queue: string, minutes: number) => ({
  schedule: { queue, dueMs: startMs + minutes * minuteMs },
});

it("writes of a queue wait for its time, full batches too, and go out in order (L4)", async () => {
  const provider = createInMemoryProvider({});
  const { expectBody, clock } = createHarness({ provider });
  const ids = new Set<string>();
  for (let place = 0; place < 101; place += 1) {
    const { operationId } = await expectBody(200, create({ place }), scheduleAt("q", 5));
    ids.add(operationId);
  }
  await clock.advance(5 * minuteMs - 1);
  expect(provider.calls).toEqual([]);
  await clock.advance(1);
  expect(provider.calls.map(({ records }) => records.length)).toEqual([100, 1]);
  expect(provider.calls[1]?.records[0]?.fields).toEqual({ place: 100 });
  expect(ids.size).toBe(2);
});

it("writes of two queues, or of two times, share no batch (L4)", async () => {
  const provider = createInMemoryProvider({});
  const { expectBody, clock } = createHarness({ provider });
  await expectBody(200, create({ a: 1 }), scheduleAt("q", 5));
  await expectBody(200, create({ a: 2 }), scheduleAt("other", 5));
  await expectBody(200, create({ a: 3 }), scheduleAt("q", 10));
  await expectBody(200, create({ a: 4 }, gathered(5)));
  await clock.advance(5 * minuteMs);
  expect(provider.calls.map(({ records }) => records.map(({ fields }) => fields["a"]))).toEqual([
    [1],
    [2],
    [4],
  ]);
  await clock.advance(5 * minuteMs);
  expect(provider.calls).toHaveLength(4);
});

it("the log tells of options that are not used, and of nothing else (W25)", async () => {
  const { expectBody, clock, messages } = createHarness({ provider: createInMemoryProvider({}) });
  await expectBody(200, create({ a: 1 }, gathered(5)));
  const { operationId } = await expectBody(200, create({ a: 2 }, gathered(5)));
  const unused = (id: string) => messages(id).filter((message) => message.startsWith("Not used"));
  expect(unused(operationId)).toEqual([]);
  await expectBody(200, create({ a: 3 }, gathered(7)));
  expect(unused(operationId)).toEqual([
    "Not used: autoBatchPolicy.maxDelayMinutes, as the first record of the batch has set the times",
  ]);
  const queued = await expectBody(200, create({ a: 1 }), scheduleAt("q", 5));
  await clock.advance(minuteMs);
  await expectBody(200, create({ a: 2 }), scheduleAt("q", 5));
  expect(unused(queued.operationId)).toEqual([]);
});
