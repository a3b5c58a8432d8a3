import { describe, expect, it } from "vitest";
import {
  createSeededRandom,
  createVirtualClock,
  createWriteEngine,
  type EngineResume,
} from "../../src/engine/index.js";
import { createInMemoryProvider } from "../support/in-memory-provider.js";
import { create, createHarness, startMs } from "./support/harness.js";

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
