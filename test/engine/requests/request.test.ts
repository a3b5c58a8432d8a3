import { describe, expect, it } from "vitest";
import { z } from "zod";
import { writeRequestSchema } from "../../../src/contract/index.js";
import { requestFields } from "../../../src/engine/requests/request-fields.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const { expectFaults, expectBody, messages } = createHarness({ provider: createInMemoryProvider({}) });

describe("a body that breaks the contract is refused with 400, naming field and expectation", () => {
  it.each([
    [undefined, "body: expected an object, received nothing"],
    [null, "body: expected an object, received null"],
    [[create({})], "body: expected an object, received a list of 1"],
    ["create", "body: expected an object, received a string"],
  ])("a body that breaks the contract is refused: %j (W2)", async (body, fault) => {
    expect((await expectFaults(body))[0]).toContain(fault);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ groupRef: undefined }, "groupRef: expected a string, received nothing"],
    [{ groupRef: 12 }, "groupRef: expected a string, received a number"],
    [{ record: null }, "record: expected an object with the record's fields, received null"],
    [{ record: ["a"] }, "record: expected an object with the record's fields, received a list of 1"],
    [{ record: "secret" }, "record: expected an object with the record's fields, received a string"],
    [{ associations: {} }, "associations: expected a list of up to 1000 associations, received an object"],
    [
      { associations: [{ to: { id: 5 }, types: [] }] },
      "associations[0].to.id: expected a string, received a number",
    ],
    [
      { associations: [{ to: { id: "5" }, types: [{ associationCategory: "A", associationTypeId: "x" }] }] },
      "associations[0].types[0].associationTypeId: expected an integer, received a string",
    ],
    [{ headers: [{ key: "a", value: 1 }] }, "headers[0].value: expected a string, received a number"],
    [{ headers: [{ key: "a", value: "1" }, {}] }, "headers[1].key: expected a string, received nothing"],
    [{ batchPolicy: true }, "batchPolicy: expected an object, received a boolean"],
    [{ batchPolicy: { allOrNone: "yes" } }, 'batchPolicy.allOrNone: expected true or false, received "yes"'],
  ])(
    "a request that breaks the contract is refused with place and expectation: %j (W2)",
    async (change, fault) => {
      expect((await expectFaults(create({ a: 1 }, change)))[0]).toContain(fault);
    },
  );

  it("the answer lists all faults, one a line, in the order of the contract (W2)", async () => {
    const faults = await expectFaults({ groupRef: 1, type: "insert", mode: "later", record: 3 });
    expect(faults.map((fault) => fault.slice(0, fault.indexOf(":")))).toEqual([
      "groupRef",
      "type",
      "mode",
      "record",
    ]);
  });

  it("the answer gives a remedy in every line (W2)", async () => {
    const faults = await expectFaults({ type: "update", mode: 1, record: {}, batch: [{}], headers: 1 });
    expect(faults.length).toBeGreaterThan(4);
    for (const fault of faults) expect(fault).toMatch(/: .+; .+/);
  });

  it("the answer counts faults beyond the twentieth (W2)", async () => {
    const faults = await expectFaults(create({}, { headers: Array.from({ length: 30 }, () => 1) }));
    expect(faults).toHaveLength(21);
    expect(faults[20]).toBe("and 10 more");
  });

  it("the answer never repeats what stands in records, headers and groupRef (W2)", async () => {
    const secret = "s3cret";
    const faults = await expectFaults({
      groupRef: [secret],
      type: "create",
      record: secret,
      headers: [{ key: "authorization", value: [secret] }],
      associations: secret,
    });
    expect(faults.join()).not.toContain(secret);
  });
});

describe("unknown keys", () => {
  it("unknown keys are accepted and noted in the operation's log with the nearest known name (W2)", async () => {
    const { operationId } = await expectBody(
      200,
      create({ a: 1 }, { recrod: {}, retryPolcy: {}, xyz: 1, headers: [{ key: "k", value: "v", valu: 1 }] }),
    );
    const ignored = messages(operationId).filter((message) => message.startsWith("Ignored"));
    expect(ignored).toEqual([
      'Ignored "recrod": a write request has no such key; did you mean "record"?',
      'Ignored "retryPolcy": a write request has no such key; did you mean "retryPolicy"?',
      'Ignored "xyz": a write request has no such key',
      'Ignored headers[0]["valu"]: a write request has no such key; did you mean "value"?',
    ]);
  });

  it("unknown keys are told of in a refusal, as one of them may be the key that is missing (W2)", async () => {
    const faults = await expectFaults({ groupRef: "demo", type: "create", recrod: { a: 1 } });
    expect(faults).toEqual([
      "record or batch: expected exactly one of them, received neither; put one record into record or, where the provider takes batches, several into batch",
      '"recrod": a write request has no such key; did you mean "record"?',
    ]);
  });

  it("unknown keys in records are fields (W2)", async () => {
    const { operationId } = await expectBody(200, create({ groupRef: "x", recrod: 1 }));
    expect(messages(operationId).join()).not.toContain("Ignored");
  });
});

describe("exactly one of record and batch", () => {
  it("a request with neither record nor batch is refused (W3)", async () => {
    const [fault] = await expectFaults({ groupRef: "demo", type: "create" });
    expect(fault).toContain("record or batch: expected exactly one of them, received neither");
  });

  it("a request with both record and batch is refused (W3)", async () => {
    const [fault] = await expectFaults(create({ a: 1 }, { batch: [{ record: { a: 1 } }] }));
    expect(fault).toContain("record and batch: expected exactly one of them, received both");
  });
});

describe("type and mode", () => {
  it.each([undefined, null, "insert", "Create", 1])("type %j is refused (W4)", async (type) => {
    const [fault] = await expectFaults(create({ a: 1 }, { type }));
    expect(fault).toMatch(/^type: expected one of "create", "update", "delete", received /);
  });

  it.each([null, "async", 1])("mode %j is refused (W4)", async (mode) => {
    const [fault] = await expectFaults(create({ a: 1 }, { mode }));
    expect(fault).toMatch(/^mode: expected one of "synchronous", "asynchronous", received /);
  });

  it("a write without mode is synchronous (W4)", async () => {
    const body = await expectBody(200, create({ a: 1 }));
    expect(body.result?.success).toBe(true);
  });
});

describe("the record's id", () => {
  it.each(["update", "delete"])("%s without the record's id is refused (W5)", async (type) => {
    for (const record of [{}, { id: "" }, { id: null }, { id: {} }, JSON.parse('{"__proto__":{"id":"1"}}')]) {
      const [fault] = await expectFaults({ groupRef: "demo", type, record: record as unknown });
      expect(fault).toMatch(/^record\.id: expected the provider's id of the record/);
    }
  });

  it.each([{ id: "1" }, { Id: "1" }, { id: 1 }])(
    "%j names the record of updates and deletions (W5)",
    async (record) => {
      await expectBody(200, { groupRef: "demo", type: "update", record });
      await expectBody(200, { groupRef: "demo", type: "delete", record });
    },
  );

  it("each record of a batch that lacks an id is named (W5)", async () => {
    const batch = [{ record: { id: "1" } }, { record: {} }, { record: { Id: "3" } }, { record: { a: 1 } }];
    const faults = await expectFaults({ groupRef: "demo", type: "update", batch });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["batch[1].record.id", "batch[3].record.id"]);
  });
});

describe("deletions are single and synchronous", () => {
  it("a deletion refuses a batch (W6)", async () => {
    const faults = await expectFaults({ groupRef: "demo", type: "delete", batch: [{ record: { id: "1" } }] });
    expect(faults).toEqual([expect.stringMatching(/^batch: expected a single record/)]);
  });

  it("a deletion refuses mode asynchronous and accepts synchronous (W6)", async () => {
    const request = { groupRef: "demo", type: "delete", record: { id: "1" } };
    const faults = await expectFaults({ ...request, mode: "asynchronous" });
    expect(faults).toEqual([expect.stringMatching(/^mode: expected "synchronous" or nothing/)]);
    await expectBody(200, { ...request, mode: "synchronous" });
  });
});

describe("a batch has 1 to 100 records", () => {
  const records = (length: number) => Array.from({ length }, (_, place) => ({ place }));

  it("a batch of none or 101 records is refused, one of 1 or 100 taken (W7)", async () => {
    for (const length of [0, 101]) {
      const faults = await expectFaults(createBatch(records(length)));
      expect(faults).toEqual([
        expect.stringContaining(
          `batch: expected a list of 1 to 100 records, received a list of ${String(length)}`,
        ),
      ]);
    }
    for (const length of [1, 100]) {
      const body = await expectBody(200, createBatch(records(length)));
      expect(body.successCount).toBe(length);
    }
  });
});

describe("autoBatchPolicy", () => {
  const auto = (policy: unknown, more: Record<string, unknown> = {}) =>
    create({ a: 1 }, { mode: "asynchronous", autoBatchPolicy: policy, ...more });

  it.each([undefined, null, 0, 1441, 2.5, "5"])(
    "autoBatchPolicy refuses maxDelayMinutes %j (W9)",
    async (maxDelayMinutes) => {
      const [fault] = await expectFaults(auto({ maxDelayMinutes }));
      expect(fault).toMatch(
        /^autoBatchPolicy\.maxDelayMinutes: expected an integer from 1 to 1440, received /,
      );
    },
  );

  it.each([null, 0, 49, 1.5])(
    "autoBatchPolicy refuses retryDeadlineHours %j (W9)",
    async (retryDeadlineHours) => {
      const [fault] = await expectFaults(auto({ maxDelayMinutes: 1, retryDeadlineHours }));
      expect(fault).toMatch(
        /^autoBatchPolicy\.retryDeadlineHours: expected an integer from 1 to 48, received /,
      );
    },
  );

  it.each([1, 1440])("autoBatchPolicy accepts maxDelayMinutes %j (W9)", async (maxDelayMinutes) => {
    await expectBody(200, auto({ maxDelayMinutes, retryDeadlineHours: 48 }));
  });

  it("autoBatchPolicy refuses synchronous writes, with and without mode (W9)", async () => {
    for (const mode of ["synchronous", undefined]) {
      const faults = await expectFaults(auto({ maxDelayMinutes: 1 }, { mode }));
      expect(faults).toEqual([
        expect.stringMatching(/^autoBatchPolicy: expected in asynchronous writes only/),
      ]);
    }
  });

  it("autoBatchPolicy refuses batches (W9)", async () => {
    const more = { record: undefined, batch: [{ record: { a: 1 } }] };
    const faults = await expectFaults(auto({ maxDelayMinutes: 1 }, more));
    expect(faults).toEqual([expect.stringMatching(/^autoBatchPolicy: expected with a single record only/)]);
  });

  it("autoBatchPolicy refuses deletions (W9)", async () => {
    const more = { type: "delete", mode: undefined, record: { id: "1" } };
    const faults = await expectFaults(auto({ maxDelayMinutes: 1 }, more));
    expect(faults).toEqual([expect.stringMatching(/^autoBatchPolicy: expected with create or update only/)]);
  });

  it("autoBatchPolicy puts retryPolicy aside and says so in the log (W9)", async () => {
    const body = auto({ maxDelayMinutes: 1 }, { retryPolicy: { deadlineHours: 24 } });
    const { operationId } = await expectBody(200, body);
    expect(messages(operationId)).toContain(
      "Ignored retryPolicy: autoBatchPolicy.retryDeadlineHours takes its place",
    );
  });
});

describe("retryPolicy", () => {
  it.each([null, 0, 49, 1.5, "24"])("retryPolicy refuses deadlineHours %j (W10)", async (deadlineHours) => {
    const [fault] = await expectFaults(create({}, { mode: "asynchronous", retryPolicy: { deadlineHours } }));
    expect(fault).toMatch(/^retryPolicy\.deadlineHours: expected an integer from 1 to 48, received /);
  });

  it.each([{}, { deadlineHours: 1 }, { deadlineHours: 48 }])(
    "retryPolicy accepts %j (W10)",
    async (retryPolicy) => {
      await expectBody(200, create({}, { mode: "asynchronous", retryPolicy }));
    },
  );

  it("retryPolicy is refused in synchronous writes, deletions among them (W10)", async () => {
    const retryPolicy = { deadlineHours: 2 };
    for (const body of [
      create({}, { retryPolicy }),
      create({}, { retryPolicy, mode: "synchronous" }),
      { groupRef: "demo", type: "delete", record: { id: "1" }, retryPolicy },
    ]) {
      const faults = await expectFaults(body);
      expect(faults).toEqual([expect.stringMatching(/^retryPolicy: expected in asynchronous writes only/)]);
    }
  });
});

describe("what has no effect", () => {
  it("batchPolicy with a single record is noted in the log (W25)", async () => {
    const { operationId } = await expectBody(200, create({}, { batchPolicy: { allOrNone: true } }));
    expect(messages(operationId)).toContain(
      "Ignored batchPolicy: it is about batches, and this is a single record",
    );
  });

  it("associations beside a batch are refused rather than lost (W8)", async () => {
    const associations = [{ to: { id: "1" }, types: [{ associationCategory: "A", associationTypeId: 1 }] }];
    const [fault] = await expectFaults(createBatch([{ a: 1 }], { associations }));
    expect(fault).toMatch(/^associations: expected them at each record of the batch/);
  });
});

describe("the table of what a request expects", () => {
  it("the table of what a request expects has an entry for every place of the contract's schema, and no other (W2)", () => {
    const paths: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (schema instanceof z.ZodOptional) {
        walk(schema.unwrap(), path);
        return;
      }
      paths.push(path);
      if (schema instanceof z.ZodArray) walk(schema.element, `${path}[]`);
      if (!(schema instanceof z.ZodObject)) return;
      for (const [key, inner] of Object.entries(schema.shape))
        walk(inner, path === "" ? key : `${path}.${key}`);
    };
    walk(writeRequestSchema, "");
    expect([...requestFields.keys()].sort()).toEqual(paths.sort());
  });
});
