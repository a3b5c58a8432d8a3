import { describe, expect, it } from "vitest";
import type { FieldSetting, InstallationConfigContent, WriteRecord } from "../../../src/contract/index.js";
import type { ProviderPort, ProviderResult, ProviderWrite } from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const asynchronous = { mode: "asynchronous" };
const told = "The provider's port broke its own contract: ";
const no = (isRetryable: boolean) => ({ ok: false, failure: { message: "no", isRetryable } }) as const;
const one: readonly ProviderResult[] = [{ ok: true, recordId: "1" }];

function withSettings(selectedFieldSettings: Record<string, FieldSetting>): InstallationConfigContent {
  return { write: { objects: { contact: { objectName: "contact", selectedFieldSettings } } } };
}
const ifEmpty = withSettings({ source: { writeOnUpdate: "ifEmpty" } });
const update = { groupRef: "demo", type: "update", record: { id: "1", source: "app", a: 1 } };

/** A provider that is able to do everything, and of which `write` and `read` do as they are told. */
function createPort(tells: Partial<Record<"write" | "read", (call: never) => unknown>>): ProviderPort {
  const able = { batch: true, deletion: true, ifEmpty: true, associations: true, headers: true };
  const port = { ...createInMemoryProvider({}), capabilities: able };
  return { name: port.name, capabilities: able, write: () => Promise.resolve(one), ...tells } as ProviderPort;
}

/** Takes everything out of what a port was given. */
function ruin(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) {
    ruin((value as WriteRecord)[name]);
    Reflect.deleteProperty(value, name);
  }
  if (Array.isArray(value)) value.length = 0;
}

describe("a port that changes what it is given", () => {
  it.each([
    ["a single write", create({ a: 1, owner: { name: "x" } }, asynchronous)],
    ["a batch", createBatch([{ a: 1 }, { owner: { name: "x" } }], asynchronous)],
    ["an auto batch", create({ a: 1 }, { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } })],
    ["an update that fills in", { ...update, ...asynchronous }],
  ])("%s is tried again as it was (W17, W23)", async (_, body) => {
    const seen: string[] = [];
    const write = (call: ProviderWrite) => {
      seen.push(JSON.stringify(call));
      const results = call.records.map(() => (seen.length < 3 ? no(true) : { ok: true, recordId: "1" }));
      ruin(call);
      return Promise.resolve(results);
    };
    const read = ({ fieldNames }: { fieldNames: string[] }) => {
      expect(fieldNames).toEqual(["source"]);
      fieldNames.length = 0;
      return Promise.resolve({});
    };
    const { expectBody, clock, engine } = createHarness({
      provider: createPort({ write, read }),
      content: ifEmpty,
    });
    const headers = [{ key: "X-A", value: "1" }];
    const { operationId } = await expectBody(200, { ...(body as object), headers });
    await clock.runUntilIdle();
    expect(new Set(seen).size).toBe(1);
    expect(seen).toHaveLength(3);
    expect(engine.operations.get(operationId)).toMatchObject({ status: "success" });
  });
});

describe("a port that reads no record", () => {
  it.each([
    ["a Map", new Map([["source", "kept"]])],
    ["a Date", new Date(0)],
    ["a Set", new Set(["source"])],
    [
      "an instance",
      new (class Row {
        get source(): string {
          return "kept";
        }
      })(),
    ],
    ["an error", new Error("source")],
  ])("%s that a port reads counts as no record, and nothing is overwritten (P3, W23)", async (_, answer) => {
    const calls: ProviderWrite[] = [];
    const write = (call: ProviderWrite) => {
      calls.push(call);
      return Promise.resolve(one);
    };
    const provider = createPort({ write, read: () => Promise.resolve(answer) });
    const { expectBody } = createHarness({ provider, content: ifEmpty });
    const { errors } = await expectBody(422, update);
    expect(errors).toEqual([{ message: `Could not read the present values: ${told}it read no record` }]);
    expect(calls).toEqual([]);
  });
});

describe("a port whose results are not what they seem", () => {
  const trap = {
    get: () => {
      throw new Error("trap");
    },
  };
  it.each([
    ["a result", [Object.defineProperty({}, "ok", trap)]],
    ["a failure", [{ ok: false, failure: Object.defineProperty({}, "message", trap) }]],
    ["a record's id", [Object.defineProperty({ ok: true }, "recordId", trap)]],
  ])(
    "%s that throws where it is read is tried once, as the record may be written (W17, W23)",
    async (_, results) => {
      let calls = 0;
      const write = () => {
        calls += 1;
        return Promise.resolve(results);
      };
      const { expectBody, clock, engine } = createHarness({ provider: createPort({ write }) });
      const { operationId } = await expectBody(200, create({ a: 1 }, asynchronous));
      await clock.runUntilIdle();
      expect(calls).toBe(1);
      expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
    },
  );

  it.each([
    ["a Map", new Map()],
    ["a Date", new Date(0)],
    ["a list", []],
  ])("data that are %s are no data of a record (W23)", async (_, data) => {
    const provider = createPort({ write: () => Promise.resolve([{ ok: true, recordId: "1", data }]) });
    const { errors } = await createHarness({ provider }).expectBody(422, create({ a: 1 }));
    expect(errors).toEqual([{ message: `${told}the data of a result is no object` }]);
  });

  it.each([true, false])(
    "a part of what is written as a whole or not at all is a failure of all (may be retried: %s) (W15, W23)",
    async (isRetryable) => {
      let calls = 0;
      const write = () => {
        calls += 1;
        return Promise.resolve([...one, no(isRetryable)]);
      };
      const { expectBody, clock, engine } = createHarness({ provider: createPort({ write }) });
      const policy = { batchPolicy: { allOrNone: true } };
      const message = `${told}it wrote only some records of a call of which one failure undoes all`;
      const body = await expectBody(422, createBatch([{ a: 1 }, { a: 2 }], policy));
      expect(body).toMatchObject({ successCount: 0, errors: [{ message }] });
      const { operationId } = await expectBody(
        200,
        createBatch([{ a: 1 }, { a: 2 }], { ...policy, ...asynchronous }),
      );
      await clock.runUntilIdle();
      expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
      expect(calls).toBe(2);
    },
  );
});

it("a record that is in an all-or-none batch twice keeps what the first left inside a field (W22)", async () => {
  const calls: WriteRecord[][] = [];
  const write = ({ records }: ProviderWrite) => {
    calls.push(records.map(({ fields }) => fields));
    return Promise.resolve(records.map(() => one[0]));
  };
  const provider = createPort({ write, read: () => Promise.resolve({ owner: { name: "kept" } }) });
  const settings = {
    owner: { writeOnUpdate: "ifEmpty" },
    "$['owner']['name']": { writeOnUpdate: "ifEmpty" },
  } as const;
  const { expectBody } = createHarness({
    provider,
    content: withSettings({ ...settings, "$['owner']['email']": settings.owner }),
  });
  await expectBody(200, {
    ...{ groupRef: "demo", type: "update", batchPolicy: { allOrNone: true } },
    batch: [
      { record: { id: "1", owner: { email: "a" } } },
      { record: { id: "1", owner: { name: "b", email: "c" } } },
    ],
  });
  expect(calls).toEqual([[{ owner: { email: "a" } }, {}]]);
});

it("a record that waits is not changed by what its caller does with it meanwhile (W18, W22)", async () => {
  const provider = createInMemoryProvider({ records: { "1": {} } });
  const { expectBody, clock } = createHarness({ provider, content: ifEmpty });
  const record = { id: "1", source: "app" };
  const policy = { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } };
  await expectBody(200, { groupRef: "demo", type: "update", record, ...policy });
  record.source = "another";
  await clock.runUntilIdle();
  expect(provider.calls.map(({ records }) => records.map(({ fields }) => fields))).toEqual([
    [{ source: "app" }],
  ]);
});
