import { describe, expect, it } from "vitest";
import {
  createSeededRandom,
  createVirtualClock,
  createWriteEngine,
  type ProviderPort,
} from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { content, create, createBatch, createHarness, integration, startMs } from "../support/harness.js";

const boom = () => {
  throw new Error("boom");
};
const told = "The provider's port broke its own contract: ";

/** Ports of which something that the engine asks before it writes is broken. */
const ports: [string, Partial<Record<keyof ProviderPort, unknown>>, string][] = [
  ["fieldKey throws", { fieldKey: boom }, "boom"],
  ["fieldKey answers nothing", { fieldKey: () => undefined }, `${told}fieldKey gave no text`],
  ["fieldKey answers a number", { fieldKey: () => 7 }, `${told}fieldKey gave no text`],
  [`${told}fieldKey is no function`, { fieldKey: "lower case" }, `${told}fieldKey is no function`],
  ["there are no capabilities", { capabilities: undefined }, `${told}it has no capabilities`],
  ["the name is no text", { name: undefined }, `${told}its name is no text`],
];
const names = ["salesforce", "hubspot", "intercom"];
const cases = names.flatMap((name) => ports.map((port) => [name, ...port] as const));

function createBroken(name: string, traits: Partial<Record<keyof ProviderPort, unknown>>) {
  const sound = createInMemoryProvider({ name, records: { "1": {} } });
  const provider = { ...sound, ...traits } as ProviderPort;
  return { sound, ...createHarness({ provider, integration: { ...integration, provider: name } }) };
}

describe("a port that breaks before anything is written", () => {
  it.each(cases)("on %s, where %s, a synchronous write ends as a failed operation (W23)", async (...each) => {
    const [name, , traits, reason] = each;
    const { sound, expectBody, engine } = createBroken(name, traits);
    const { operationId, errors } = await expectBody(422, create({ email: "a@b.c" }));
    expect(errors).toEqual([{ message: reason }]);
    expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
    expect(sound.calls).toEqual([]);
  });

  it.each(cases)(
    "on %s, where %s, an asynchronous write ends as a failed operation (W23)",
    async (...each) => {
      const [name, , traits, reason] = each;
      const { expectBody, clock, engine } = createBroken(name, traits);
      const { operationId } = await expectBody(200, create({ email: "a@b.c" }, { mode: "asynchronous" }));
      await clock.runUntilIdle();
      await engine.idle();
      expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
      const errors = engine.operations.logs(operationId)?.map(({ message }) => message.error);
      expect(errors).toContain(reason);
    },
  );

  const batching = cases.filter(([name]) => name !== "intercom");
  it.each(batching)("on %s, where %s, an update and a batch fail likewise (W23)", async (...each) => {
    const [name, , traits, reason] = each;
    const { expectBody } = createBroken(name, traits);
    const update = await expectBody(422, { groupRef: "demo", type: "update", record: { id: "1", a: 1 } });
    expect(update.errors).toEqual([{ message: reason }]);
    const batch = await expectBody(422, createBatch([{ a: 1 }, { a: 2 }]));
    expect(batch).toMatchObject({ successCount: 0, failureCount: 2 });
  });

  it("the fault is told of one field alone where only that one breaks it (W23)", async () => {
    const fieldKey = (name: string) => (name === "bad" ? boom() : name);
    const { expectBody } = createBroken("salesforce", { fieldKey });
    await expectBody(200, create({ good: 1 }));
    await expectBody(422, create({ bad: 1 }));
    await expectBody(200, create({ good: 2 }));
  });

  it("what the lookup of the installation throws is thrown on (W23)", () => {
    const { write } = createBroken("salesforce", {});
    return expect(write(create({ a: 1 }), { findInstallation: boom })).rejects.toThrow("boom");
  });
});

it("an auto batch whose port breaks ends as a failed operation, and others go on (W23)", async () => {
  const { expectBody, clock, engine } = createBroken("salesforce", { fieldKey: boom });
  const { operationId } = await expectBody(
    200,
    create({ a: 1 }, { mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 5 } }),
  );
  await clock.runUntilIdle();
  await engine.idle();
  expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
});

it.each([
  ["throws", boom, "boom"],
  ["answers no text", () => undefined, "recordKey gave no text"],
])("a port whose recordKey %s makes failed operations (W23)", async (_, recordKey, reason) => {
  const { expectBody } = createBroken("salesforce", { recordKey });
  const { errors } = await expectBody(422, { groupRef: "demo", type: "update", record: { id: "1", a: 1 } });
  expect(errors?.[0]?.message).toContain(reason);
});

it("a port whose recordKey answers no text is not asked again (W23)", async () => {
  const { expectBody, clock, engine } = createBroken("salesforce", { recordKey: () => 7 });
  const update = { groupRef: "demo", type: "update", record: { id: "1", a: 1 }, mode: "asynchronous" };
  const { operationId } = await expectBody(200, update);
  await clock.advance(0);
  expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
  expect(clock.pending).toBe(0);
});

it("an engine that goes on with a port whose fieldKey breaks ends its operations in failure (W23)", async () => {
  const clock = createVirtualClock({ startMs });
  const sound = { ...createInMemoryProvider({ records: { "1": {} } }), key: "acme" };
  const settings = { email: { writeOnUpdate: "ifEmpty" as const } };
  const config = {
    ...content,
    write: { objects: { contact: { objectName: "contact", selectedFieldSettings: settings } } },
  };
  let count = 0;
  const options = {
    clock,
    ids: { next: () => `op-${String((count += 1))}` },
    random: createSeededRandom(1),
  };
  const engine = createWriteEngine(options);
  await engine.write({
    projectId: "p",
    integrationId: "i",
    integration,
    objectName: "contact",
    body: { groupRef: "demo", type: "update", mode: "asynchronous", record: { id: "1", email: "a@b.c" } },
    findInstallation: () => ({ id: "inst-1", configId: "c", content: config, provider: sound }),
  });
  const snapshot = engine.snapshot();
  engine.stop();
  const resumed = createWriteEngine({
    ...options,
    resume: { snapshot, findProvider: () => ({ ...sound, fieldKey: boom }) },
  });
  await clock.runUntilIdle();
  await resumed.idle();
  expect(resumed.operations.get("op-1")).toMatchObject({ status: "failure" });
});
