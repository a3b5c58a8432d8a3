import { describe, expect, it } from "vitest";
import type { OperationLog } from "../../../src/contract/index.js";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness, startMs } from "../support/harness.js";

const asynchronous = { mode: "asynchronous" };

/** A log in short: milliseconds since the start, severity and message. */
function shorten(logs: readonly OperationLog[] | undefined): string[] {
  return (logs ?? []).map(
    ({ timestamp, severity, message }) =>
      `${String(Date.parse(timestamp) - startMs)} ${severity} ${message.msg}`,
  );
}

describe("the log tells an operation's story", () => {
  it("the log tells the story of a synchronous write (W19)", async () => {
    const { expectBody, engine } = createHarness({ provider: createInMemoryProvider({}) });
    await expectBody(200, create({ a: 1 }));
    expect(shorten(engine.operations.logs("op-1"))).toEqual([
      '0 INFO Received: synchronous create of 1 record of "contact"',
      "0 DEBUG Shaped the fields for the provider",
      "0 INFO Attempt 1: sending 1 record to salesforce",
      "0 INFO Ended in success: 1 written, 0 not",
    ]);
  });

  it("the log tells the story of a batch with retries, with reasons and places (W19)", async () => {
    const provider = createInMemoryProvider({
      fault: (_, callNumber) => {
        if (callNumber === 1)
          return {
            kind: "refused",
            failures: new Map([
              [0, busy],
              [1, invalid],
              [2, busy],
            ]),
          };
        return callNumber === 2 ? refuse(invalid, 1) : undefined;
      },
    });
    const { expectBody, engine, clock } = createHarness({ provider, random: { next: () => 0.5 } });
    await expectBody(200, createBatch([{ a: 1 }, { a: 2 }, { a: 3 }], asynchronous));
    await clock.runUntilIdle();
    const logs = engine.operations.logs("op-1");
    expect(shorten(logs)).toEqual([
      '0 INFO Received: asynchronous create of 3 records of "contact"',
      "0 DEBUG Shaped the fields for the provider",
      "0 INFO Attempt 1: sending 3 records to salesforce",
      "0 WARNING Not written: 2 records, which may succeed later",
      "0 ERROR Not written: 1 record",
      // Half way between 1 and 2 seconds.
      "0 INFO Waiting until 2025-08-26T00:00:01.500Z",
      "1500 INFO Attempt 2: sending 2 records to salesforce",
      "1500 ERROR Not written: 1 record",
      "1500 INFO Ended in success: 1 written, 2 not",
    ]);
    expect(logs?.filter(({ message }) => message.error !== undefined).map(({ message }) => message)).toEqual([
      {
        msg: "Not written: 2 records, which may succeed later",
        error: "Too many requests",
        operation_id: "op-1",
        details: { records: "0, 2", retryable: "true", code: "429" },
      },
      {
        msg: "Not written: 1 record",
        error: "Email is not valid",
        operation_id: "op-1",
        details: { records: "1", retryable: "false", code: "INVALID" },
      },
      {
        msg: "Not written: 1 record",
        error: "Email is not valid",
        operation_id: "op-1",
        details: { records: "2", retryable: "false", code: "INVALID" },
      },
    ]);
  });

  it("the log tells the story of an auto batch (W19)", async () => {
    const { expectBody, engine, clock } = createHarness({ provider: createInMemoryProvider({}) });
    const auto = { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } };
    await expectBody(200, create({ a: 1 }, auto));
    await clock.advance(1000);
    await expectBody(200, create({ a: 2 }, auto));
    await clock.runUntilIdle();
    expect(shorten(engine.operations.logs("op-1"))).toEqual([
      '0 INFO Received: asynchronous create of 1 record of "contact"',
      "0 DEBUG Shaped the fields for the provider",
      "0 DEBUG Gathered as record 1 of a batch that goes out by 2025-08-26T00:01:00.000Z",
      '1000 INFO Received: asynchronous create of 1 record of "contact"',
      "1000 DEBUG Shaped the fields for the provider",
      "1000 DEBUG Gathered as record 2 of a batch that goes out by 2025-08-26T00:01:00.000Z",
      "60000 INFO Closed the batch at 2 records: its time has come",
      "60000 INFO Attempt 1: sending 2 records to salesforce",
      "60000 INFO Ended in success: 2 written, 0 not",
    ]);
  });
});

describe("what stands in a log", () => {
  it("a log has names of fields and headers, never their values, ids or associations (W19)", async () => {
    const secrets = ["s3cret-value", "s3cret-id", "s3cret-header", "s3cret-association", "s3cret-unknown"];
    const [value, id, header, association, unknown] = secrets;
    const capabilities = { batch: true, deletion: true, ifEmpty: true, associations: true, headers: true };
    const provider = createInMemoryProvider({
      capabilities,
      fault: (_, callNumber) => (callNumber === 2 ? refuse(busy, 0) : undefined),
    });
    const { expectBody, engine, clock } = createHarness({ provider });
    const more = {
      headers: [{ key: "x-trace", value: header }],
      associations: [{ to: { id: association }, types: [] }],
      token: unknown,
    };
    const request = { groupRef: "demo", type: "update", record: { id, email: value }, ...more };
    await expectBody(200, request);
    await expectBody(200, { ...request, ...asynchronous });
    await expectBody(200, { ...request, ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } });
    await clock.runUntilIdle();
    const texts = ["op-1", "op-2", "op-3"].map((name) => JSON.stringify(engine.operations.logs(name)));
    for (const text of texts) {
      expect(text).toContain("email");
      expect(text).toContain("x-trace");
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });

  it("a log has the provider's own message, cut short, and nothing of its raw response (W19)", async () => {
    const message = `"harry" was not one of the allowed options: ${"x".repeat(2000)}`;
    const failure = { ...busy, message, rawResponse: "s3cret-response" };
    const provider = createInMemoryProvider({
      fault: (_, callNumber) => (callNumber === 1 ? refuse(failure, 0) : undefined),
    });
    const { expectBody, engine, clock } = createHarness({ provider });
    await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.runUntilIdle();
    const logs = engine.operations.logs("op-1") ?? [];
    const errors = logs.flatMap(({ message: { error } }) => (error === undefined ? [] : [error]));
    expect(errors).toEqual([`${message.slice(0, 1000)}…`]);
    expect(JSON.stringify(logs)).not.toContain("s3cret-response");
  });

  it("a log has the names of all records of a batch, each once (W19)", async () => {
    const { expectBody, engine } = createHarness({ provider: createInMemoryProvider({}) });
    await expectBody(
      200,
      createBatch([
        { a: 1, b: 1 },
        { a: 1, b: 2 },
        { c: 3, a: 1 },
      ]),
    );
    const details = engine.operations.logs("op-1")?.[1]?.message.details;
    expect(details).toEqual({ requestFields: "a, b, c", providerFields: "a, b, c" });
  });

  it("a log has no more than 50 names, however many fields there are (W19)", async () => {
    const { expectBody, engine } = createHarness({ provider: createInMemoryProvider({}) });
    await expectBody(
      200,
      create(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${String(n)}`, n]))),
    );
    const names = engine.operations.logs("op-1")?.[1]?.message.details?.["requestFields"];
    expect(names?.split(", ")).toHaveLength(51);
    expect(names).toMatch(/, f49, and 10 more$/);
  });

  it("a log has the first and the newest events of a long story (W19)", async () => {
    const provider = createInMemoryProvider({ fault: () => refuse(busy, 0) });
    const { expectBody, engine, clock } = createHarness({ provider, random: { next: () => 0 } });
    await expectBody(200, create({}, asynchronous));
    await clock.runUntilIdle();
    const lines = shorten(engine.operations.logs("op-1"));
    expect(lines.length).toBeLessThanOrEqual(1002);
    expect(lines[0]).toContain("Received");
    expect(lines.at(-1)).toContain("Ended in failure");
    expect(lines.filter((line) => line.endsWith("events are left out here"))).toHaveLength(1);
  });

  it("a log is empty where logs are switched off (W19)", async () => {
    const { expectBody, engine } = createHarness({ provider: createInMemoryProvider({}), logs: false });
    await expectBody(200, create({ a: 1 }));
    expect(engine.operations.logs("op-1")).toEqual([]);
  });
});
