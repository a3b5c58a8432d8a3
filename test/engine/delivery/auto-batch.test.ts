import { describe, expect, it } from "vitest";
import type { WriteInput } from "../../../src/engine/index.js";
import { busy, createInMemoryProvider, invalid, refuse } from "../../support/in-memory-provider.js";
import { content, create, createHarness, startMs } from "../support/harness.js";

const minuteMs = 60 * 1000;

const auto = (record: Record<string, unknown>, policy: Record<string, unknown> = {}, more: object = {}) =>
  create(record, { mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 5, ...policy }, ...more });

function createAutoHarness(options: Parameters<typeof createInMemoryProvider>[0] = {}) {
  const provider = createInMemoryProvider(options);
  const harness = createHarness({ provider });
  const add = async (body: unknown, input?: Partial<WriteInput>) =>
    (await harness.expectBody(200, body, input)).operationId;
  const sent = () => provider.calls.map(({ records }) => records.map(({ fields }) => fields));
  return { provider, add, sent, ...harness };
}

describe("auto batching", () => {
  it("an auto batch answers the id of one operation for all requests of a batch (W18)", async () => {
    const { add, expectBody, engine } = createAutoHarness();
    expect(await expectBody(200, auto({ a: 1 }))).toEqual({ operationId: "op-1" });
    expect(await add(auto({ a: 2 }))).toBe("op-1");
    expect(engine.operations.get("op-1")?.status).toBe("in_progress");
  });

  it("an auto batch goes out when the delay of its first record is over, whatever the others ask (W18)", async () => {
    const { add, sent, clock, engine } = createAutoHarness();
    await add(auto({ a: 1 }, { maxDelayMinutes: 5 }));
    await clock.advance(3 * minuteMs);
    await add(auto({ a: 2 }, { maxDelayMinutes: 1 }));
    await add(auto({ a: 3 }, { maxDelayMinutes: 1440 }));
    await clock.advance(2 * minuteMs - 1);
    expect(sent()).toEqual([]);
    await clock.advance(1);
    expect(sent()).toEqual([[{ a: 1 }, { a: 2 }, { a: 3 }]]);
    expect(engine.operations.get("op-1")).toMatchObject({
      status: "success",
      result: "Batch write completed (3 succeeded, 0 failed)",
      metadata: { successfulRecordIds: ["salesforce-1", "salesforce-2", "salesforce-3"] },
    });
  });

  it("an auto batch goes out at once with its 100th record, and record 101 starts the next batch with its own delay (W18)", async () => {
    const { add, sent, clock } = createAutoHarness();
    const ids = [];
    for (let place = 0; place < 101; place += 1) {
      if (place === 100) await clock.advance(2 * minuteMs);
      ids.push(await add(auto({ place })));
    }
    expect(ids).toEqual([...Array.from({ length: 100 }, () => "op-1"), "op-2"]);
    expect(sent().map((records) => records.length)).toEqual([100]);
    await clock.advance(5 * minuteMs - 1);
    expect(sent()).toHaveLength(1);
    await clock.advance(1);
    expect(sent()[1]).toEqual([{ place: 100 }]);
  });

  it("an auto batch starts a new batch after one went out by its time (W18)", async () => {
    const { add, clock } = createAutoHarness();
    expect(await add(auto({ a: 1 }))).toBe("op-1");
    await clock.advance(5 * minuteMs);
    expect(await add(auto({ a: 2 }))).toBe("op-2");
  });

  it("an auto batch takes 24 hours of virtual time in no time (W18)", async () => {
    const { add, clock, sent } = createAutoHarness();
    await add(auto({ a: 1 }, { maxDelayMinutes: 1440 }));
    await clock.runUntilIdle();
    expect(clock.now() - startMs).toBe(1440 * minuteMs);
    expect(sent()).toEqual([[{ a: 1 }]]);
  });

  it("an auto batch never mixes installations, objects, types or headers (W18)", async () => {
    const provider = createInMemoryProvider({});
    const { add, clock, provider: first } = createAutoHarness();
    const elsewhere = {
      findInstallation: () => ({ id: "inst-2", configId: "config-9", content, provider }),
    };
    const headers = [{ key: "k", value: "1" }];
    const ids = [
      await add(auto({ a: 1 })),
      await add(auto({ a: 2 }, {}, { type: "update", record: { id: "7", a: 2 } })),
      await add(auto({ a: 3 }), { objectName: "account" }),
      await add(auto({ a: 4 }), elsewhere),
      await add(auto({ a: 5 }, {}, { headers })),
      await add(auto({ a: 6 }, {}, { headers: [{ key: "k", value: "2" }] })),
      await add(auto({ a: 7 }, {}, { headers: [] })),
      await add(auto({ a: 8 }, {}, { headers })),
    ];
    expect(ids).toEqual(["op-1", "op-2", "op-3", "op-4", "op-5", "op-6", "op-1", "op-5"]);
    await clock.runUntilIdle();
    const summary = [...first.calls, ...provider.calls].map((call) => [
      call.objectName,
      call.type,
      call.headers.map(({ value }) => value).join(),
      call.records.map(({ fields }) => fields["a"]).join(),
    ]);
    expect(summary).toEqual([
      ["contact", "create", "", "1,7"],
      ["contact", "update", "", "2"],
      ["account", "create", "", "3"],
      ["contact", "create", "1", "5,8"],
      ["contact", "create", "2", "6"],
      ["contact", "create", "", "4"],
    ]);
  });

  it("an auto batch shapes each record by the config of its own request; the operation names the first one's config (W18)", async () => {
    const { add, clock, sent, provider, engine } = createAutoHarness();
    const objects = {
      contact: {
        objectName: "contact",
        selectedFieldSettings: { source: { default: { stringValue: "app" } } },
      },
    };
    const changed = () => ({ id: "inst-1", configId: "config-2", content: { write: { objects } }, provider });
    await add(auto({ a: 1 }));
    await add(auto({ a: 2 }), { findInstallation: changed });
    await clock.runUntilIdle();
    expect(sent()).toEqual([[{ a: 1 }, { a: 2, source: "app" }]]);
    expect(engine.operations.get("op-1")?.configId).toBe("config-1");
  });

  it("an auto batch keeps each record's associations (W18)", async () => {
    const { add, clock, provider } = createAutoHarness({ name: "hubspot" });
    const associations = [{ to: { id: "1" }, types: [{ associationCategory: "A", associationTypeId: 1 }] }];
    await add(auto({ a: 1 }, {}, { associations }));
    await add(auto({ a: 2 }));
    await clock.runUntilIdle();
    expect(provider.calls[0]?.records.map((record) => record.associations)).toEqual([
      associations,
      undefined,
    ]);
  });

  it("an auto batch is partial: some failed records make no failure of the batch (W18)", async () => {
    const { add, clock, engine } = createAutoHarness({ fault: () => refuse(invalid, 0) });
    await add(auto({ a: 1 }));
    await add(auto({ a: 2 }));
    await clock.runUntilIdle();
    expect(engine.operations.get("op-1")).toMatchObject({
      status: "success",
      result: "Batch write completed (1 succeeded, 1 failed)",
    });
  });

  it.each([
    [undefined, 1],
    [2, 2],
  ])(
    "with retryDeadlineHours %j of its first record a batch is retried for %i hours from its departure (W9)",
    async (hours, expected) => {
      const { add, clock, engine } = createAutoHarness({
        fault: (call) => refuse(busy, ...call.records.keys()),
      });
      await add(auto({ a: 1 }, { ...(hours !== undefined && { retryDeadlineHours: hours }) }));
      await add(auto({ a: 2 }, { retryDeadlineHours: 48 }));
      await clock.runUntilIdle();
      expect(clock.now() - startMs).toBe(5 * minuteMs + expected * 60 * minuteMs);
      expect(engine.operations.get("op-1")).toMatchObject({ status: "failure" });
    },
  );
});
