import { afterEach, describe, expect, it } from "vitest";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const prototypeBefore = Object.getOwnPropertyNames(Object.prototype);
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeBefore);
});

function createChecked() {
  const provider = createInMemoryProvider({});
  return { provider, ...createHarness({ provider }) };
}

/** An object in an object and so on, deeper than the stack is. */
function nest(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level += 1) value = { inner: value };
  return value;
}

/** That much must be enough on any machine; what grows with the square of the input takes minutes. */
const patienceMs = 5000;

describe("input of any size is answered", () => {
  it(
    "10 MB of text in one field is written (I11)",
    async () => {
      const { provider, engine } = createChecked();
      const text = "x".repeat(10 * 1024 * 1024);
      const answer = await write(engine, provider, create({ text }));
      expect(answer.status).toBe(200);
      expect(provider.calls[0]?.records[0]?.fields).toEqual({ text });
      expect(JSON.stringify(engine.operations.logs("op-1")).length).toBeLessThan(10_000);
    },
    patienceMs,
  );

  it("10,000 fields are written (W2)", { timeout: patienceMs }, async () => {
    const { provider, expectBody } = createChecked();
    const record = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`field${String(n)}`, n]));
    await expectBody(200, create(record));
    expect(provider.calls[0]?.records[0]?.fields).toEqual(record);
  });

  it.each([20_000, 100_000])(
    "a body nested %i levels deep is refused before anything walks it (W2)",
    { timeout: patienceMs },
    async (depth) => {
      const { provider, engine, expectFaults } = createChecked();
      const bodies = [
        create({ deep: nest(depth) }),
        create({ deep: nest(depth) }, { mode: "asynchronous" }),
        createBatch([{ deep: nest(depth) }]),
        create({}, { batchPolicy: nest(depth) }),
      ];
      for (const body of bodies) {
        expect(await expectFaults(body)).toEqual([
          "body: expected at most 500 levels of lists and objects inside each other, received more; send the inner values in fewer levels, or as text",
        ]);
      }
      expect(provider.calls).toEqual([]);
      expect(engine.operations.get("op-1")).toBeUndefined();
    },
  );

  it.each(["synchronous", "asynchronous"])("values nested 490 deep are written, %s (W2)", async (mode) => {
    const { clock, provider, expectBody } = createChecked();
    const deep = nest(490);
    await expectBody(200, create({ deep }, { mode }));
    await clock.runUntilIdle();
    expect(provider.calls[0]?.records[0]?.fields["deep"]).toEqual(deep);
  });

  it("a batch of a million records is refused in one line (W2)", { timeout: patienceMs }, async () => {
    const { expectFaults } = createChecked();
    const batch = Array.from({ length: 1_000_000 }, () => null);
    const faults = await expectFaults({ groupRef: "demo", type: "create", batch });
    expect(faults).toContain("and 81 more");
  });

  it(
    "a million wrong headers or associations are refused in 21 lines (W2)",
    { timeout: patienceMs },
    async () => {
      const { expectFaults } = createChecked();
      const many = Array.from({ length: 1_000_000 }, () => ({ key: 1 }));
      for (const body of [
        create({}, { headers: many }),
        create({}, { associations: many }),
        { groupRef: "demo", type: "create", batch: [{ record: {}, associations: many }] },
      ]) {
        const faults = await expectFaults(body);
        expect(faults).toHaveLength(21);
        expect(faults[0]).toMatch(/: expected a list of up to 1000 \w+, received a list of 1000000; /);
      }
    },
  );

  it("1,000 headers are accepted (W2)", async () => {
    const { expectBody } = createChecked();
    await expectBody(
      200,
      create({}, { headers: Array.from({ length: 1000 }, () => ({ key: "k", value: "v" })) }),
    );
  });

  it("100,000 unknown keys are noted, the first of them by name (W2)", { timeout: patienceMs }, async () => {
    const { expectBody, messages } = createChecked();
    const more = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`recor${String(n)}`, n]));
    const { operationId } = await expectBody(200, create({}, more));
    expect(messages(operationId).filter((message) => message.startsWith("Ignored"))).toHaveLength(20);
  });

  it("names of a megabyte are cut short in answers (W2)", { timeout: patienceMs }, async () => {
    const { write: send, expectFaults } = createChecked();
    const long = "x".repeat(1024 * 1024);
    const answers = [
      await send({ groupRef: long, type: "create", record: {} }),
      await send(create({}), { objectName: long }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer).length).toBeLessThan(1000);
    }
    const faults = await expectFaults(create({}, { type: long }));
    expect(faults.join().length).toBeLessThan(1000);
  });
});

describe("values of every kind reach the provider as they are", () => {
  const date = new Date(0);
  it.each<[string, unknown]>([
    ["null", null],
    ["NaN", NaN],
    ["a date", date],
    ["a list", [1, [2, { a: null }]]],
    ["an object", { a: { b: [] } }],
    ["an empty text", ""],
    ["0", 0],
    ["false", false],
    ["a large integer", 2 ** 53],
  ])("a value of every kind reaches the provider as it is: %s (P8)", async (_, value) => {
    const { provider, engine } = createChecked();
    expect((await write(engine, provider, create({ value }))).status).toBe(200);
    expect(provider.calls[0]?.records[0]?.fields["value"]).toBe(value);
  });
});

describe("names of every kind are fields", () => {
  it.each(["__proto__", "constructor", "toString", "a.b", "a/b", "a~b", "$['a']['b']", "", "é", "🙂"])(
    "a name of every kind is a field: %j (D8)",
    async (name) => {
      const { provider, expectBody } = createChecked();
      const record = JSON.parse(`{${JSON.stringify(name)}: {"polluted": true}}`) as Record<string, unknown>;
      await expectBody(200, create(record));
      await expectBody(200, createBatch([record, { a: 1 }]));
      const fields = provider.calls[0]?.records[0]?.fields ?? {};
      expect(Object.keys(fields)).toEqual([name]);
      expect(Object.getOwnPropertyDescriptor(fields, name)?.value).toEqual({ polluted: true });
    },
  );

  it("as unknown keys of a request they are noted (D8)", async () => {
    const { expectBody, messages } = createChecked();
    const body: unknown = JSON.parse(
      '{"groupRef":"demo","type":"create","record":{},"__proto__":{"mode":"asynchronous"},"constructor":1}',
    );
    const { operationId, result } = await expectBody(200, body);
    expect(result?.success).toBe(true);
    expect(messages(operationId)).toEqual(
      expect.arrayContaining([
        'Ignored "__proto__": a write request has no such key',
        'Ignored "constructor": a write request has no such key',
      ]),
    );
  });
});

/** Writes past the check against the contract, which walks what is too large or no JSON. */
function write(
  engine: ReturnType<typeof createChecked>["engine"],
  provider: ReturnType<typeof createInMemoryProvider>,
  body: unknown,
) {
  return engine.write({
    projectId: "project-1",
    integrationId: "integration-1",
    integration: { name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
    objectName: "contact",
    body,
    findInstallation: () => ({
      id: "inst-1",
      configId: "config-1",
      content: { write: { objects: { contact: { objectName: "contact" } } } },
      provider,
    }),
  });
}
