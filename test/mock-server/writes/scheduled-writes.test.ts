import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IntegrationWriteObject, Manifest } from "../../../src/contract/index.js";
import { manifestFixture } from "../../manifest/fixture.js";
import { createStore, groupId } from "../support/store.js";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A manifest of one integration with these objects, each a standard one of mode `insert` unless told otherwise. */
function manifestOf(
  provider: string,
  ...objects: (Partial<IntegrationWriteObject> & { endpoint: string })[]
): Manifest {
  const written = objects.map((object) => ({
    objectName: "account",
    mode: "insert" as const,
    ...object,
  }));
  return {
    specVersion: "1.0.0",
    integrations: [{ name: "scheduled", provider, write: { objects: written } }],
  };
}

/** Writes that are due at each full hour; the harness starts at 3:04:05. */
const hourly = manifestOf("salesforce", { endpoint: "add", schedule: "every 1 hours" });
const untilFour = (55 * 60 + 55) * 1000;

const add = (name: string) => ({ groupId, fields: { name } });

describe("writes of an endpoint with a schedule", () => {
  it("scheduled writes are answered at once and written at the next time, as seed 002's line items are (L4)", async () => {
    const store = createStore(manifestFixture("seed-002-standard-object"));
    const answer = await store.write(200, "write-line-item", { groupId, fields: { name: "Broom" } });
    expect(answer).toEqual({ operationId: expect.any(String) as string });
    const [operation] = store.backend.snapshot().operations;
    expect(operation).toMatchObject({ id: answer.operationId, status: "in_progress" });
    await store.clock.advance(untilFour - 1);
    expect(store.instance().records("line_items")).toEqual([]);
    await store.clock.advance(1);
    expect(store.instance().records("line_items")).toMatchObject([
      { fields: { name: "Broom", hs_createdate: "2026-01-02T04:00:00.000Z" } },
    ]);
    expect(store.backend.snapshot().operations).toMatchObject([
      { status: "success", result: "Batch write completed (1 succeeded, 0 failed)" },
    ]);
  });

  it("scheduled writes are written every two hours, as seed 002's campaigns are (L4)", async () => {
    const store = createStore(manifestFixture("seed-002-custom-object"));
    await store.write(200, "record-campaigns", { groupId, fields: { campaignName: "Spring" } });
    await store.clock.advance(untilFour);
    await store.write(200, "record-campaigns", { groupId, fields: { campaignName: "Summer" } });
    await store.clock.runUntilIdle();
    expect(store.instance().records("mailMonkeyCampaigns")).toMatchObject([
      { fields: { campaign_name: "Spring", hs_createdate: "2026-01-02T04:00:00.000Z" } },
      { fields: { campaign_name: "Summer", hs_createdate: "2026-01-02T06:00:00.000Z" } },
    ]);
  });

  it("scheduled writes go by cron, in UTC (L4)", async () => {
    // 2026-01-02 is a Friday.
    const store = createStore(manifestOf("salesforce", { endpoint: "add", schedule: "30 8 * * 1-4" }));
    await store.write(200, "add", add("Hogwarts"));
    await store.clock.runUntilIdle();
    expect(new Date(store.clock.now()).toISOString()).toBe("2026-01-05T08:30:00.000Z");
    expect(store.instance().records("account")).toHaveLength(1);
  });

  it("scheduled writes go at once where there is no schedule (L4)", async () => {
    const store = createStore(manifestOf("salesforce", { endpoint: "add" }));
    await store.write(200, "add", add("Hogwarts"));
    expect(store.instance().records("account")).toHaveLength(1);
    expect(store.clock.pending).toBe(0);
  });

  it("scheduled writes go in batches of 100, none of them before the time, in the order of the requests (L4)", async () => {
    const store = createStore(hourly);
    const ids: (string | undefined)[] = [];
    for (let place = 0; place < 250; place += 1) {
      ids.push((await store.write(200, "add", add(String(place)))).operationId);
      await store.clock.advance(1000);
    }
    expect([0, 100, 200].map((place) => ids.lastIndexOf(ids[place]) - place + 1)).toEqual([100, 100, 50]);
    expect(store.instance().records("account")).toEqual([]);
    await store.clock.advance(untilFour - 250_000);
    expect(
      store
        .instance()
        .records("account")
        .map(({ fields }) => fields["name"]),
    ).toEqual(ids.map((_, place) => String(place)));
    expect(store.backend.snapshot().operations.map(({ id, result }) => [id, result])).toEqual(
      [ids[200], ids[100], ids[0]].map((id, index) => [
        id,
        `Batch write completed (${index === 0 ? "50" : "100"} succeeded, 0 failed)`,
      ]),
    );
  });

  it("scheduled writes wait for the next time when they come at the very moment of one (L4)", async () => {
    const store = createStore(hourly);
    // Given before the batch's own task, so that it runs before it at the same moment.
    const atFour = new Promise<string | undefined>((resolve) => {
      store.clock.at(store.clock.now() + untilFour, () => {
        void store.write(200, "add", add("at four")).then(({ operationId }) => {
          resolve(operationId);
        });
      });
    });
    const first = await store.write(200, "add", add("before"));
    await store.clock.advance(untilFour);
    expect(await atFour).not.toBe(first.operationId);
    expect(store.instance().records("account")).toMatchObject([{ fields: { name: "before" } }]);
    await store.clock.advance(hourMs);
    expect(store.instance().records("account")).toMatchObject([
      { fields: { name: "before" } },
      { fields: { name: "at four", createddate: "2026-01-02T05:00:00.000+0000" } },
    ]);
  });

  it("scheduled writes update what their primary keys name, each key in the order of its writes (L4)", async () => {
    const store = createStore(
      manifestOf("salesforce", { endpoint: "change", mode: "update", schedule: "every 1 hours" }),
    );
    const account = { provider: "salesforce", groupRef: groupId, objectName: "account" };
    store.backend.seed({ records: ["a", "b"].map((id) => ({ ...account, id, fields: { name: id } })) });
    for (const [primaryKey, name] of [
      ["a", "A"],
      ["b", "B"],
      ["a", "AA"],
    ]) {
      await store.write(200, "change", { groupId, primaryKey, fields: { name } });
    }
    await store.clock.runUntilIdle();
    expect(
      store
        .instance()
        .records("account")
        .map(({ fields }) => fields["name"]),
    ).toEqual(["AA", "B"]);
  });

  it("scheduled writes report what failed of them in the operation, and write the rest (L4)", async () => {
    const store = createStore(hourly);
    const { operationId = "" } = await store.write(200, "add", add("fine"));
    await store.write(200, "add", { groupId, fields: { name: "bad", numberOfEmployees: "many" } });
    await store.clock.runUntilIdle();
    expect(store.backend.snapshot().operations).toMatchObject([
      { status: "success", result: "Batch write completed (1 succeeded, 1 failed)" },
    ]);
    const messages = (await store.logs(operationId)).map(({ message }) => message.msg);
    expect(messages).toContain("Gathered as record 2 of a batch that goes out by 2026-01-02T04:00:00.000Z");
    expect(messages).toContain("Closed the batch at 2 records: its time has come");
    expect(messages).toContain("Not written: 1 record");
  });

  it("scheduled writes are retried within the hour, and written once (W17)", async () => {
    const store = createStore(hourly);
    await store.write(200, "add", add("Hogwarts"));
    store.instance().failNext({ kind: "rate-limited" });
    store.instance().failNext({ kind: "unavailable" });
    await store.clock.runUntilIdle();
    expect(store.instance().records("account")).toHaveLength(1);
    expect(store.backend.snapshot().operations).toMatchObject([
      { status: "success", metadata: { retry: { attempts: 3 } } },
    ]);
  });

  it("scheduled writes never share a batch with auto batches, or with another endpoint of the same object (L4)", async () => {
    const schedule = "every 1 hours";
    const store = createStore(
      manifestOf("salesforce", { endpoint: "one", schedule }, { endpoint: "two", schedule }),
    );
    const [integration = ""] = Object.values(store.backend.integrations);
    const url = `${store.backend.writeUrl}/projects/mock-project/integrations/${integration}/objects/account`;
    const auto = {
      groupRef: groupId,
      type: "create",
      mode: "asynchronous",
      autoBatchPolicy: { maxDelayMinutes: 5 },
      record: { name: "auto" },
    };
    await store.write(200, "one", add("one"));
    await store.write(200, "two", add("two"));
    await store.post("", auto, { url });
    expect(store.backend.snapshot().operations).toHaveLength(3);
    await store.clock.advance(5 * minuteMs);
    expect(store.instance().records("account")).toMatchObject([{ fields: { name: "auto" } }]);
    await store.clock.runUntilIdle();
    expect(store.instance().records("account")).toHaveLength(3);
  });

  it("scheduled writes are forgotten by a reset (L4)", async () => {
    const store = createStore(hourly);
    await store.write(200, "add", add("Hogwarts"));
    store.backend.reset();
    await store.clock.runUntilIdle();
    expect(store.clock.pending).toBe(0);
    expect(store.backend.snapshot()).toMatchObject({ records: [], operations: [] });
  });

  it("scheduled writes are refused where the time never comes (L4)", async () => {
    const store = createStore(manifestOf("salesforce", { endpoint: "add", schedule: "0 0 30 2 *" }));
    expect(await store.refused("add", add("Hogwarts"))).toEqual([
      'schedule: the time of "0 0 30 2 *" never comes, so that the record would never be written; mend it in amp.yaml',
    ]);
  });

  it("scheduled writes are refused where the provider takes no batches (W8)", async () => {
    const store = createStore(manifestOf("intercom", { endpoint: "add", schedule: "every 1 hours" }));
    expect(await store.refused("add", add("Hogwarts"))).toEqual([
      'schedule: provider "intercom" does not support batch writes, which is supported for salesforce and hubspot; take the schedule out of amp.yaml, so that each record goes out at once',
    ]);
  });
});

/** A schedule, and a way of telling its times that owes nothing to the parser. */
interface Schedule {
  text: string;
  runsAt: (timeMs: number) => boolean;
}

const minuteOf = (timeMs: number) => Math.floor(timeMs / minuteMs) % 60;
const hourOf = (timeMs: number) => Math.floor(timeMs / hourMs) % 24;

const arbitrarySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.integer({ min: 1, max: 200 }).map((count) => ({
    text: `every ${String(count)} minutes`,
    runsAt: (timeMs: number) => (timeMs / minuteMs) % count === 0,
  })),
  fc.integer({ min: 1, max: 5 }).map((count) => ({
    text: `every ${String(count)} hours`,
    runsAt: (timeMs: number) => (timeMs / hourMs) % count === 0,
  })),
  fc.constant({ text: "every 1 days", runsAt: (timeMs: number) => timeMs % (24 * hourMs) === 0 }),
  fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 4 }).map((minutes) => ({
    text: `${minutes.join(",")} * * * *`,
    runsAt: (timeMs: number) => minutes.includes(minuteOf(timeMs)),
  })),
  fc.tuple(fc.nat(59), fc.nat(23)).map(([minute, hour]) => ({
    text: `${String(minute)} ${String(hour)} * * *`,
    runsAt: (timeMs: number) => minuteOf(timeMs) === minute && hourOf(timeMs) === hour,
  })),
);

function nextTime({ runsAt }: Schedule, afterMs: number): number {
  let tick = (Math.floor(afterMs / minuteMs) + 1) * minuteMs;
  while (!runsAt(tick)) tick += minuteMs;
  return tick;
}

function groupBy<TItem>(items: readonly TItem[], keyOf: (item: TItem) => string): Map<string, TItem[]> {
  const groups = new Map<string, TItem[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Some requests to one endpoint of one group, one after the other, after a pause. */
const arbitraryBurst = fc.record({
  pauseMs: fc.oneof(fc.nat(3 * hourMs), fc.constantFrom(0, 1, minuteMs, hourMs)),
  count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 95, max: 210 })),
  endpoint: fc.constantFrom(0, 1, 2),
  group: fc.constantFrom("g1", "g2"),
});

it(
  "nothing is lost, doubled or mixed, orders stay, batches hold at most 100 and go out exactly at the next time (L4)",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(arbitrarySchedule, arbitrarySchedule, arbitrarySchedule),
        fc.array(arbitraryBurst, { minLength: 1, maxLength: 6 }),
        async (schedules, bursts) => {
          const objectNames = ["account", "account", "campaign"];
          const store = createStore(
            manifestOf(
              "salesforce",
              ...schedules.map(({ text }, index) => ({
                objectName: objectNames[index] ?? "",
                endpoint: `e${String(index)}`,
                schedule: text,
              })),
            ),
            { groups: ["g1", "g2"] },
          );
          const sent: { name: string; kind: string; dueMs: number; operationId: string }[] = [];
          for (const { pauseMs, count, endpoint, group } of bursts) {
            await store.clock.advance(pauseMs);
            for (let index = 0; index < count; index += 1) {
              const name = String(sent.length);
              const nowMs = store.clock.now();
              const body = { groupId: group, fields: { name } };
              const { operationId = "" } = await store.write(200, `e${String(endpoint)}`, body);
              const dueMs = nextTime(schedules[endpoint] as Schedule, nowMs);
              const kind = JSON.stringify([group, objectNames[endpoint], endpoint, dueMs]);
              sent.push({ name, kind, dueMs, operationId });
            }
          }
          await store.clock.runUntilIdle();

          // Every record stands once where it belongs, and has the time that was the next one when it was sent.
          const held = ["g1", "g2"].flatMap((group) =>
            ["account", "campaign"].flatMap((objectName) =>
              store
                .instance(group)
                .records(objectName)
                .map(({ id, fields }) => ({ group, objectName, id, fields })),
            ),
          );
          expect(held).toHaveLength(sent.length);
          const byName = new Map(held.map((record) => [record.fields["name"], record]));
          for (const { name, kind, dueMs } of sent) {
            const { group, objectName, fields } = byName.get(name) ?? {};
            expect(kind.startsWith(`["${String(group)}","${String(objectName)}",`)).toBe(true);
            expect(fields?.["createddate"]).toBe(new Date(dueMs).toISOString().replace("Z", "+0000"));
          }
          // A batch is of one kind, at most 100 and in order; there are no more batches than that takes.
          const kinds = groupBy(sent, ({ kind }) => kind);
          for (const requests of kinds.values()) {
            const batches = [...groupBy(requests, ({ operationId }) => operationId)];
            expect(batches.map(([, members]) => members.length)).toEqual(
              Array.from({ length: Math.ceil(requests.length / 100) }, (_, index) =>
                Math.min(100, requests.length - 100 * index),
              ),
            );
            for (const [operationId, members] of batches) {
              const { metadata, status } = store.backend.engine.operations.get(operationId) ?? {};
              expect(status).toBe("success");
              expect(metadata?.successfulRecordIds).toEqual(members.map(({ name }) => byName.get(name)?.id));
            }
            const places = requests.map(({ name }) =>
              held.indexOf(byName.get(name) as (typeof held)[number]),
            );
            expect(places).toEqual([...places].sort((a, b) => a - b));
          }
          const operationIds = [...kinds.values()].map((each) => new Set(each.map((one) => one.operationId)));
          expect(new Set(operationIds.flatMap((ids) => [...ids])).size).toBe(
            operationIds.reduce((sum, ids) => sum + ids.size, 0),
          );
        },
      ),
      { numRuns: 25 },
    );
  },
);

it(
  "whatever fails on the way, each record is written once, not before its time and within the hour (L4, W17)",
  { timeout: 120_000 },
  async () => {
    const fault = fc.record({
      kind: fc.constantFrom("rate-limited" as const, "unavailable" as const, "answer-lost" as const),
      times: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 3 }),
        fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 95, max: 205 })), {
          minLength: 1,
          maxLength: 3,
        }),
        async (faults, counts) => {
          const store = createStore(hourly);
          for (const each of faults) store.instance().failNext(each);
          const dueMs: number[] = [];
          for (const count of counts) {
            for (let index = 0; index < count; index += 1) {
              await store.write(200, "add", add(String(dueMs.length)));
              dueMs.push((Math.floor(store.clock.now() / hourMs) + 1) * hourMs);
            }
            await store.clock.advance(hourMs);
          }
          await store.clock.runUntilIdle();
          const records = store.instance().records("account");
          expect(records.map(({ fields }) => Number(fields["name"])).sort((a, b) => a - b)).toEqual([
            ...dueMs.keys(),
          ]);
          for (const { fields } of records) {
            const atMs = Date.parse(String(fields["createddate"]).replace("+0000", "Z"));
            const afterMs = atMs - (dueMs[Number(fields["name"])] ?? NaN);
            expect(afterMs).toBeGreaterThanOrEqual(0);
            expect(afterMs).toBeLessThanOrEqual(hourMs);
          }
          expect(store.backend.snapshot().operations.every(({ status }) => status === "success")).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  },
);
