import { describe, expect, it } from "vitest";
import {
  createSeededRandom,
  createVirtualClock,
  createWriteEngine,
  type EngineResume,
} from "../../src/engine/index.js";
import { createInMemoryProvider } from "../support/in-memory-provider.js";
import { content, create, createHarness, integration, startMs } from "./support/harness.js";

function resume(snapshot: EngineResume["snapshot"], findProvider: EngineResume["findProvider"]) {
  const clock = createVirtualClock({ startMs });
  const ids = { next: () => "op-new" };
  const random = createSeededRandom(1);
  return { clock, engine: createWriteEngine({ clock, ids, random, resume: { snapshot, findProvider } }) };
}

describe("a snapshot of an engine, taken in the middle of an attempt", () => {
  it("a snapshot that is taken in the middle of an attempt sends an asynchronous write again, and by its key it is written once (W17)", async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const instance = createInMemoryProvider({ beforeWrite: () => answered });
    const provider = { ...instance, key: "acme" };
    const { engine, expectBody, clock } = createHarness({ provider });
    const { operationId } = await expectBody(200, create({ email: "a@b.c" }, { mode: "asynchronous" }));
    await clock.advance(0);
    expect(provider.calls).toHaveLength(1);

    const snapshot = engine.snapshot();
    engine.stop();
    answer();
    const next = resume(snapshot, () => provider);
    expect(next.engine.operations.get(operationId)?.status).toBe("in_progress");
    await next.clock.runUntilIdle();
    await next.engine.idle();
    expect(next.engine.operations.get(operationId)?.status).toBe("success");
    expect(provider.calls).toHaveLength(2);
    expect(provider.commits).toEqual([`${operationId}:0`]);
  });

  it("a snapshot that is taken in the middle of an attempt leaves a synchronous write out, as nobody could be answered (W16)", async () => {
    const never = new Promise<void>(() => undefined);
    const provider = createInMemoryProvider({ beforeWrite: () => never });
    const { engine, write } = createHarness({ provider });
    void write(create({ email: "a@b.c" }));
    expect(engine.operations.list({ installationId: "inst-1" })?.results).toHaveLength(1);
    const next = resume(engine.snapshot(), () => provider);
    expect(next.engine.operations.list({ installationId: "inst-1" })?.results).toEqual([]);
    await next.engine.idle();
  });
});

/** A snapshot of five operations: two have ended, two wait for another attempt and one is being gathered. */
async function takeSnapshot() {
  const provider = {
    ...createInMemoryProvider({
      records: { r1: {} },
      fault: (_, number) => (number === 3 || number === 4 ? { kind: "unreachable" } : undefined),
    }),
    key: "acme",
  };
  const settings = { source: { writeOnUpdate: "ifEmpty" as const } };
  const content = {
    provider: "salesforce",
    write: { objects: { contact: { objectName: "contact", selectedFieldSettings: settings } } },
  };
  const { engine, write, clock } = createHarness({ provider, content });
  const mode = "asynchronous";
  await write(create({ a: 1 }));
  await write(create({ a: 2 }));
  await write(create({ a: 3 }, { mode }));
  await write(create({ id: "r1", source: "app" }, { type: "update", mode }));
  await clock.advance(0);
  await write(create({ a: 5 }, { mode, autoBatchPolicy: { maxDelayMinutes: 5 } }));
  const snapshot = JSON.parse(JSON.stringify(engine.snapshot())) as EditedSnapshot;
  engine.stop();
  return { snapshot, provider };
}

interface EditedSnapshot {
  operations: { started: unknown; records: Record<string, unknown>[]; ended: string[] };
  gatherings: Record<string, unknown>[];
  deliveries: Record<string, unknown>[];
  shapes: unknown[];
}

/** Goes on with an edited snapshot, writes three records, and lists all operations by pages of two. */
async function goOn(edit: (snapshot: EditedSnapshot) => void, options: { maxOperations?: number } = {}) {
  const { snapshot, provider } = await takeSnapshot();
  edit(snapshot);
  const clock = createVirtualClock({ startMs });
  let count = 0;
  const engine = createWriteEngine({
    ...{ clock, ids: { next: () => `op-${String((count += 1))}` }, random: createSeededRandom(1) },
    resume: { snapshot: snapshot as unknown as EngineResume["snapshot"], findProvider: () => provider },
    ...options,
  });
  for (const a of [6, 7, 8]) {
    await engine.write({
      ...{ projectId: "p", integrationId: "i", integration, objectName: "contact", body: create({ a }) },
      findInstallation: () => ({ id: "inst-1", configId: "c", content, provider }),
    });
  }
  await clock.runUntilIdle();
  await engine.idle();
  const ids: string[] = [];
  for (let pageToken: string | undefined; ;) {
    const page = engine.operations.list({ installationId: "inst-1", pageSize: 2, pageToken });
    ids.push(...(page?.results ?? []).map(({ id, status }) => `${id} ${status}`));
    pageToken = page?.pagination.nextPageToken;
    if (pageToken === undefined) return { ids, provider };
  }
}

const operations = (...numbers: number[]) => numbers.map((number) => `op-${String(number)} success`);

describe("a snapshot that was edited", () => {
  it.each([0, 2.5, -5, 1e6, 1e21, Number.MAX_SAFE_INTEGER, null, "7"])(
    "a snapshot with %j as its number of started operations gives no id twice (W19)",
    async (started) => {
      const { ids, provider } = await goOn((snapshot) => (snapshot.operations.started = started));
      expect(ids).toEqual(operations(8, 7, 6, 5, 4, 3, 2, 1));
      expect(new Set(provider.commits).size).toBe(8);
    },
  );

  it.each<[string, (sequence: number) => unknown]>([
    ["all alike", () => 1],
    ["all 0", () => 0],
    ["no whole numbers", (sequence) => sequence + 0.5],
    ["from the last to the first", (sequence) => 9 - sequence],
    ["beyond what is exact", (sequence) => 1e21 + sequence],
    ["below 0", (sequence) => sequence - 9],
    ["missing", () => undefined],
  ])("a snapshot whose places of operations are %s shows each of them once (W19)", async (_, number) => {
    const { ids } = await goOn(({ operations: { records } }) => {
      for (const record of records) record["sequence"] = number(record["sequence"] as number);
    });
    expect(ids).toEqual(operations(8, 7, 6, 5, 4, 3, 2, 1));
  });

  it("a snapshot whose places leave some out keeps them, so that page tokens stay right (W19)", async () => {
    const { snapshot, provider } = await takeSnapshot();
    snapshot.operations.records.splice(1, 1);
    snapshot.operations.ended = ["op-1"];
    const next = resume(snapshot as unknown as EngineResume["snapshot"], () => provider);
    const page = next.engine.operations.list({ installationId: "inst-1", pageToken: "before-4" });
    expect(page?.results.map(({ id }) => id)).toEqual(["op-3", "op-1"]);
    next.engine.stop();
  });

  it.each([
    ["operations.records", (snapshot: object) => ({ ...snapshot, operations: { started: 6, ended: [] } })],
    ["operations.ended", (snapshot: object) => ({ ...snapshot, operations: { started: 6, records: [] } })],
    ["operations.records", (snapshot: object) => ({ ...snapshot, operations: undefined })],
    ["gatherings", (snapshot: object) => ({ ...snapshot, gatherings: undefined })],
    ["deliveries", (snapshot: object) => ({ ...snapshot, deliveries: null })],
    ["shapes", (snapshot: object) => ({ ...snapshot, shapes: {} })],
    ["operations.records", () => []],
    ["operations.records", () => undefined],
  ])("a snapshot without the list %s is refused, and the error names it (W19)", async (name, cut) => {
    const { snapshot, provider } = await takeSnapshot();
    const cutSnapshot = cut(snapshot) as EngineResume["snapshot"];
    expect(() => resume(cutSnapshot, () => provider)).toThrow(
      `the snapshot cannot be gone on with: it has no list "${name}"; take a new one`,
    );
  });

  it("a snapshot with an operation twice goes on with one of them (W19)", async () => {
    const { ids } = await goOn(({ operations: { records } }) => records.push({ ...records[2] }));
    expect(ids).toEqual(operations(8, 7, 6, 5, 4, 3, 2, 1));
  });

  it("a snapshot with an operation that nothing goes on with leaves it out (W19)", async () => {
    const { ids } = await goOn((snapshot) => (snapshot.deliveries = []));
    expect(ids).toEqual(operations(6, 4, 3, 5, 2, 1));
  });

  it.each<[string, (ended: string[]) => string[]]>([
    ["lacks all", () => []],
    ["has some twice", (ended) => [...ended, ...ended]],
    ["has such that never were", (ended) => ["op-0", ...ended]],
    ["has such that are in progress", (ended) => ["op-3", "op-4", "op-5", ...ended]],
  ])("a snapshot whose list of ended operations %s drops first what ended first (W19)", async (_, list) => {
    const edit = (snapshot: EditedSnapshot) => {
      snapshot.operations.ended = list(snapshot.operations.ended);
    };
    const { ids } = await goOn(edit, { maxOperations: 6 });
    expect(ids).toEqual(operations(8, 7, 6, 5, 4, 3));
  });

  it("a snapshot keeps the order in which operations ended, whichever started first (W19)", async () => {
    const edit = (snapshot: EditedSnapshot) => {
      snapshot.operations.ended = ["op-2", "op-1"];
    };
    const { ids } = await goOn(edit, { maxOperations: 7 });
    expect(ids).toEqual(operations(8, 7, 6, 5, 4, 3, 1));
  });

  it.each<[string, string, (snapshot: EditedSnapshot) => void]>([
    ["an operation that has ended", "op-1", ({ deliveries }) => set(deliveries[0], "operationId", "op-1")],
    ["an operation twice", "op-3", ({ deliveries }) => deliveries.push({ ...deliveries[0] })],
    ["a batch twice", "op-5", ({ gatherings }) => gatherings.push({ ...gatherings[0] })],
    ["no deadline", "op-3", ({ deliveries }) => set(deliveries[0], "deadlineMs", undefined)],
    ["no moment", "op-4", ({ deliveries }) => set(deliveries[1], "dueMs", "soon")],
    ["no moment of a batch", "op-5", ({ gatherings }) => set(gatherings[0], "dueMs", null)],
    ["no shapes of records", "op-4", (snapshot) => (snapshot.shapes = [])],
  ])("a snapshot that is to go on with %s is refused at once (W19)", async (_, id, edit) => {
    await expect(goOn(edit)).rejects.toThrow(
      `the snapshot cannot be gone on with: operation "${id}" has ended, is to go on twice, or lacks its times or shapes`,
    );
  });
});

function set(object: Record<string, unknown> | undefined, name: string, value: unknown): void {
  if (object) object[name] = value;
}

it("a snapshot needs the key of a provider that a write waits for (I14)", async () => {
  const { engine, expectBody } = createHarness({ provider: createInMemoryProvider({}) });
  const { operationId } = await expectBody(200, create({ email: "a@b.c" }, { mode: "asynchronous" }));
  expect(() => engine.snapshot()).toThrow(
    `operation ${operationId} waits for salesforce, which has no key; give the ProviderPort one`,
  );
});

it("a snapshot tells writes that strip what is not mapped from those that do not, on one config (P5)", async () => {
  const provider = { ...createInMemoryProvider({}), key: "acme" };
  const unmapped = { source: { default: { stringValue: "web" }, writeOnUpdate: "ifEmpty" as const } };
  const content = {
    provider: "salesforce",
    write: { objects: { contact: { objectName: "contact", selectedFieldSettings: unmapped } } },
  };
  const { engine, expectBody } = createHarness({ provider, content });
  for (const removeUnmappedFields of [false, true, false]) {
    const body = create({ id: "r1", email: "a@b.c" }, { type: "update", mode: "asynchronous" });
    await expectBody(200, body, { removeUnmappedFields });
  }
  const { shapes, deliveries } = engine.snapshot();
  expect(shapes.map(({ removeUnmappedFields }) => removeUnmappedFields)).toEqual([false, true]);
  expect(deliveries.flatMap(({ records }) => records.map(({ present }) => present?.shape))).toEqual([
    0, 1, 0,
  ]);
});
