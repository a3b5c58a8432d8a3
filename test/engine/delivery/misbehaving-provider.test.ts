import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { ProviderPort, ProviderResult, ProviderWrite } from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const asynchronous = { mode: "asynchronous" };
const ifEmpty: InstallationConfigContent = {
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } } },
    },
  },
};
const update = { groupRef: "demo", type: "update", record: { id: "1", source: "app" } };

/** A Salesforce of which `write` and `read` do as they are told. */
function createPort(told: Partial<Record<"write" | "read", (...all: never[]) => unknown>>): ProviderPort {
  const { name, capabilities } = createInMemoryProvider({});
  const fine = ({ records }: ProviderWrite): Promise<readonly ProviderResult[]> =>
    Promise.resolve(records.map((_, place) => ({ ok: true, recordId: String(place) }) as const));
  return { name, capabilities, write: fine, read: () => Promise.resolve({}), ...told } as ProviderPort;
}

const hang = () => new Promise<never>(() => undefined);

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);
beforeEach(() => {
  rejections.length = 0;
  process.on("unhandledRejection", note);
});
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
});

describe("a provider that never answers", () => {
  it("a provider that never answers is given up after a minute, and a synchronous write answers so (W23)", async () => {
    const { write, clock, engine } = createHarness({ provider: createPort({ write: hang }) });
    const answer = write(create({ a: 1 }));
    await clock.advance(59_999);
    expect(engine.operations.get("op-1")?.status).toBe("in_progress");
    await clock.advance(1);
    expect(await answer).toMatchObject({
      status: 422,
      body: { errors: [{ message: "The provider did not answer within 60 seconds" }] },
    });
    expect(engine.operations.get("op-1")?.status).toBe("failure");
    expect(clock.pending).toBe(0);
  });

  it("a provider that never answers is tried again until the deadline, and no longer (W23)", async () => {
    let calls = 0;
    const write = () => {
      calls += 1;
      return hang();
    };
    const { expectBody, clock, engine } = createHarness({ provider: createPort({ write }) });
    await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.advance(61 * 60 * 1000);
    expect(engine.operations.get("op-1")?.status).toBe("failure");
    expect(calls).toBeGreaterThan(3);
    const made = calls;
    await clock.advance(100 * 60 * 60 * 1000);
    expect([calls, clock.pending]).toEqual([made, 0]);
  });

  it("a provider that never answers may be given another time (W23)", async () => {
    const { write, clock } = createHarness({ provider: createPort({ write: hang }), callTimeoutMs: 5000 });
    const answer = write(create({ a: 1 }));
    await clock.advance(5000);
    expect(await answer).toMatchObject({
      body: { errors: [{ message: "The provider did not answer within 5 seconds" }] },
    });
  });

  it("a provider that never answers does not keep others from writing (W23)", async () => {
    const slow = createPort({ write: hang });
    const { write, expectBody } = createHarness({ provider: createInMemoryProvider({}) });
    const lost = write(create({ a: 1 }), {
      findInstallation: () => ({ id: "other", configId: "c", content: ifEmpty, provider: slow }),
    });
    void lost;
    await expectBody(200, create({ a: 2 }));
  });

  it("a provider that never answers is given up where it does not tell the present values (W23)", async () => {
    const provider = createPort({ read: hang });
    const { write, clock } = createHarness({ provider, content: ifEmpty });
    const answers = [write(update), write(update)];
    await clock.advance(120_000);
    for (const answer of await Promise.all(answers)) {
      expect(answer).toMatchObject({
        status: 422,
        body: {
          errors: [
            {
              message: "Could not read the present values: The provider did not answer within 60 seconds",
            },
          ],
        },
      });
    }
  });

  it("an answer that comes too late changes nothing (W23)", async () => {
    let answer = (_: readonly ProviderResult[]): void => undefined;
    let calls = 0;
    const provider = createPort({
      write: () =>
        (calls += 1) === 1
          ? new Promise((resolve) => (answer = resolve))
          : Promise.resolve([{ ok: false, failure: { message: "no", isRetryable: false } }]),
    });
    const { expectBody, clock, engine } = createHarness({ provider });
    await expectBody(200, create({ a: 1 }, asynchronous));
    await clock.runUntilIdle();
    const before = engine.operations.get("op-1");
    answer([{ ok: true, recordId: "late" }]);
    await clock.advance(1000);
    expect(engine.operations.get("op-1")).toEqual(before);
    expect(before).toMatchObject({ status: "failure" });
  });

  it("troubles nobody by an error that comes later (W23)", async () => {
    let fail = (_: Error): void => undefined;
    const provider = createPort({ write: () => new Promise((_, reject) => (fail = reject)) });
    const { write, clock } = createHarness({ provider });
    const answer = write(create({ a: 1 }));
    await clock.advance(60_000);
    fail(new Error("late"));
    expect((await answer).status).toBe(422);
  });
});

describe("a provider that throws", () => {
  const throwers: [string, () => unknown][] = [
    [
      "an error at once",
      () => {
        throw new Error("boom");
      },
    ],
    ["an error later", () => Promise.reject(new Error("boom"))],
    [
      "a text",
      () => {
        throw "boom" as unknown as Error;
      },
    ],
  ];
  it.each(throwers)("a write fails with what the provider throws, as %s (W23)", async (_, write) => {
    const { expectBody } = createHarness({ provider: createPort({ write }) });
    const { errors } = await expectBody(422, create({ a: 1 }));
    expect(errors).toEqual([{ message: "boom" }]);
  });

  it.each([undefined, null, Object.create(null) as object, Symbol("s"), 7])(
    "a write fails where the provider throws %j (W23)",
    async (thrown) => {
      const write = () => {
        throw thrown as Error;
      };
      const { expectBody } = createHarness({ provider: createPort({ write }) });
      const { errors } = await expectBody(422, create({ a: 1 }));
      expect(errors?.[0]?.message).toEqual(expect.any(String));
    },
  );

  it.each(throwers)(
    "a write may be tried again where the provider's read throws %s (W23)",
    async (_, read) => {
      let reads = 0;
      const provider = createPort({ read: () => ((reads += 1) > 1 ? Promise.resolve({}) : read()) });
      const { expectBody, clock, engine } = createHarness({ provider, content: ifEmpty });
      await expectBody(200, { ...update, ...asynchronous });
      await clock.runUntilIdle();
      expect(engine.operations.get("op-1")).toMatchObject({ status: "success" });
    },
  );
});

describe("a provider that breaks its own type", () => {
  const broken: [string, unknown][] = [
    ["nothing", undefined],
    ["null", null],
    ["a text", "ok"],
    ["an object", { ok: true, recordId: "1" }],
    ["a result that is null", [null]],
    ["a result that is a list", [[]]],
    ["a result without ok", [{ recordId: "1" }]],
    ["ok as a text", [{ ok: "true", recordId: "1" }]],
    ["success without an id", [{ ok: true }]],
    ["success with an empty id", [{ ok: true, recordId: "" }]],
    ["an id that is a number", [{ ok: true, recordId: 1 }]],
    ["data that are a text", [{ ok: true, recordId: "1", data: "x" }]],
    ["a failure without a reason", [{ ok: false }]],
    ["a failure whose message is missing", [{ ok: false, failure: {} }]],
    [
      "more results than records",
      [
        { ok: true, recordId: "1" },
        { ok: true, recordId: "2" },
      ],
    ],
    ["a hole", Array(1)],
  ];

  it.each(broken)("a synchronous write says that the provider answered %s (W23)", async (_, answer) => {
    const { expectBody } = createHarness({ provider: createPort({ write: () => Promise.resolve(answer) }) });
    const { errors } = await expectBody(422, create({ a: 1 }));
    expect(errors?.[0]?.message).toMatch(/^The provider('s port broke its own contract: | gave no result)/);
  });

  it.each(broken)(
    "an asynchronous write ends in failure at once where the provider answered %s (W23)",
    async (_, answer) => {
      const { expectBody, clock, engine } = createHarness({
        provider: createPort({ write: () => Promise.resolve(answer) }),
      });
      await expectBody(200, create({ a: 1 }, asynchronous));
      await clock.advance(0);
      expect(engine.operations.get("op-1")).toMatchObject({ status: "failure" });
      expect(clock.pending).toBe(0);
      await engine.idle();
    },
  );

  it("records that have a result keep it where the provider gives too few (W23)", async () => {
    const provider = createPort({ write: () => Promise.resolve([{ ok: true, recordId: "1" }]) });
    const { expectBody } = createHarness({ provider });
    const body = await expectBody(200, createBatch([{ a: 1 }, { a: 2 }]));
    expect(body.results?.map(({ success }) => success)).toEqual([true, false]);
  });

  it("an answer that is no promise is taken (W23)", async () => {
    const { expectBody } = createHarness({
      provider: createPort({ write: () => [{ ok: true, recordId: "1" }] }),
    });
    expect((await expectBody(200, create({ a: 1 }))).result?.recordId).toBe("1");
  });

  it.each(["text", 7, true, []])(
    "present values that are %j are no reason to write over what is there (W23)",
    async (values) => {
      let calls = 0;
      const provider = createPort({ read: () => Promise.resolve(values), write: () => (calls += 1) });
      const { expectBody } = createHarness({ provider, content: ifEmpty });
      const { errors } = await expectBody(422, update);
      expect(errors?.[0]?.message).toContain("broke its own contract: it read no record");
      expect(calls).toBe(0);
    },
  );

  it("a failure with odd traits is told without them (W23)", async () => {
    const failure = { message: "no", isRetryable: "yes", retryAfterMs: -5, code: 7, rawResponse: {} };
    const { expectBody } = createHarness({
      provider: createPort({ write: () => Promise.resolve([{ ok: false, failure }]) }),
    });
    expect(await expectBody(422, create({ a: 1 }))).toEqual({
      operationId: "op-1",
      errors: [{ message: "no" }],
      result: { success: false },
    });
  });
});

describe("what an engine asks beside the writing", () => {
  const boom = () => {
    throw new Error("boom");
  };

  it.each([
    ["the keys of a provider's records", { recordKey: boom }, {}],
    ["whether a customer can be written for", {}, { findUnavailability: boom }],
  ])("a write ends in failure where this throws: %s (W23)", async (_, traits, options) => {
    const provider = { ...createPort({}), ...traits };
    const { expectBody, clock, engine } = createHarness({ provider, ...options, content: ifEmpty });
    const { errors } = await expectBody(422, update);
    expect(errors).toEqual([{ message: "boom" }]);
    const { operationId } = await expectBody(200, { ...update, ...asynchronous });
    await clock.runUntilIdle();
    await engine.idle();
    expect(engine.operations.get(operationId)).toMatchObject({ status: "failure" });
  });
});

it("a provider whose keys fail now and then loses no operation, and writes nothing twice (W23)", async () => {
  for (let failing = 1; failing <= 12; failing += 1) {
    let calls = 0;
    const recordKey = (id: string) => {
      calls += 1;
      if (calls === failing) throw new Error("boom");
      return id;
    };
    const provider = createInMemoryProvider({ records: { "1": {}, "2": {} } });
    const { expectBody, clock, engine } = createHarness({
      provider: { ...provider, recordKey },
      content: ifEmpty,
    });
    const batch = ["1", "2", "1"].map((id) => ({ record: { id, source: "app" } }));
    const body = { groupRef: "demo", type: "update", batch, ...asynchronous };
    const { operationId } = await expectBody(200, body);
    await clock.runUntilIdle();
    await engine.idle();
    expect(engine.operations.get(operationId)).toMatchObject({
      status: "success",
      result: "Batch write completed (3 succeeded, 0 failed)",
    });
    expect(new Set(provider.commits).size).toBe(provider.commits.length);
  }
});

describe("a customer who leaves while a write is under way", () => {
  const gone = { message: "The integration is no longer installed", isRetryable: false };

  it("a customer who leaves gets nothing of a write that waited for another of the record (I10)", async () => {
    let hasLeft = false;
    let answer = (_: readonly ProviderResult[]): void => undefined;
    let calls = 0;
    const write = () => {
      calls += 1;
      return new Promise<readonly ProviderResult[]>((resolve) => (answer = resolve));
    };
    const findUnavailability = () => (hasLeft ? gone : undefined);
    const harness = createHarness({ provider: createPort({ write }), findUnavailability, content: ifEmpty });
    const first = harness.expectBody(200, update);
    const second = harness.expectBody(422, update);
    await harness.clock.advance(0);
    hasLeft = true;
    answer([{ ok: true, recordId: "1" }]);
    await first;
    expect((await second).errors).toEqual([{ message: gone.message }]);
    expect(calls).toBe(1);
  });

  it("a customer who leaves gets nothing of a write whose record was just read (I10)", async () => {
    let hasLeft = false;
    let calls = 0;
    const provider = createPort({
      read: () => {
        hasLeft = true;
        return Promise.resolve({});
      },
      write: () => (calls += 1),
    });
    const findUnavailability = () => (hasLeft ? gone : undefined);
    const { expectBody } = createHarness({ provider, findUnavailability, content: ifEmpty });
    expect((await expectBody(422, update)).errors).toEqual([{ message: gone.message }]);
    expect(calls).toBe(0);
  });
});
