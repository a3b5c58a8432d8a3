import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { ProviderPort, WriteEngineOptions } from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const told = "The provider's port broke its own contract: ";
const update = { groupRef: "demo", type: "update", record: { id: "1", source: "app" } };
const ifEmpty: InstallationConfigContent = {
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } } },
    },
  },
};
const throws = (message: string) => (): never => {
  throw new Error(message);
};

/** Gives the second time what it did not give the first. */
function once<TValue>(value: TValue): () => TValue {
  let asked = 0;
  return () => ((asked += 1) === 1 ? value : throws("asked twice")());
}

/** Writes, synchronously and not, to a port with these traits; every operation must come to an end. */
async function writeBoth(
  traits: Partial<Record<keyof ProviderPort, unknown>>,
  body: unknown,
  options: Partial<WriteEngineOptions> & { name?: string; content?: InstallationConfigContent } = {},
) {
  const { name = "salesforce", ...rest } = options;
  const provider = Object.defineProperties(
    { ...createInMemoryProvider({ name, records: { "1": {} } }) },
    Object.getOwnPropertyDescriptors(traits),
  ) as ProviderPort;
  const { write, clock, engine } = createHarness({ provider, ...rest });
  const answer = await write(body);
  await write({ ...(body as object), mode: "asynchronous" });
  await clock.runUntilIdle();
  await engine.idle();
  const { results = [] } = engine.operations.list({ installationId: "inst-1" }) ?? {};
  return { answer, statuses: results.map(({ status }) => status), engine };
}

describe.each(["salesforce", "hubspot", "intercom"])("%s: what a result may hold", (name) => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  it.each([
    ["a BigInt", { amount: 1n }],
    ["itself", circular],
    ["what throws as JSON", { amount: { toJSON: throws("no JSON") } }],
    [
      "what throws when it is read",
      {
        get amount() {
          return throws("not read")();
        },
      },
    ],
    ["only a list as JSON", { toJSON: () => [1] }],
    ["nothing as JSON", { toJSON: () => undefined }],
  ])("data with %s makes a failed operation, as no answer could tell it (W23)", async (_, data) => {
    const write = () => Promise.resolve([{ ok: true, recordId: "1", data }]);
    const { answer, statuses } = await writeBoth({ write }, create({ a: 1 }), { name });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{}] } });
    expect(JSON.stringify(answer)).toContain(told);
    expect(statuses).toEqual(["failure", "failure"]);
  });

  it("data are answered as JSON has them, and no longer change (W14)", async () => {
    const data = { at: new Date(0), left: undefined, list: [1] };
    const write = () => Promise.resolve([{ ok: true, recordId: "1", data }]);
    const { answer } = await writeBoth({ write }, create({ a: 1 }), { name });
    data.list.push(2);
    expect(answer).toMatchObject({
      status: 200,
      body: { result: { recordId: "1", data: { at: "1970-01-01T00:00:00.000Z", list: [1] } } },
    });
  });

  it.each([
    ["ok", { ok: once(true), recordId: () => "1" }],
    ["recordId", { ok: () => true, recordId: once("1") }],
  ])("a result whose %s can be read once is taken (W23)", async (_, getters) => {
    const { ok, recordId } = getters;
    const write = () =>
      Promise.resolve([
        Object.defineProperties({}, { ok: { get: ok }, recordId: { get: recordId } }) as unknown,
      ]);
    const { answer } = await writeBoth({ write }, create({ a: 1 }), { name });
    expect(answer).toMatchObject({ status: 200, body: { result: { success: true, recordId: "1" } } });
  });
});

describe.each(["salesforce", "hubspot", "intercom"])("%s: what a port may throw", (name) => {
  it.each([
    ["a number", 5, "5"],
    ["nothing", undefined, "undefined"],
    ["a symbol", Symbol("s"), "Symbol(s)"],
    ["an object", { toString: throws("no text") }, "The provider threw something that has no text"],
  ])("an error whose message is %s fails the write with a text (W23)", async (_, message, text) => {
    const write = () => Promise.reject(Object.assign(new Error(), { message }));
    const { answer, statuses } = await writeBoth({ write }, create({ a: 1 }), { name });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ message: text }] } });
    expect(statuses).toEqual(["failure", "failure"]);
  });

  it.each(["name", "capabilities", "fieldKey"] as const)(
    "a port whose %s throws makes failed operations (W23)",
    async (member) => {
      const traits = Object.defineProperty({}, member, { get: throws("not ready"), enumerable: true });
      const { answer, statuses } = await writeBoth(traits, create({ a: 1 }), { name });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ message: "not ready" }] } });
      expect(statuses).toEqual(["failure", "failure"]);
    },
  );
});

it("a port may have its capabilities as the instance of a class (W23)", async () => {
  class Capabilities {
    get batch() {
      return true;
    }
  }
  const { answer } = await writeBoth({ capabilities: new Capabilities() }, createBatch([{ a: 1 }]));
  expect(answer).toMatchObject({ status: 200, body: { successCount: 1 } });
});

it.each([null, "batch", 7])("a port whose capabilities are %j has none (W23)", async (capabilities) => {
  const { answer } = await writeBoth({ capabilities }, create({ a: 1 }));
  expect(answer).toMatchObject({ body: { errors: [{ message: `${told}it has no capabilities` }] } });
});

describe("an app that cannot tell whether a customer may be written for", () => {
  const reason = "findUnavailability answered neither nothing nor a message that says why";
  it.each([
    ["a promise", () => Promise.resolve(undefined)],
    ["true", () => true],
    ["a message that is no text", () => ({ message: 5, isRetryable: true })],
  ])("writes nothing and says so where it answers %s (I10)", async (_, find) => {
    const findUnavailability = find as unknown as NonNullable<WriteEngineOptions["findUnavailability"]>;
    for (const [body, content] of [
      [create({ a: 1 }), undefined],
      [update, ifEmpty],
    ] as const) {
      const options = { findUnavailability, ...(content && { content }) };
      const { answer, statuses } = await writeBoth({ write: throws("written") }, body, options);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ message: reason }] } });
      expect(statuses).toEqual(["failure", "failure"]);
    }
  });

  it("null is nothing that speaks against a write (I10)", async () => {
    const findUnavailability = () => null as unknown as undefined;
    const { statuses } = await writeBoth({}, create({ a: 1 }), { findUnavailability });
    expect(statuses).toEqual(["success", "success"]);
  });
});
